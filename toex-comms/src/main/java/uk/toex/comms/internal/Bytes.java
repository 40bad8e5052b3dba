package uk.toex.comms.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes eight at a time. Arrays that are scanned have {@link #PAD} bytes to spare behind what they
 * hold, so that a word may always be read.
 *
 * <p>A byte of a word equals another where their exclusive or is zero; of a zero byte, and of no
 * other, {@code ~(((x & 7f) + 7f) | x | 7f)} leaves the top bit, without a carry between bytes.
 */
final class Bytes {

  static final int PAD = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long UP_TO_COMMA = ONES * (',' + 1);
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  static final long HIGH = 0x8080808080808080L;

  private Bytes() {}

  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static void putLong(byte[] bytes, int at, long value) {
    LONGS.set(bytes, at, value);
  }

  static int getInt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  static void putInt(byte[] bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }

  static int getShort(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xffff;
  }

  static void putShort(byte[] bytes, int at, int value) {
    SHORTS.set(bytes, at, (short) value);
  }

  /** A word of one byte. */
  static long all(byte b) {
    return (b & 0xff) * ONES;
  }

  /** The top bit of each byte of a word that equals that of another. */
  static long equal(long word, long pattern) {
    long x = word ^ pattern;
    return ~(((x & LOW) + LOW) | x | LOW);
  }

  /**
   * The top bit of each byte of a word that is at most a comma, such as one, a tab, a blank or a
   * line end; perhaps also that of a hyphen behind one.
   */
  static long upToComma(long word) {
    return (word - UP_TO_COMMA) & ~word & HIGH;
  }

  /** The marks of {@link #equal} as eight bits, the first byte's lowest. */
  static long bits(long marks) {
    return ((marks >>> 7) * 0x0102040810204080L) >>> 56;
  }

  /** Where the first of the bytes that {@link #equal} marked is in the word, 0 to 7. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Where a byte is first in a range, or the range's end. */
  static int indexOf(byte[] bytes, int start, int end, byte wanted) {
    long pattern = all(wanted);
    for (int i = start; i < end; i += 8) {
      long marks = equal(word(bytes, i), pattern);
      if (marks != 0) {
        return Math.min(end, i + first(marks));
      }
    }
    return end;
  }

  /** Whether a range holds a byte beyond ASCII. */
  static boolean beyondAscii(byte[] bytes, int start, int end) {
    return (look(bytes, start, end) & BEYOND_ASCII) != 0;
  }

  static final int BEYOND_ASCII = 1;
  static final int QUOTES = 2;

  /** What a range holds: {@link #BEYOND_ASCII} bytes, {@link #QUOTES}. */
  static int look(byte[] bytes, int start, int end) {
    long quote = all((byte) '"');
    long high = 0;
    long quotes = 0;
    int i = start;
    for (; i + 8 <= end; i += 8) {
      long word = word(bytes, i);
      long x = word ^ quote;
      high |= word;
      quotes |= (x - ONES) & ~x; // its top bits are set if a byte is 0, and only then
    }
    for (; i < end; i++) {
      high |= bytes[i];
      quotes |= bytes[i] == '"' ? HIGH : 0;
    }
    return ((high & HIGH) != 0 ? BEYOND_ASCII : 0) | ((quotes & HIGH) != 0 ? QUOTES : 0);
  }

  /** The text of a range, which must be UTF-8. */
  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
