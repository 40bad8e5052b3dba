package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonProperties {

  @Property
  void any_text_is_read_back_from_what_is_safe_in_a_script(@ForAll("texts") String text)
      throws IOException {
    StringBuilder out = new StringBuilder();
    new Json(out).string(text);
    assertThat(PageContent.json(out.toString())).isEqualTo(text);
    assertThat(out.toString()).doesNotContain("<", ">", "&", "\u2028", "\u202E", "\0");
    assertThat(utf8(out.toString())).isEqualTo(out.toString());
  }

  @Property
  void html_text_holds_nothing_that_ends_an_element_or_an_attribute(@ForAll("texts") String text)
      throws IOException {
    StringBuilder out = new StringBuilder();
    Html.text(out, text);
    assertThat(out.toString()).doesNotContain("<", ">", "\"", "'", "\0", "\u202E", "\r");
    assertThat(utf8(out.toString())).isEqualTo(out.toString());
  }

  @Property
  void numbers_have_six_decimals_and_no_exponent(@ForAll double value) throws IOException {
    StringBuilder out = new StringBuilder();
    new Json(out).number(value);
    assertThat(out.toString()).matches("-?\\d+(\\.\\d{1,6})?").isNotEqualTo("-0");
    double read = Double.parseDouble(out.toString());
    assertThat(Math.abs(read - value)).isLessThanOrEqualTo(5.1e-7 + Math.ulp(value));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> odd =
        Arbitraries.of('<', '>', '&', '"', '\\', '\0', '\u2028', '\u202E', '\uD83D', '\uDE00');
    Arbitrary<Character> any = Arbitraries.chars().all();
    return Arbitraries.oneOf(odd, any)
        .list()
        .ofMaxSize(40)
        .map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
