package uk.toex.host.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Frames on a pipe between the host and a plugin's process, all numbers big-endian:
 *
 * <pre>
 *   magic "TOEX" | kind 1 byte | number 4 bytes | length 4 bytes | payload | CRC-32 of kind…payload
 * </pre>
 *
 * <p>Magic and CRC are there to notice what is no frame, such as what a plugin prints; they prove
 * nothing about who wrote it. A plugin that forges frames gains nothing by it: it may answer what
 * it likes anyway.
 */
final class Frames {

  private static final int MAGIC = 0x544F4558;
  private static final int HEADER = 13;

  /** One frame. */
  record Frame(int kind, int number, In payload) {}

  private Frames() {}

  /** Writes a frame and flushes. */
  static void write(OutputStream out, int kind, int number, byte[] payload) throws IOException {
    byte[] header =
        ByteBuffer.allocate(HEADER)
            .putInt(MAGIC)
            .put((byte) kind)
            .putInt(number)
            .putInt(payload.length)
            .array();
    out.write(header);
    out.write(payload);
    out.write(ByteBuffer.allocate(4).putInt(crc(header, payload)).array());
    out.flush();
  }

  /**
   * Reads a frame.
   *
   * @param most how long a payload may be, in bytes
   * @return null where the stream ends between frames
   * @throws IOException if the stream ends inside a frame, or what comes is no frame
   */
  static @Nullable Frame read(InputStream in, int most) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length == 0) {
      return null;
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    if (header.length >= 4 && fields.getInt() != MAGIC) {
      throw new IOException(
          "what came is no frame; it begins with \""
              + Said.printable(new String(header, StandardCharsets.ISO_8859_1), HEADER)
              + "\"");
    }
    if (header.length < HEADER) {
      throw new EOFException("the stream ends inside a frame");
    }
    int kind = fields.get() & 0xFF;
    int number = fields.getInt();
    int length = fields.getInt();
    if (length < 0 || length > most) {
      throw new IOException("a frame of " + length + " bytes; at most " + most + " are taken");
    }
    // Memory grows with what really comes, not with what the header claims.
    byte[] payload = in.readNBytes(length);
    byte[] crc = in.readNBytes(4);
    if (payload.length < length || crc.length < 4) {
      throw new EOFException("the stream ends inside a frame");
    }
    if (ByteBuffer.wrap(crc).getInt() != crc(header, payload)) {
      throw new IOException("a frame is damaged: its CRC-32 is another");
    }
    return new Frame(kind, number, new In(payload));
  }

  private static int crc(byte[] header, byte[] payload) {
    CRC32 crc = new CRC32();
    crc.update(header, 4, HEADER - 4);
    crc.update(payload);
    return (int) crc.getValue();
  }
}
