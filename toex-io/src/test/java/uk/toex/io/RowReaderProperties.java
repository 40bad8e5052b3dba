package uk.toex.io;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The fuzz target's check on text that is dense in what matters. */
class RowReaderProperties {

  @Property(tries = 5000)
  void no_line_of_broken_text_is_lost(
      @ForAll("broken") String text,
      @ForAll Format format,
      @ForAll @IntRange(min = 16, max = 60) int maxChars,
      @ForAll @IntRange(min = 1, max = 9) int dribble) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    RowReaderFuzzTest.check(format, maxChars, dribble, bytes);
  }

  @Provide
  Arbitrary<String> broken() {
    return Arbitraries.of(
            "\"",
            ",",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "x",
            "a,b",
            "\"\"",
            "\u00E9",
            "\0",
            "\"c\"",
            "{",
            "}",
            "{\"a\":1}",
            "{\"b\":\"\\ud800\"}\n",
            "[1]",
            ":",
            "1",
            "\nx,y\n",
            "\n\"p\nq\",r\n")
        .list()
        .ofMaxSize(60)
        .map(pieces -> "a,b\n".repeat(pieces.size() % 2) + String.join("", pieces));
  }
}
