package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

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

  @Property
  void numbers_are_the_exact_value_rounded_half_to_even(
      @ForAll @LongRange(min = -2_000_000_000L, max = 2_000_000_000L) long halves,
      @ForAll @IntRange(min = -2, max = 2) int ulps)
      throws IOException {
    double value = halves / 2e6;
    value += ulps * Math.ulp(value);
    StringBuilder out = new StringBuilder();
    new Json(out).number(value);
    assertThat(new BigDecimal(out.toString()))
        .isEqualByComparingTo(new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN));
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
