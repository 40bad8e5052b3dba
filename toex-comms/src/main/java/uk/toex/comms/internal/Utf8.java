package uk.toex.comms.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8, strictly. */
final class Utf8 {

  private Utf8() {}

  /** Whether all bytes belong to valid sequences. */
  static boolean isValid(byte[] bytes) {
    CharBuffer out = CharBuffer.allocate(bytes.length);
    return !decoder().decode(ByteBuffer.wrap(bytes), out, true).isError();
  }

  /** The text of some bytes; an invalid one becomes a lone low surrogate, which rejects show. */
  static String text(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = decoder();
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = result.length(); i > 0; i--) {
        out.put((char) (0xDC00 | (in.get() & 0xff)));
      }
    }
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
