package uk.toex.graph.internal;

import java.util.Arrays;

/**
 * Small numbers by index, in one, two or four bytes each as the greatest of them needs. What lies
 * beyond the last one set is 0. While numbers are set it belongs to one thread.
 */
final class Codes {

  private byte[] narrow = {};
  private char[] middle = {};
  private int[] wide = {};

  /** Compact numbers; all but one of the arrays are empty. */
  static Codes of(byte[] narrow, char[] middle, int[] wide) {
    Codes codes = new Codes();
    codes.narrow = narrow;
    codes.middle = middle;
    codes.wide = wide;
    return codes;
  }

  byte[] narrow() {
    return narrow;
  }

  char[] middle() {
    return middle;
  }

  int[] wide() {
    return wide;
  }

  int get(int index) {
    if (index < narrow.length) {
      return narrow[index] & 0xff;
    }
    if (index < middle.length) {
      return middle[index];
    }
    return index < wide.length ? wide[index] : 0;
  }

  /** Only before {@link #compact}. */
  void set(int index, int code) {
    if (index >= wide.length) {
      wide = Arrays.copyOf(wide, Math.max(16, index + 1 + (index >> 1)));
    }
    wide[index] = code;
  }

  /** As narrow as can be, up to so many. */
  Codes compact(int size) {
    int length = Math.min(size, wide.length);
    int greatest = 0;
    for (int i = 0; i < length; i++) {
      greatest = Math.max(greatest, wide[i]);
    }
    if (greatest <= 0xff) {
      narrow = new byte[length];
      for (int i = 0; i < length; i++) {
        narrow[i] = (byte) wide[i];
      }
      wide = new int[0];
    } else if (greatest <= 0xffff) {
      middle = new char[length];
      for (int i = 0; i < length; i++) {
        middle[i] = (char) wide[i];
      }
      wide = new int[0];
    } else {
      wide = Arrays.copyOf(wide, length);
    }
    return this;
  }
}
