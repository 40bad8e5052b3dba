package uk.toex.comms.number;

import java.util.SplittableRandom;

/** Generated spellings of numbers, as many ways as people and systems have. */
final class Spelt {

  private static final String[] SEPARATORS = {"", "", " ", "-", ".", "  ", " - ", "\u00a0", "–"};
  private static final String[] EXTENSIONS = {
    "x123", " x12", " ext. 12", " ext 4455", " extension 9", "#12", " int 7", ";ext=123", ", ext 5"
  };
  private static final String[] ZEROS = {"0", "٠", "０", "०"};

  private final SplittableRandom random;

  Spelt(long seed) {
    random = new SplittableRandom(seed);
  }

  String next() {
    StringBuilder text = new StringBuilder();
    String national = national();
    int kind = random.nextInt(20);
    if (kind < 6) {
      text.append(pick("+44", "+44 ", "0044", "0044 ", "44", "44 ", "(+44) ", "+44-", "00 44 "));
      text.append(pick("", "", "(0)", "0", " (0) "));
      text.append(grouped(national));
    } else if (kind < 14) {
      text.append(pick("0", "0", "0", "(0", ""));
      if (text.indexOf("(") >= 0) {
        text.append(national, 0, 4).append(") ").append(grouped(national.substring(4)));
      } else {
        text.append(grouped(national));
      }
    } else if (kind < 16) {
      text.append(pick("+", "00", "+ ", "00 "));
      text.append(pick("353", "1", "49", "33", "48", "40", "91", "234", "39", "380", "7", "86"));
      text.append(grouped(digits(6 + random.nextInt(6))));
    } else if (kind < 18) {
      text.append(pick("+", "00", "0", "", "+44", "+440", "44", "440", "004400"));
      text.append(grouped(digits(7 + random.nextInt(5))));
    } else {
      text.append(pick("+", "", "(", "00", "0"));
      for (int i = 7 + random.nextInt(9); i > 0; i--) {
        text.append(random.nextInt(4) == 0 ? pick(SEPARATORS) : digits(1));
      }
      text.append(digits(2));
    }
    if (random.nextInt(12) == 0) {
      text.append(pick(EXTENSIONS));
    }
    if (random.nextInt(12) == 0) {
      text.insert(0, pick(" ", "(", "\u202a", "- ")).append(pick(" ", ")", "\u202c", " -", "."));
    }
    return random.nextInt(16) == 0 ? otherDigits(text.toString()) : text.toString();
  }

  /** A national number of GB, or nearly one. */
  private String national() {
    String first =
        pick(
            "7",
            "7",
            "7",
            "77009",
            "7624",
            "1",
            "11",
            "121",
            "16329609",
            "2",
            "20",
            "3",
            "33",
            "8");
    int length = random.nextInt(10) == 0 ? 9 : random.nextInt(30) == 0 ? 7 : 10;
    first = random.nextInt(40) == 0 ? digits(1) : first;
    return first + digits(Math.max(1, length - first.length()));
  }

  private String grouped(String digits) {
    String separator = pick(SEPARATORS);
    StringBuilder text = new StringBuilder();
    int group = 3 + random.nextInt(3);
    for (int i = 0; i < digits.length(); i++) {
      text.append(i > 0 && i % group == 0 ? separator : "").append(digits.charAt(i));
    }
    return text.toString();
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String otherDigits(String text) {
    char zero = pick(ZEROS).charAt(0);
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      other.append(digit ? (char) (zero + (c - '0')) : c == '+' && zero == '０' ? '＋' : c);
    }
    return other.toString();
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }
}
