package uk.toex.graph.algo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uk.toex.api.InputRefusedException;
import uk.toex.io.OpenInput;

/**
 * The lines of an input as ranges of bytes. Lines end in {@code \n}, {@code \r\n} or {@code \r}; a
 * byte-order mark at the beginning is eaten. Belongs to one thread.
 */
final class LineScanner implements AutoCloseable {

  private static final int READ = 1 << 18;
  private static final int LOOKED_AT = 4096;

  private final OpenInput in;
  private final int longest;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  /** The bytes that the range of the line is of. */
  byte[] bytes = new byte[READ];

  /** Where the line begins. */
  int start;

  /** Where it ends, its line end left aside. */
  int end;

  private int next;
  private int limit;
  private long number;
  private boolean ended;
  private boolean afterReturn;
  private boolean tooLong;

  /**
   * @param longest the most bytes of a line; of a longer one only the beginning is kept
   * @throws InputRefusedException if it is no text
   */
  LineScanner(OpenInput in, String name, int longest) {
    this.in = in;
    this.longest = longest;
    while (limit < LOOKED_AT && fill()) {}
    for (int i = 0; i < Math.min(limit, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        throw new InputRefusedException(
            name + " holds NUL characters: it is in UTF-16, or no text at all.\nExpected UTF-8.");
      }
    }
    if (limit >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      next = 3;
    }
  }

  /** Goes to the next line; false at the end. */
  boolean next() {
    if (afterReturn) {
      afterReturn = false;
      if ((next < limit || more()) && bytes[next] == '\n') {
        next++;
      }
    }
    tooLong = false;
    start = next;
    int i = next;
    while (true) {
      while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
        i++;
      }
      if (i < limit) {
        tooLong |= i - start > longest;
        end = tooLong ? start + longest : i;
        afterReturn = bytes[i] == '\r';
        next = i + 1;
        number++;
        return true;
      }
      if (i - start > longest) {
        tooLong = true;
        limit = start + longest; // What is beyond is passed over.
        i = limit;
      }
      int kept = i - start;
      if (!more()) {
        if (kept == 0) {
          return false;
        }
        end = limit;
        next = limit;
        number++;
        return true;
      }
      i = start + kept;
    }
  }

  /** The number of the line, from 1. */
  long number() {
    return number;
  }

  /** Whether the line is longer than allowed, and only its beginning in the range. */
  boolean tooLong() {
    return tooLong;
  }

  /** The line, or the beginning of a very long one, to be shown. */
  String text() {
    int most = 1 << 16;
    return new String(bytes, start, Math.min(most, end - start), StandardCharsets.UTF_8);
  }

  /** Whether some bytes are valid UTF-8. */
  boolean isUtf8(byte[] from, int begin, int past) {
    for (int i = begin; i < past; i++) {
      if (from[i] < 0) {
        try {
          utf8.decode(ByteBuffer.wrap(from, i, past - i));
          return true;
        } catch (CharacterCodingException e) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    in.close();
  }

  /** More bytes behind the line that has begun, which moves to the beginning of the array. */
  private boolean more() {
    if (ended) {
      return false;
    }
    System.arraycopy(bytes, start, bytes, 0, limit - start);
    limit -= start;
    next = Math.max(0, next - start);
    start = 0;
    return fill();
  }

  private boolean fill() {
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    int n = in.read(bytes, limit, bytes.length - limit);
    ended |= n < 0;
    limit += Math.max(0, n);
    return n > 0;
  }
}
