package uk.toex.nlp.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What each character is to the tokenizer, and how it folds, from a pinned table: the JDKs' own
 * classes and foldings differ in thousands of code points.
 *
 * <p>Values: {@link #SEPARATOR}, {@link #IGNORED}, or the folded character; {@link #SINGLE} is
 * added to a folded character that is a word of its own (ideographs, kana).
 */
final class Characters {

  static final int SEPARATOR = 0;
  static final int IGNORED = 1;
  static final int SINGLE = 1 << 24;

  /** For each UTF-16 unit outside surrogates; the ASCII part stays in the first cache lines. */
  static final int[] BMP = new int[0x10000];

  private static final int[] HIGH_FIRST;
  private static final int[] HIGH_LAST;
  private static final int[] HIGH_VALUE;
  private static final int[] HIGH_DELTA;

  static {
    List<int[]> high = new ArrayList<>();
    try (InputStream in = Characters.class.getResourceAsStream("characters.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, "characters.txt"), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] f = line.split(" ", -1);
        int first = Integer.parseInt(f[0], 16);
        int last = Integer.parseInt(f[1], 16);
        int delta = Integer.parseInt(f[3]);
        int flag = f[2].equals("S") ? SINGLE : 0;
        boolean ignored = f[2].equals("I");
        for (int c = first; c <= Math.min(last, 0xFFFF); c++) {
          BMP[c] = ignored ? IGNORED : (c + delta) | flag;
        }
        if (last > 0xFFFF) {
          high.add(new int[] {Math.max(first, 0x10000), last, ignored ? IGNORED : flag, delta});
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HIGH_FIRST = high.stream().mapToInt(r -> r[0]).toArray();
    HIGH_LAST = high.stream().mapToInt(r -> r[1]).toArray();
    HIGH_VALUE = high.stream().mapToInt(r -> r[2]).toArray();
    HIGH_DELTA = high.stream().mapToInt(r -> r[3]).toArray();
  }

  private Characters() {}

  /** As {@link #BMP}, for a supplementary code point. */
  static int supplementary(int codePoint) {
    int lo = 0;
    int hi = HIGH_FIRST.length - 1;
    while (lo <= hi) {
      int mid = (lo + hi) >>> 1;
      if (codePoint < HIGH_FIRST[mid]) {
        hi = mid - 1;
      } else if (codePoint > HIGH_LAST[mid]) {
        lo = mid + 1;
      } else {
        return HIGH_VALUE[mid] == IGNORED
            ? IGNORED
            : (codePoint + HIGH_DELTA[mid]) | HIGH_VALUE[mid];
      }
    }
    return SEPARATOR;
  }
}
