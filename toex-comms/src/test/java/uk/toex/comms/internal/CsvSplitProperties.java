package uk.toex.comms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CsvSplitProperties {

  @Property(tries = 300)
  void any_text_is_split_as_FastCSV_and_the_rules_have_it(@ForAll("pieces") List<String> pieces) {
    CsvSplitFuzzTest.check(String.join("", pieces));
  }

  @Property(tries = 300)
  void the_size_of_chunks_does_not_matter(
      @ForAll("records") List<String> records, @ForAll @IntRange(min = 128, max = 400) int size) {
    byte[] text = Splitting.bytes(String.join("", records));
    assertThat(Splitting.chunked(text, size, 64)).isEqualTo(Splitting.chunked(text, 1 << 16, 64));
    assertThat(Splitting.chunked(text, 1 << 16, 1 << 15)).isEqualTo(Splitting.expected(text));
  }

  @Property(tries = 300)
  void nor_where_quotes_are_stray_or_records_too_long(
      @ForAll("pieces") List<String> pieces, @ForAll @IntRange(min = 64, max = 200) int size) {
    byte[] text = Splitting.bytes(String.join("", pieces));
    assertThat(Splitting.chunked(text, size, 24)).isEqualTo(Splitting.chunked(text, 1 << 16, 24));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            ",",
            ",",
            "\"",
            "\"\"",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "x",
            "yz",
            " ",
            "\u00e9",
            "1,2,3\n",
            "\"a\"",
            "\"b\nc\",",
            ",\"",
            "\",")
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<String>> records() {
    Arbitrary<String> field =
        Arbitraries.of(
            "",
            "a",
            "bc",
            "07700900123",
            "\"\"",
            "\"q\"",
            "\"x,y\"",
            "\"l\nm\"",
            "\"d\"\"d\"",
            "\"r\r\n\n\"",
            "mid\"dle",
            " ",
            "\u00e9\u00e9");
    Arbitrary<String> end = Arbitraries.of("\n", "\n", "\r\n", "\r", "\n\n");
    // Three fields mostly; sometimes two or four, also over several lines.
    return Arbitraries.of(3, 3, 3, 3, 2, 4)
        .flatMap(n -> field.list().ofSize(n))
        .flatMap(fields -> end.map(e -> String.join(",", fields) + e))
        .list()
        .ofMaxSize(80);
  }
}
