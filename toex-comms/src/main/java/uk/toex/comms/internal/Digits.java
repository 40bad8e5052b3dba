package uk.toex.comms.internal;

import uk.toex.comms.number.PhoneNumbers;

/**
 * Names that are digits, as keys of 64 bits. Eight digits at a time: with their zeros taken off,
 * pairs, then fours, then all eight are brought together by one multiplication each.
 */
final class Digits {

  private static final long ZEROS = 0x3030303030303030L;
  private static final long E8 = 100_000_000L;
  private static final long E10 = 100 * E8;
  private static final long GB = 44 * E10;
  private static final int LENGTH = 56;

  private Digits() {}

  /** Whether all bytes of a word are digits. */
  private static boolean all(long word) {
    return (((word + 0x4646464646464646L) | (word - ZEROS)) & Bytes.HIGH) == 0
        && (word & Bytes.HIGH) == 0;
  }

  private static long eight(long word) {
    long pairs = word - ZEROS;
    pairs = pairs * 10 + (pairs >>> 8);
    return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
            + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
        >>> 32;
  }

  /** The E.164 form, 447700900123, of a plainly spelt GB number; 0 for anything else. */
  static long party(byte[] bytes, int start, int length) {
    int national = start + length - 10;
    boolean plain =
        switch (length) {
          case 11 -> bytes[start] == '0';
          case 12 -> bytes[start] == '4' && bytes[start + 1] == '4';
          case 13 -> bytes[start] == '+' && bytes[start + 1] == '4' && bytes[start + 2] == '4';
          default -> false;
        };
    if (plain && bytes[national] != '0') {
      long first = Bytes.word(bytes, national);
      long last = Bytes.word(bytes, national + 2);
      if (all(first) && all(last)) {
        return GB + eight(first) * 100 + eight(last) % 100;
      }
    }
    long number = PhoneNumbers.gb(bytes, start, start + length);
    return number < 0 ? 0 : number;
  }

  /** A key of 14 to 16 digits, such as an IMEI or an IMSI; 0 for anything else. */
  static long identity(byte[] bytes, int start, int length) {
    if (length < 14 || length > 16) {
      return 0;
    }
    long first = Bytes.word(bytes, start);
    long last = Bytes.word(bytes, start + length - 8);
    if (!all(first) || !all(last)) {
      return 0;
    }
    long value =
        switch (length) {
          case 14 -> eight(first) * 1_000_000 + eight(last) % 1_000_000;
          case 15 -> eight(first) * 10_000_000 + eight(last) % 10_000_000;
          default -> eight(first) * E8 + eight(last);
        };
    return value | (long) length << LENGTH;
  }

  /** The key of the first 14 digits of such a key: a device's, if it is an IMEI's. */
  static long device(long key) {
    long value = key & ((1L << LENGTH) - 1);
    int length = (int) (key >>> LENGTH);
    long first = length == 16 ? value / 100 : length == 15 ? value / 10 : value;
    return first | 14L << LENGTH;
  }

  /** The digits of such a key. */
  static byte[] identity(long key) {
    return digits(key & ((1L << LENGTH) - 1), (int) (key >>> LENGTH));
  }

  /** The digits of a number, zeros in front of them. */
  static byte[] digits(long value, int length) {
    byte[] digits = new byte[length];
    long left = value;
    for (int i = length - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return digits;
  }
}
