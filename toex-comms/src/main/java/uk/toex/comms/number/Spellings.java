package uk.toex.comms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;

/** The parties whose spelling needs thought: libphonenumber's 5 µs, and the exceptions to it. */
final class Spellings {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /** The most digits of a number, by E.164. */
  private static final int MAX_DIGITS = 15;

  private static final int MAX_SENDER = 11;
  private static final int MIN_SHORT_CODE = 3;
  private static final int MAX_SHORT_CODE = 6;

  /** The fewest digits of a number that is named beside it. */
  private static final int MIN_NAMED = 9;

  private Spellings() {}

  static Party party(String spelling) {
    String text = spelling.strip();
    if (Withheld.is(text)) {
      return Party.WITHHELD;
    }
    Shape shape = Shape.of(text);
    if (shape.letters == 0 && shape.others == 0 && shape.plus == 0) {
      if (shape.digits < MIN_SHORT_CODE) {
        return new Party(text, PartyKind.OTHER);
      }
      if (shape.digits <= MAX_SHORT_CODE) {
        return new Party(digits(text), PartyKind.SHORT_CODE);
      }
    }
    PhoneNumber number = parse(text);
    boolean extension = number != null && number.hasExtension();
    if (shape.letters > 0 && !extension) {
      if (text.codePointCount(0, text.length()) <= MAX_SENDER && text.indexOf('@') < 0) {
        return new Party(text, PartyKind.SENDER);
      }
      if (number == null || UTIL.isPossibleNumberWithReason(number) == ValidationResult.TOO_LONG) {
        number = named(text);
      }
    }
    if (number != null) {
      String e164 = UTIL.format(number, PhoneNumberFormat.E164);
      if (e164.length() - 1 <= MAX_DIGITS) {
        return new Party(e164, PartyKind.NUMBER);
      }
    }
    return new Party(text, PartyKind.OTHER);
  }

  private static @Nullable PhoneNumber parse(String text) {
    try {
      return UTIL.parse(text, "GB");
    } catch (NumberParseException notANumber) {
      return null;
    }
  }

  /** The number in a text that otherwise is words without digits, if it is of a possible length. */
  private static @Nullable PhoneNumber named(String text) {
    int from = -1;
    int to = -1;
    int digits = 0;
    boolean letterSince = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c) || c == '+') {
        if (letterSince && digits > 0) {
          return null;
        }
        from = from < 0 ? i : from;
        to = i + 1;
        digits += c == '+' ? 0 : 1;
        letterSince = false;
      } else if (Character.isLetter(c)) {
        letterSince = true;
      }
    }
    if (digits < MIN_NAMED) {
      return null;
    }
    PhoneNumber number = parse(text.substring(from, to));
    return number != null && UTIL.isPossibleNumber(number) ? number : null;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(MAX_SHORT_CODE);
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    return digits.toString();
  }

  /** How many characters of each sort a text has. */
  private record Shape(int digits, int letters, int plus, int others) {
    static Shape of(String text) {
      int digits = 0;
      int letters = 0;
      int plus = 0;
      int others = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.digit(c, 10) >= 0) {
          digits++;
        } else if (Character.isLetter(c)) {
          letters++;
        } else if (c == '+' || c == '＋') {
          plus++;
        } else if (" -.()\u00a0".indexOf(c) < 0) {
          others++;
        }
      }
      return new Shape(digits, letters, plus, others);
    }
  }
}
