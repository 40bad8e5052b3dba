package uk.toex.comms.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes structures in Thrift's compact protocol, as the Parquet format has its metadata. */
final class CompactThrift {

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int[] last = new int[16];
  private int depth;

  byte[] bytes() {
    return out.toByteArray();
  }

  private void field(int id, int type) {
    int delta = id - last[depth];
    if (delta > 0 && delta <= 15) {
      out.write((delta << 4) | type);
    } else {
      out.write(type);
      varint(zigzag(id));
    }
    last[depth] = id;
  }

  CompactThrift i32(int id, int value) {
    field(id, I32);
    varint(zigzag(value));
    return this;
  }

  CompactThrift i64(int id, long value) {
    field(id, I64);
    varint(zigzag(value));
    return this;
  }

  CompactThrift text(int id, String value) {
    field(id, BINARY);
    element(value);
    return this;
  }

  /** Begins a structure that is a field. */
  CompactThrift begin(int id) {
    field(id, STRUCT);
    return begin();
  }

  /** Begins one that is an element of a list, or the outermost. */
  CompactThrift begin() {
    depth++;
    last[depth] = 0;
    return this;
  }

  CompactThrift end() {
    out.write(0);
    depth--;
    return this;
  }

  CompactThrift structs(int id, int size) {
    return list(id, size, STRUCT);
  }

  CompactThrift texts(int id, int size) {
    return list(id, size, BINARY);
  }

  CompactThrift i32s(int id, int size) {
    return list(id, size, I32);
  }

  private CompactThrift list(int id, int size, int type) {
    field(id, LIST);
    if (size < 15) {
      out.write((size << 4) | type);
    } else {
      out.write(0xf0 | type);
      varint(size);
    }
    return this;
  }

  CompactThrift element(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    out.write(utf8, 0, utf8.length);
    return this;
  }

  CompactThrift element(int value) {
    varint(zigzag(value));
    return this;
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
