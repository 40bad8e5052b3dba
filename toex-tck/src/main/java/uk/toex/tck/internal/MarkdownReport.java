package uk.toex.tck.internal;

import java.util.List;
import java.util.Map;
import uk.toex.tck.Area;
import uk.toex.tck.KitReport;
import uk.toex.tck.Outcome;
import uk.toex.tck.RuleResult;

/** A report for people. */
public final class MarkdownReport {
  private MarkdownReport() {}

  /** The report as Markdown. */
  public static String of(KitReport report) {
    StringBuilder out = new StringBuilder();
    out.append("# Plugin kit: ").append(escaped(report.plugin())).append("\n\n");
    out.append(report.passed() ? "**Passed.** " : "**Failed.** ");
    out.append(report.with(Outcome.PASSED).size()).append(" rules passed, ");
    out.append(report.with(Outcome.FAILED).size()).append(" failed, ");
    out.append(report.with(Outcome.UNTESTED).size()).append(" untested, ");
    out.append(report.with(Outcome.NOT_APPLICABLE).size()).append(" do not apply.\n\n");
    out.append("| what | value |\n|---|---|\n");
    for (Map.Entry<String, String> fact : report.facts().entrySet()) {
      row(out, fact.getKey(), fact.getValue());
    }
    list(out, "Failed", report.with(Outcome.FAILED));
    untested(out, report);
    for (Area area : Area.values()) {
      List<RuleResult> results =
          report.results().stream().filter(each -> each.rule().area() == area).toList();
      if (!results.isEmpty()) {
        out.append("\n## ").append(area.title()).append("\n\n");
        out.append("| rule | | outcome | note |\n|---|---|---|---|\n");
        for (RuleResult each : results) {
          row(out, each.rule().id(), each.rule().sentence(), word(each.outcome()), each.detail());
        }
      }
    }
    return out.toString();
  }

  private static void list(StringBuilder out, String title, List<RuleResult> results) {
    if (!results.isEmpty()) {
      out.append("\n## ").append(title).append("\n\n");
      results.forEach(each -> item(out, each.rule() + ": " + each.detail()));
    }
  }

  private static void untested(StringBuilder out, KitReport report) {
    list(out, "Untested", report.with(Outcome.UNTESTED));
    out.append("\n## What no rule can show\n\n");
    report.unprovable().forEach(each -> item(out, each));
  }

  private static void item(StringBuilder out, String text) {
    out.append("- ").append(escaped(text)).append('\n');
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(escaped(cell)).append(' ');
    }
    out.append("|\n");
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case FAILED -> "FAILED";
      case UNTESTED -> "untested";
      case NOT_APPLICABLE -> "does not apply";
    };
  }

  /** A text that may be hostile, so that it stays text. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.SURROGATE || Character.isISOControl(c)) {
                safe.append(' ');
              } else if (c == '<') {
                safe.append("&lt;");
              } else if (c == '&') {
                safe.append("&amp;");
              } else {
                safe.append("\\`*_[]|#!".indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
