package uk.toex.comms.number;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How files say that the network did not tell who it was. Case, and whatever is no letter or digit,
 * is overlooked: {@code Number withheld}, {@code NUMBER_WITHHELD}, {@code <unknown>}. An empty
 * field says the same, and one with nothing but blanks, dashes, dots, question marks and stars.
 */
public final class Withheld {

  /** Sorted, for a binary search. */
  static final String[] SPELLINGS = {
    "anonymous",
    "blocked",
    "calleridunavailable",
    "callerwithheld",
    "hidden",
    "hiddennumber",
    "idwithheld",
    "na",
    "nocallerid",
    "nonumber",
    "notavailable",
    "null",
    "numberunavailable",
    "numberwithheld",
    "private",
    "privatenumber",
    "restricted",
    "restrictednumber",
    "unavailable",
    "unknown",
    "unknowncaller",
    "unknownnumber",
    "withheld",
    "withheldnumber",
  };

  private static final String NOTHING = " \t-–—_.?*\u00a0";

  private Withheld() {}

  /** True if a text is one of these spellings. */
  public static boolean is(String text) {
    if (text.indexOf('+') >= 0) {
      return false;
    }
    String plain = plain(text);
    return plain.isEmpty()
        ? text.chars().allMatch(c -> NOTHING.indexOf(c) >= 0)
        : Arrays.binarySearch(SPELLINGS, plain) >= 0;
  }

  /** All spellings, in plain form: lower case, letters and digits only. */
  public static List<String> spellings() {
    return List.of(SPELLINGS);
  }

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
