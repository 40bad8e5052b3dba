package uk.toex.comms.layout.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** What spellings mean, asked once for each of the first few. Belongs to one thread. */
final class Meanings {

  private static final int KEPT = 64;

  private final ToIntFunction<String> meaning;
  private final byte[][] spellings = new byte[KEPT][];
  private final int[] meanings = new int[KEPT];
  private int size;

  /**
   * @param meaning of a spelling in lower case
   */
  Meanings(ToIntFunction<String> meaning) {
    this.meaning = meaning;
  }

  int of(Source source) {
    byte[] bytes = source.bytes;
    int start = source.start;
    int end = source.end;
    for (int i = 0; i < size; i++) {
      byte[] spelling = spellings[i];
      if (spelling.length == end - start
          && Arrays.equals(spelling, 0, spelling.length, bytes, start, end)) {
        return meanings[i];
      }
    }
    int means = meaning.applyAsInt(source.text().toLowerCase(Locale.ROOT));
    if (size < KEPT) {
      spellings[size] = Arrays.copyOfRange(bytes, start, end);
      meanings[size++] = means;
    }
    return means;
  }
}
