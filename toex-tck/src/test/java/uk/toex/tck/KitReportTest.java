package uk.toex.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KitReportTest {
  private static final String HOSTILE =
      "a|b \"q\" \\ \n\r\t\u0000\u0007\u2028\ud83d\ude80\ud800 <img src=x> [x](y) `c` *d* &amp;";

  private static final KitReport REPORT =
      new KitReport(
          "uk.example.plugin",
          new TreeMap<>(Map.of("vendor", HOSTILE)),
          List.of(
              new RuleResult(PluginKit.rules().get(0), Outcome.PASSED, ""),
              new RuleResult(PluginKit.rules().get(1), Outcome.FAILED, HOSTILE),
              new RuleResult(PluginKit.rules().get(2), Outcome.UNTESTED, "not claimed")),
          List.of("How it does on real reports."));

  @Test
  void a_report_with_a_failure_did_not_pass() {
    assertThat(REPORT.passed()).isFalse();
    assertThat(REPORT.with(Outcome.FAILED)).hasSize(1);
  }

  @Test
  void json_gives_back_every_string() throws IOException {
    List<String> strings = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(REPORT.toJson())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.add(parser.getText());
        }
      }
    }
    assertThat(strings)
        .containsSubsequence(
            "uk.example.plugin",
            HOSTILE,
            "D101",
            "PASSED",
            "FAILED",
            HOSTILE,
            "UNTESTED",
            "not claimed",
            "How it does on real reports.");
    assertThat(REPORT.toJson()).endsWith("}\n").matches("[\\x0a\\x20-\\x7e]*");
  }

  @Test
  void markdown_keeps_hostile_text_as_text() {
    String markdown = REPORT.toMarkdown();
    assertThat(markdown)
        .contains("**Failed.** 1 rules passed, 1 failed, 1 untested, 0 do not apply.")
        .contains("## Untested")
        .contains("## What no rule can show")
        .contains("a\\|b")
        .contains("&lt;img src=x>")
        .contains("\\[x\\](y)")
        .doesNotContain("<img")
        .doesNotContain("\u0000")
        .doesNotContain("\ud800 ");
  }
}
