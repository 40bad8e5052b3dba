package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.report.Grade;
import uk.toex.graph.RiskExplanation;

/** Paths in words. */
final class NetworkWhy {

  private static final int MOST = 300;

  private NetworkWhy() {}

  /** The best path of an explanation, in a line. */
  static String of(RiskExplanation explanation) {
    return explanation.paths().isEmpty() ? "" : Shown.line(steps(explanation.paths().get(0)), MOST);
  }

  /** A path in records: what, when, how graded, and who or where it leads to. */
  static String path(NetworkPath path) {
    return path.start().name() + " — " + steps(path);
  }

  /** A path without its start. */
  private static String steps(NetworkPath path) {
    List<String> words = new ArrayList<>();
    for (NetworkPath.Step step : path.steps()) {
      words.add(record(step.records().get(0)) + more(step.records().size() - 1));
      words.add(step.to().name());
    }
    return String.join(" — ", words);
  }

  private static String record(Link link) {
    StringBuilder text = new StringBuilder(link.type().isEmpty() ? "linked" : link.type());
    if (link.date() != null) {
      text.append(' ').append(Shown.date(link.date()));
    }
    String grade = grade(link.grade());
    if (!grade.isEmpty()) {
      text.append(" [").append(grade).append(']');
    }
    return text.toString();
  }

  /** A grade as it is written; empty for none. */
  static String grade(@Nullable Grade grade) {
    return grade == null
        ? ""
        : grade.source().code() + grade.intelligence().name() + grade.handling().name();
  }

  private static String more(int records) {
    return records == 0 ? "" : " and " + records + " more";
  }
}
