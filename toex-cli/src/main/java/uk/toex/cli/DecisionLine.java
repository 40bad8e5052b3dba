package uk.toex.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.toex.api.Decision;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * A decision as it stands in a file.
 *
 * @param decision the decision
 * @param newTag a further tag to add, or empty
 * @param decidedAt when, as it was written
 */
record DecisionLine(Decision<TagIssue> decision, String newTag, String decidedAt) {

  private static final int TOLD = 2;

  /**
   * Reads and checks decisions.
   *
   * @throws InputRefusedException if any of them is not well formed, with the first of those
   */
  static List<DecisionLine> read(Input input, String analyst) {
    List<String> problems = new ArrayList<>();
    List<DecisionLine> lines = new ArrayList<>();
    try (Rejects rejects =
            Rejects.to(r -> problems.add("line " + r.line() + ": " + r.reason() + detail(r)));
        RowReader rows = RowReader.open(lenient(input), rejects)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        try {
          lines.add(of(row, analyst));
        } catch (IllegalArgumentException e) {
          problems.add("line " + row.line() + ": " + e.getMessage());
        }
      }
    } catch (InputRefusedException e) {
      if (problems.isEmpty()) {
        throw e;
      }
    }
    if (!problems.isEmpty()) {
      String told = String.join("\n", problems.subList(0, Math.min(TOLD, problems.size())));
      throw new InputRefusedException(
          input.name()
              + ": "
              + Shown.count(problems.size())
              + " of the decisions "
              + (problems.size() == 1 ? "is" : "are")
              + " not well formed; none was recorded.\n"
              + told);
    }
    return lines;
  }

  /** Writes it as a line of the file of decisions. */
  void write(JsonOut json, Instant recordedAt) {
    TagIssue issue = decision.subject();
    json.beginObject().put("report_id", issue.reportId()).put("tag", issue.tag().code());
    json.put("issue", Issue.kind(issue));
    json.put("outcome", outcome());
    json.put("new_tag", newTag).put("reason", decision.reason());
    json.put("advice_sha256", decision.adviceSha256()).put("decided_at", decidedAt);
    json.put("analyst", decision.analyst()).put("recorded_at", recordedAt.toString());
    json.endObject();
  }

  /** {@code agree}, {@code override} or {@code unsure}. */
  String outcome() {
    return decision.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static DecisionLine of(Row row, String analyst) {
    String id = value(row, "report_id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("no report_id");
    }
    String issue = value(row, "issue");
    TagIssue.Kind kind =
        switch (issue) {
          case "missing" -> TagIssue.Kind.MISSING;
          case "wrong" -> TagIssue.Kind.WRONG;
          default -> throw expected("issue", issue, "missing or wrong");
        };
    String outcome = value(row, "outcome");
    Decision.Outcome decided =
        switch (outcome) {
          case "agree" -> Decision.Outcome.AGREE;
          case "override" -> Decision.Outcome.OVERRIDE;
          case "unsure" -> Decision.Outcome.UNSURE;
          default -> throw expected("outcome", outcome, "agree, override or unsure");
        };
    String sha256 = value(row, "advice_sha256");
    if (!isSha256(sha256)) {
      throw expected("advice_sha256", sha256, "64 lower-case hexadecimal digits");
    }
    String newTag = value(row, "new_tag").strip();
    if (!newTag.isEmpty()) {
      new Tag(newTag);
    }
    String at = value(row, "decided_at").strip();
    TagIssue subject = new TagIssue(id, new Tag(value(row, "tag")), kind, null);
    return new DecisionLine(
        new Decision<>(subject, sha256, analyst, decided, value(row, "reason"), instant(at)),
        newTag,
        at);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw expected("decided_at", text, "a time such as 2026-11-24T09:30:00Z");
    }
  }

  private static String value(Row row, String column) {
    String value = row.get(column);
    return value == null ? "" : value;
  }

  private static IllegalArgumentException expected(String what, String given, String wanted) {
    return new IllegalArgumentException(
        what + " is \"" + Shown.line(given, 60) + "\"; expected " + wanted);
  }

  private static boolean isSha256(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static String detail(Rejects.Rejected rejected) {
    return rejected.detail().isEmpty() ? "" : " (" + rejected.detail() + ")";
  }

  private static Input lenient(Input input) {
    return input.withLimits(input.limits().withMaxRejects(Long.MAX_VALUE, 1));
  }
}
