package uk.toex.graph.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes arrays one after the other, little-endian, each from a multiple of 64 bytes. */
final class SectionWriter {

  /** Where a section lies, how wide its elements are, and its CRC-32C. */
  record Section(int width, int crc, long offset, long length) {}

  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final List<Section> sections = new ArrayList<>();
  private final CRC32C crc = new CRC32C();
  private long offset;

  SectionWriter(OutputStream out) {
    this.out = out;
  }

  List<Section> sections() {
    return sections;
  }

  /** Bytes outside sections. */
  void raw(ByteBuffer bytes) {
    buffer.put(bytes);
    flush();
  }

  long offset() {
    return offset;
  }

  void section(int[] values) {
    long begin = begin();
    for (int value : values) {
      if (buffer.remaining() < 4) {
        flush();
      }
      buffer.putInt(value);
    }
    end(4, begin);
  }

  void section(char[] values) {
    long begin = begin();
    for (char value : values) {
      if (buffer.remaining() < 2) {
        flush();
      }
      buffer.putChar(value);
    }
    end(2, begin);
  }

  void section(byte[] values) {
    long begin = begin();
    for (int at = 0; at < values.length; at += buffer.capacity()) {
      buffer.put(values, at, Math.min(buffer.capacity(), values.length - at));
      flush();
    }
    end(1, begin);
  }

  void align() {
    while (offset % 64 != 0) {
      buffer.put(new byte[(int) (64 - offset % 64)]);
      flush();
    }
  }

  private long begin() {
    align();
    crc.reset();
    return offset;
  }

  private void end(int width, long begin) {
    flush();
    sections.add(new Section(width, (int) crc.getValue(), begin, offset - begin));
  }

  private void flush() {
    int count = buffer.position();
    crc.update(buffer.array(), 0, count);
    try {
      out.write(buffer.array(), 0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offset += count;
    buffer.clear();
  }
}
