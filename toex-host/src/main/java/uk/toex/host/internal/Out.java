package uk.toex.host.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Puts a frame's payload together. Not thread-safe. */
final class Out {

  private byte[] bytes = new byte[256];
  private int length;

  Out u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Out i32(int value) {
    room(4).putInt(value);
    return this;
  }

  Out i64(long value) {
    room(8).putLong(value);
    return this;
  }

  Out f64(double value) {
    return i64(Double.doubleToRawLongBits(value));
  }

  /** Any string, even one with half characters: one byte a unit if all fit, else two. */
  Out string(String value) {
    int n = value.length();
    boolean narrow = true;
    for (int i = 0; narrow && i < n; i++) {
      narrow = value.charAt(i) <= 0xFF;
    }
    i32(n).u8(narrow ? 1 : 2);
    ByteBuffer out = room(Math.multiplyExact(n, narrow ? 1 : 2));
    for (int i = 0; i < n; i++) {
      if (narrow) {
        out.put((byte) value.charAt(i));
      } else {
        out.putChar(value.charAt(i));
      }
    }
    return this;
  }

  Out raw(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private ByteBuffer room(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
    ByteBuffer room = ByteBuffer.wrap(bytes, length, more);
    length = needed;
    return room;
  }
}
