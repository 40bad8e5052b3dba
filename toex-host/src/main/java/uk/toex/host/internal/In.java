package uk.toex.host.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Takes a frame's payload apart. Nothing in it is believed: no length is, unless that many bytes
 * are there. Not thread-safe.
 */
final class In {

  private final ByteBuffer bytes;

  In(byte[] payload) {
    bytes = ByteBuffer.wrap(payload);
  }

  int u8() throws IOException {
    return need(1).get() & 0xFF;
  }

  int i32() throws IOException {
    return need(4).getInt();
  }

  long i64() throws IOException {
    return need(8).getLong();
  }

  double f64() throws IOException {
    return Double.longBitsToDouble(i64());
  }

  /** A count of things that take at least so many bytes each. */
  int count(int bytesEach) throws IOException {
    int count = i32();
    if (count < 0 || count > bytes.remaining() / bytesEach) {
      throw new IOException("a count of " + count + " with " + bytes.remaining() + " bytes left");
    }
    return count;
  }

  String string(int most) throws IOException {
    int n = i32();
    int width = u8();
    if (n < 0 || n > most || width < 1 || width > 2 || n > bytes.remaining() / width) {
      throw new IOException("a string of " + n + " characters; at most " + most + " are taken");
    }
    char[] chars = new char[n];
    for (int i = 0; i < n; i++) {
      chars[i] = width == 1 ? (char) (bytes.get() & 0xFF) : bytes.getChar();
    }
    return new String(chars);
  }

  /** Nothing may follow. */
  void end() throws IOException {
    if (bytes.hasRemaining()) {
      throw new IOException(bytes.remaining() + " bytes too many");
    }
  }

  private ByteBuffer need(int n) throws IOException {
    if (bytes.remaining() < n) {
      throw new IOException("a payload is too short", new BufferUnderflowException());
    }
    return bytes;
  }
}
