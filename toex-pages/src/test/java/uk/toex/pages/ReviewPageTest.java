package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uk.toex.pages.PageContent.at;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.toex.api.Advice;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.report.Report;
import uk.toex.api.report.TagIssue;

class ReviewPageTest {

  private static final Report REPORT =
      Report.of("R1", "Seen with an older male; new phone.", "MISSING");

  private static List<String> hostile() {
    return HostileText.ALL;
  }

  @Test
  void the_same_content_gives_the_same_bytes() {
    assertThat(Samples.html(Samples.list(40, 6).build()))
        .isEqualTo(Samples.html(Samples.list(40, 6).build()));
  }

  @Test
  void the_bytes_are_the_same_in_every_locale() {
    String html = Samples.html(Samples.list(20, 6).build());
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Samples.html(Samples.list(20, 6).build())).isEqualTo(html);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_policy_knows_the_styles_and_scripts_by_their_digests() throws Exception {
    String html = Samples.html(Samples.list(3, 4).build());
    String policy = html.substring(html.indexOf("content=\"default-src 'none'"));
    policy = policy.substring(0, policy.indexOf('>'));
    Matcher parts = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>").matcher(html);
    List<String> kinds = new ArrayList<>();
    while (parts.find()) {
      byte[] bytes = parts.group(2).getBytes(StandardCharsets.UTF_8);
      String digest = Base64.getEncoder().encodeToString(PageShell.sha256().digest(bytes));
      assertThat(policy).contains("'sha256-" + digest + "'");
      kinds.add(parts.group(1));
    }
    assertThat(kinds).containsExactly("style", "style", "script", "script", "script", "script");
    assertThat(html).doesNotContain("\r").doesNotContain("unsafe-inline");
    assertThat(html.replace("http-equiv", "")).doesNotContain("http:").doesNotContain("https:");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostile_text_comes_through_as_text_and_leaves_the_page_whole(String text) {
    String id = "R" + text;
    String tag = HostileText.asTag(text);
    Report report = new Report(id, text, Report.of("x", "", tag).tags(), null, null, text);
    ReviewPage page =
        ReviewPage.builder()
            .title(text)
            .fact(text, text)
            .caveat(text)
            .item(
                report, Samples.advice(report, Samples.wrong(report, tag, null), 0.9), Samples.SHA)
            .build();
    String html = Samples.html(page);
    String plain = Samples.html(Samples.list(1, 2).build());
    for (String element : List.of("<script", "</script", "<style", "</style", "<title", "<body")) {
      assertThat(count(html, element)).as(element).isEqualTo(count(plain, element));
    }
    assertThat(html).doesNotContain("<img").doesNotContain("<!--").doesNotContain("\0");
    assertThat(new String(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .as("nothing in it that UTF-8 can't carry")
        .isEqualTo(html);
    Object data = PageContent.data(html);
    assertThat(at(data, "reports", 0, "text")).isEqualTo(text);
    assertThat(at(data, "reports", 0, "id")).isEqualTo(id);
    assertThat(at(data, "reports", 0, "author")).isEqualTo(text);
    assertThat(at(data, "reports", 0, "tags")).isEqualTo(List.of(tag));
    assertThat(at(data, "caveats")).isEqualTo(List.of(text));
  }

  @Test
  void an_item_holds_the_advice_with_its_parts() {
    Advice<TagIssue> advice =
        Samples.advice(
            REPORT,
            Samples.wrong(REPORT, "MISSING", "CSAE"),
            0.9,
            new Evidence("older male", 1.25, List.of(new Span(13, 23))),
            new Evidence("phone", -0.5, List.of(new Span(29, 34))),
            new Evidence("train", -1e-7, List.of()));
    Object data =
        PageContent.data(
            Samples.html(ReviewPage.builder().item(REPORT, advice, Samples.SHA).build()));
    Object item = at(data, "items", 0);
    assertThat(at(item, "tag")).isEqualTo("MISSING");
    assertThat(at(item, "issue")).isEqualTo("wrong");
    assertThat(at(item, "suggested")).isEqualTo("CSAE");
    assertThat(at(item, "p")).isEqualTo(0.9);
    assertThat(at(item, "sha")).isEqualTo(Samples.SHA);
    assertThat(at(item, "for")).isEqualTo(List.of(List.of("older male", 1.25, 13L, 23L)));
    assertThat(at(item, "against")).isEqualTo(List.of(List.of("phone", -0.5, 29L, 34L)));
    assertThat(at(item, "lacked")).isEqualTo(List.of(List.of("train", 0L)));
    assertThat(at(item, "steps")).isEqualTo(List.of(List.of("calibration", 1.447225)));
    assertThat(at(item, "total")).isEqualTo(2.197225);
    assertThat(at(data, "tags")).isEqualTo(List.of("CSAE", "MISSING"));
  }

  @Test
  void many_words_are_named_up_to_a_limit_and_the_others_summed() {
    Part[] words = new Part[30];
    for (int i = 0; i < words.length; i++) {
      words[i] = new Evidence("w" + i, 0.5 + i, List.of(new Span(0, 4)));
    }
    Advice<TagIssue> advice = Samples.advice(REPORT, Samples.missing(REPORT, "CSAE"), 0.5, words);
    Object data =
        PageContent.data(
            Samples.html(ReviewPage.builder().item(REPORT, advice, Samples.SHA).build()));
    List<?> shown = (List<?>) at(data, "items", 0, "for");
    assertThat(shown).hasSize(ReviewData.NAMED + 1);
    assertThat(shown.get(0)).isEqualTo(List.of("w29", 29.5, 0L, 4L));
    assertThat(shown.get(ReviewData.NAMED)).isEqualTo(List.of(6L, 18L));
  }

  @Test
  void a_report_listed_twice_is_stored_once() {
    ReviewPage page =
        ReviewPage.builder()
            .item(REPORT, Samples.advice(REPORT, Samples.missing(REPORT, "CSAE"), 0.9), Samples.SHA)
            .item(
                REPORT, Samples.advice(REPORT, Samples.missing(REPORT, "FRAUD"), 0.8), Samples.SHA)
            .build();
    Object data = PageContent.data(Samples.html(page));
    assertThat((List<?>) at(data, "reports")).hasSize(1);
    assertThat((List<?>) at(data, "items")).hasSize(2);
  }

  @Test
  void an_empty_list_is_a_page_too() {
    Object data = PageContent.data(Samples.html(ReviewPage.builder().build()));
    assertThat((List<?>) at(data, "items")).isEmpty();
  }

  @Test
  void what_does_not_fit_together_is_refused_with_the_reports_id() {
    ReviewPage.Builder page = ReviewPage.builder();
    Report other = Report.of("R2", "short");
    Advice<TagIssue> advice = Samples.advice(REPORT, Samples.missing(REPORT, "CSAE"), 0.9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.item(other, advice, Samples.SHA))
        .withMessage("report R2: the advice is about another report");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.item(REPORT, advice, "ABC"))
        .withMessage("report R1: not a SHA-256: ABC");
    Advice<TagIssue> beyond =
        Samples.advice(
            other,
            Samples.missing(other, "CSAE"),
            0.9,
            new Evidence("phone", 1, List.of(new Span(3, 9))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.item(other, beyond, Samples.SHA))
        .withMessage("report R2: evidence ends after the text");
    page.item(REPORT, advice, Samples.SHA);
    Report changed = Report.of("R1", "another text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.item(changed, advice, Samples.SHA))
        .withMessage("report R1: two different reports have this id");
  }

  @Test
  void counts_are_grouped_in_thousands() {
    assertThat(ReviewData.grouped(0)).isEqualTo("0");
    assertThat(ReviewData.grouped(999)).isEqualTo("999");
    assertThat(ReviewData.grouped(1000)).isEqualTo("1,000");
    assertThat(ReviewData.grouped(-1234567)).isEqualTo("-1,234,567");
    assertThat(ReviewData.grouped(-100)).isEqualTo("-100");
    assertThat(ReviewData.grouped(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
