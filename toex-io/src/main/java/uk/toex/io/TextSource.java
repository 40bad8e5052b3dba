package uk.toex.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 so that nothing is lost: a byte that belongs to no valid sequence (overlong,
 * surrogate, truncated or stray) becomes the lone low surrogate U+DC00 + byte, as Python's {@code
 * surrogateescape} has it.
 *
 * <p>Unambiguous: decoded text holds a low surrogate only after a high one, and a high one never
 * without its low. A byte-order mark at the beginning is eaten.
 */
final class TextSource implements AutoCloseable {

  private static final int ESCAPE = 0xDC00;

  private final OpenInput in;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean inputEnded;
  private boolean atStart = true;
  private long invalid;

  TextSource(OpenInput in, String name) {
    this.in = in;
    this.bytes.limit(0);
    while (bytes.limit() < 4096 && refill()) {}
    Sniff.refuseBinary(bytes.array(), bytes.limit(), name);
  }

  /** How many invalid bytes have come so far. */
  long invalid() {
    return invalid;
  }

  /** At least one more character into a place with room for at least two, or −1 at the end. */
  int read(char[] target, int offset, int length) {
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, inputEnded);
      if (result.isError()) {
        for (int i = result.length(); i > 0 && out.hasRemaining(); i--) {
          out.put((char) (ESCAPE | (bytes.get() & 0xff)));
          invalid++;
        }
      }
      int n = out.position() - offset;
      if (n > 0) {
        if (!atStart) {
          return n;
        }
        atStart = false;
        if (target[offset] != '\uFEFF') {
          return n;
        }
        System.arraycopy(target, offset + 1, target, offset, n - 1);
        if (n > 1) {
          return n - 1;
        }
        out.position(offset);
      } else if (result.isUnderflow()) {
        if (inputEnded) {
          return -1;
        }
        refill();
      }
    }
  }

  /** Whether a text holds escaped bytes. */
  static boolean hasInvalid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (isEscape(c)) {
          return true;
        }
        i++; // a pair
      }
    }
    return false;
  }

  /** Shows escaped bytes as {@code \xNN}, and a backslash as two where there are any. */
  static String showInvalid(String text) {
    if (!hasInvalid(text)) {
      return text;
    }
    // Half of a pair at the very end, where a text was cut, stays as it is.
    StringBuilder shown = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        shown.append(c).append(text.charAt(++i));
      } else if (isEscape(c)) {
        shown.append("\\x").append(Integer.toHexString(c & 0xff));
      } else if (c == '\\') {
        shown.append("\\\\");
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isEscape(char loneSurrogate) {
    return loneSurrogate >= 0xDC80 && loneSurrogate <= 0xDCFF;
  }

  private boolean refill() {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (n > 0) {
      bytes.position(bytes.position() + n);
    }
    bytes.flip();
    inputEnded |= n < 0;
    return n > 0;
  }

  @Override
  public void close() {
    in.close();
  }
}
