package uk.toex.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.graph.RiskImpact;
import uk.toex.nlp.Review;

/**
 * Orders a worklist by probability × impact: what the report, as a seed, would give all subjects of
 * a network if an analyst agreed. Advice without an impact there keeps its order, behind the rest.
 */
final class ImpactOrder {

  /** What the order is called in a provenance and on the page. */
  static final String NAME = "probability × impact";

  private static final int NAMED = 5;

  private final NetworkOptions.Scored scored;
  private final RiskImpact impact;
  private final List<Tag> tags;
  private final int top;
  private final IdentityHashMap<Review.Entry, Impact> impacts = new IdentityHashMap<>();

  /**
   * What agreeing with one piece of advice would do.
   *
   * @param gives what the report would give all subjects together, in the score's unit
   * @param expected that times the probability
   * @param entering the ids of subjects who would enter the top
   */
  record Impact(double gives, double expected, List<String> entering) {}

  ImpactOrder(NetworkOptions.Scored scored, RiskImpact impact, List<Tag> tags, int top) {
    this.scored = scored;
    this.impact = impact;
    this.tags = List.copyOf(tags);
    this.top = top;
  }

  /** The list in this order. */
  Worklist order(Worklist list, RunRecord record, Console console) {
    List<Review.Entry> entries = new ArrayList<>();
    long absent = 0;
    for (Review.Entry entry : list) {
      entries.add(entry);
      TagIssue issue = entry.issue();
      Tag added = issue.kind() == TagIssue.Kind.MISSING ? issue.tag() : issue.suggestedTag();
      if (added == null || !(tags.isEmpty() || tags.contains(added))) {
        continue;
      }
      int report = scored.network().indexOf(issue.reportId());
      double weight = report < 0 ? 0 : 1 - scored.scores().seed(report);
      if (report < 0) {
        absent++;
      } else if (weight > 0) {
        RiskImpact.Consequence of = impact.of(report, weight);
        impacts.put(
            entry,
            new Impact(
                of.reached(),
                entry.probability() * of.reached(),
                of.entering().stream().map(scored.network()::id).toList()));
      }
    }
    record.count("with_impact", impacts.size());
    record.count("reports_not_in_the_network", absent);
    if (absent > 0) {
      console.note("Note: " + Shown.count(absent, "report") + " of the list not in the network.");
    }
    entries.sort(Comparator.comparingDouble((Review.Entry entry) -> -expected(entry)));
    return list.inOrder(entries);
  }

  /** What agreeing with an entry of the ordered list would do; null if nothing. */
  @Nullable Impact of(Review.Entry entry) {
    return impacts.get(entry);
  }

  /** For the page; empty if nothing. */
  String note(Review.Entry entry) {
    Impact own = impacts.get(entry);
    if (own == null) {
      return "";
    }
    int size = own.entering.size();
    if (size == 0) {
      return "would bring nobody new into the first " + Shown.count(top);
    }
    return "would bring "
        + Shown.line(String.join(", ", own.entering.subList(0, Math.min(NAMED, size))), 200)
        + (size > NAMED ? " and " + Shown.count(size - NAMED) + " more" : "")
        + " into the first "
        + Shown.count(top);
  }

  private double expected(Review.Entry entry) {
    Impact own = impacts.get(entry);
    return own == null ? 0 : own.expected;
  }
}
