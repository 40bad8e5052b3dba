package uk.toex.tck.internal;

import java.util.List;

/** Texts that have broken readers of text before. */
final class HostileTexts {
  private static final int MEGABYTE = 1 << 20;

  private HostileTexts() {}

  static List<String> blank() {
    return List.of("", " ", "\n", "\t \r\n ", "\u00a0\u2003\u3000", "\u200b\ufeff");
  }

  static List<String> controls() {
    StringBuilder all = new StringBuilder("seen at ");
    for (char c = 0; c < 0xa0; c++) {
      if (Character.isISOControl(c)) {
        all.append(c).append('x');
      }
    }
    return List.of("\u0000", "missing\u0000episode", "\u001b[2J\u0007", all.toString());
  }

  static List<String> surrogates() {
    return List.of(
        "\ud800",
        "\udc00",
        "phone \udbff and ticket",
        "\udc00\ud800 reversed",
        "ends with \ud83d",
        "\ufffe\uffff\ufdd0",
        "\ud800".repeat(5000));
  }

  static List<String> oneToken() {
    return List.of("a".repeat(MEGABYTE), "7".repeat(MEGABYTE));
  }

  static List<String> marks() {
    return List.of("e" + "\u0301".repeat(MEGABYTE), "a\u0300\u0316\u0489".repeat(50_000));
  }

  static List<String> directions() {
    return List.of(
        "\u202e\u2066seen near\u2069\u202c".repeat(2000),
        "\u200b".repeat(200_000) + "gift" + "\u200d".repeat(200_000),
        "m\u200bi\u200bs\u200bs\u200bi\u200bn\u200bg",
        "\u0645\u0641\u0642\u0648\u062f \u05e0\u05e2\u05d3\u05e8 seen at 22:15");
  }

  static List<String> emoji() {
    return List.of(
        "\ud83d\ude80",
        "\ud83d\udc69\u200d\ud83d\udcbb\ud83c\udffd".repeat(20_000),
        "\ud83c\uddec\ud83c\udde7 train \ud83d\ude86 at 23:10 \u2764\ufe0f",
        "\ud835\udd5e\ud835\udd5a\ud835\udd64\ud835\udd64\ud835\udd5a\ud835\udd5f\ud835\udd58");
  }

  static List<String> patterns() {
    return List.of(
        "(a+)+$",
        "a".repeat(50_000) + "!",
        "\\E.*(?=x)[[[{{{((*",
        "x ".repeat(30_000) + "@".repeat(30_000),
        " ".repeat(100_000) + ".",
        "1-1-1-".repeat(20_000));
  }

  static List<String> injections() {
    return List.of(
        "=HYPERLINK(\"x\",\"y\")",
        "+1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>",
        "'; DROP TABLE reports; --",
        "${jndi:dns://example.invalid/x}",
        "#{1+1} {{7*7}} %s %n %d {0} \\u0000",
        "../../../etc/passwd",
        "{\"a\":[[[[[[1e999]]]]]]}");
  }

  static List<String> lines() {
    return List.of("\n".repeat(MEGABYTE), "\r\n".repeat(100_000), "seen at\u2028".repeat(20_000));
  }

  static List<String> words() {
    return List.of(manyWords(100_000));
  }

  /** Words of the kit's reports with a number behind each, so that many are new. */
  static String manyWords(int number) {
    StringBuilder text = new StringBuilder();
    String[] words = {"missing", "gift", "train", "phone", "flat", "school", "taxi", "coat"};
    for (int i = 0; i < number; i++) {
      text.append(words[i % words.length]).append(i % 3 == 0 ? "" : "" + i % 5000).append(' ');
    }
    return text.toString();
  }

  /** One of each, none long: for training on, and for what is slow. */
  static List<String> assortment() {
    return List.of(
        "",
        "\u200b\ufeff \t",
        "missing\u0000episode",
        "\ud800 gift \udc00",
        "w".repeat(5000),
        "e" + "\u0301".repeat(3000),
        "\u202e\u2066seen near\u2069\u202c",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "(a+)+$ " + "a".repeat(3000) + "!",
        "=HYPERLINK(\"x\",\"y\") <b>${x}</b> %n",
        "\n".repeat(3000),
        manyWords(1000));
  }
}
