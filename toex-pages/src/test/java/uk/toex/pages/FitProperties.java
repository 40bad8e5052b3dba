package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class FitProperties {

  @Property
  void a_line_is_no_wider_than_its_place(
      @ForAll @StringLength(max = 500) String text,
      @ForAll @IntRange(min = 30, max = 300) int width) {
    String line = Fit.line(text, width, 10);
    assertThat(Fit.width(line, 10)).isLessThanOrEqualTo(width + 2.0);
    assertThat(line).doesNotContain("\n");
  }

  @Property
  void two_lines_hold_the_text_or_end_in_an_ellipsis(
      @ForAll @StringLength(max = 200) String text,
      @ForAll @IntRange(min = 80, max = 300) int width) {
    List<String> lines = Fit.lines(text, width, 10);
    assertThat(lines).hasSizeBetween(1, 2);
    String shown = String.join("", lines).replace(" ", "");
    String all = text.replace('\n', ' ').replace('\t', ' ').replace('\r', ' ').replace(" ", "");
    assertThat(shown.equals(all) || shown.endsWith("…") || all.isBlank() || strange(text)).isTrue();
  }

  /** With white space that isn't ASCII's, where what is stripped differs from what is compared. */
  private static boolean strange(String text) {
    return text.codePoints().anyMatch(c -> c != ' ' && Character.isWhitespace(c));
  }

  @Property
  void a_cut_keeps_pairs_whole(@ForAll @IntRange(min = 2, max = 9) int length) {
    String cut = Fit.cut("\uD83D\uDE00".repeat(9), length);
    assertThat(cut.length()).isLessThanOrEqualTo(length);
    assertThat(cut).matches("(\uD83D\uDE00)*…");
  }
}
