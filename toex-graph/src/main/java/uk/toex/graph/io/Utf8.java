package uk.toex.graph.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 in byte ranges. */
final class Utf8 {

  private Utf8() {}

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at == to || decode(bytes, at, to).invalid == 0;
  }

  /** As toex-io's readers decode it: an invalid byte becomes the lone surrogate U+DC00 + byte. */
  static String raw(byte[] bytes, int from, int to) {
    return decode(bytes, from, to).text.toString();
  }

  private record Decoded(CharBuffer text, int invalid) {}

  private static Decoded decode(byte[] bytes, int from, int to) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from + 1);
    int invalid = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = result.length(); i > 0; i--) {
        out.put((char) (0xDC00 | (in.get() & 0xff)));
        invalid++;
      }
      result = decoder.decode(in, out, true);
    }
    return new Decoded(out.flip(), invalid);
  }
}
