package uk.toex.pages;

import java.util.List;

/** Texts that try to be something else than text. */
final class HostileText {

  static final List<String> ALL =
      List.of(
          "</script><script>document.title='owned'</script>",
          "<!--<script>",
          "]]></title></noscript></style><img src=x onerror=\"document.title='owned'\">",
          "<svg onload=alert(1)> & &lt;b&gt; ' \" `${document.title='owned'}`",
          "javascript:alert(1)//%0d%0aSet-Cookie:",
          "{{constructor.constructor('alert(1)')()}}",
          "\u202Egnp.exe\u202C and \u2067right\u2069 \u200F\u061C",
          "zero\u200B\u200B\u200B\u200Bwidth\uFEFF\u2060\u00AD\u200D",
          "nul\0bell\7escape\u001B[31m del\u007F c1\u0085\u009F",
          "line\u2028paragraph\u2029separators\r\nand\rreturns\n\ttabs",
          "lone \uD83D high, lone \uDE00 low, \uDE00\uD83D swapped, whole \uD83D\uDE00",
          "\uFFFE\uFFFF\uDBFF\uDFFF\uDB40\uDC41 noncharacters and tags",
          "e" + "\u0301\u0327\u0489".repeat(300),
          "a".repeat(5000),
          "\\\" \\u003c/script\\u003e \\",
          "=HYPERLINK(\"x\") __proto__ constructor toString");

  private HostileText() {}

  /** The same, without what a tag may not hold. */
  static String asTag(String text) {
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (Character.getType(text.charAt(i)) != Character.CONTROL) {
        tag.append(text.charAt(i));
      }
    }
    return tag.toString().strip();
  }
}
