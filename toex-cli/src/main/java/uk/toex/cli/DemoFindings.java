package uk.toex.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewEvaluation;

/**
 * Found against planted.
 *
 * @param reports how many reports there are
 * @param tags planted and found errors of each tag scored
 * @param notEnough how many tags were not scored
 * @param measured the review's measures
 * @param trial how a model did on new reports
 * @param network whom the network of the reports finds
 * @param comms what the comms data show
 */
record DemoFindings(
    int reports,
    TreeMap<Tag, Count> tags,
    int notEnough,
    ReviewEvaluation measured,
    DemoForce.Trial trial,
    DemoNetwork.Found network,
    DemoComms.Found comms) {

  private static final List<String> DEPTHS = List.of("100", "500", "1000");

  /** Errors of one tag. */
  static final class Count {
    private int reports;
    private int missing;
    private int missingFound;
    private int wrong;
    private int wrongFound;
    private int falseAlarms;

    private void add(boolean given, boolean error, boolean flagged) {
      reports += given ? 1 : 0;
      missing += error && !given ? 1 : 0;
      wrong += error && given ? 1 : 0;
      missingFound += error && !given && flagged ? 1 : 0;
      wrongFound += error && given && flagged ? 1 : 0;
      falseAlarms += !error && flagged ? 1 : 0;
    }

    private void add(Count other) {
      reports += other.reports;
      missing += other.missing;
      missingFound += other.missingFound;
      wrong += other.wrong;
      wrongFound += other.wrongFound;
      falseAlarms += other.falseAlarms;
    }
  }

  static DemoFindings of(
      Review review,
      List<Report> reports,
      List<SortedSet<Tag>> truth,
      DemoForce.Trial trial,
      DemoNetwork.Found network,
      DemoComms.Found comms) {
    TreeMap<Tag, Count> tags = new TreeMap<>();
    review.forEachCandidate(
        (report, tag, given, probability) ->
            tags.computeIfAbsent(tag, t -> new Count())
                .add(given, truth.get(report).contains(tag) != given, probability >= 0.5));
    return new DemoFindings(
        reports.size(),
        tags,
        review.notEnough().size(),
        ReviewEvaluation.of(review, truth::get),
        trial,
        network,
        comms);
  }

  void print(Console console, String out, double seconds) {
    Count all = total();
    console.print(
        "A fictional force: "
            + Shown.count(reports, "report")
            + ", "
            + Shown.count(tags.size(), "tag")
            + " with enough reports to be scored"
            + (notEnough > 0 ? ", " + notEnough + " without" : "")
            + ". Nobody in it is real.");
    console.print(
        "Planted: "
            + Shown.count(all.missing)
            + " tags missing, "
            + Shown.count(all.wrong)
            + " wrong.");
    console.print("");
    console.print("Found, reading the list from the top");
    TextTable depths = new TextTable("  rows read", "errors found", "precision", "of all planted");
    depths.right(0).right(1).right(2).right(3);
    for (String depth : DEPTHS) {
      int n = Integer.parseInt(depth);
      depth(depths, Shown.count(n), n, measured.precisionAt().getOrDefault(depth, 0.0));
    }
    ReviewEvaluation.Flagged flagged = measured.flagged();
    depth(
        depths,
        Shown.count(flagged.count()) + " (p ≥ 0.5)",
        flagged.count(),
        flagged.count() == 0 ? 0 : flagged.precision());
    depths.print(console);
    console.print("");
    console.print("By tag, among those with a probability of at least 0.5");
    TextTable byTag =
        new TextTable("  tag", "reports", "missing", "found", "wrong", "found", "false alarms");
    byTag.right(1).right(2).right(3).right(4).right(5).right(6);
    tags.forEach((tag, count) -> row(byTag, "  " + tag.code(), count));
    row(byTag, "  all", all);
    byTag.print(console);
    console.print("");
    console.print(
        "A model trained on these reports, tried on "
            + Shown.count(trial.reports())
            + " new ones: precision "
            + Numbers.fixed(trial.precision(), 2)
            + ", recall "
            + Numbers.fixed(trial.recall(), 2)
            + " of the true tags.");
    console.print("");
    console.print(
        "Found in a network of "
            + Shown.count(network.entities())
            + " entities and "
            + Shown.count(network.links())
            + " links with planted rings, by what is known");
    TextTable top =
        new TextTable("  seeds", "hidden children", "unknown offenders", "ring addresses");
    top.right(1).right(2).right(3);
    row(top, "  people who are known", network.known());
    row(top, "  and reports tagged " + DemoNetwork.TAG.code(), network.given());
    row(top, "  and those that the review proposes", network.proposed());
    row(top, "  planted", network.planted());
    top.print(console);
    console.print("  (among the first 100 children, 100 adults and 50 locations)");
    console.print("");
    console.print("Found in " + Shown.count(comms.events()) + " calls, messages and data sessions");
    TextTable lines =
        new TextTable("  what", "planted", "found", "false").right(1).right(2).right(3);
    row(lines, "  deal lines, each number", comms.lines());
    row(lines, "  changes of number", comms.changes());
    lines.print(console);
    if (!comms.story().isEmpty()) {
      console.print("  " + comms.story());
    }
    console.print("");
    console.print("Done in " + Numbers.fixed(seconds, 1) + " s.");
    console.print("");
    console.print(
        "Read and decide: "
            + (out + "/review.html, " + out + "/network/network.html and ")
            + (out + "/comms/comms.html (in a browser)"));
    console.print("");
    console.print("To try next:");
    console.print("  ./toex reports review " + out + "/reports.csv --out " + out + "/again");
    console.print("  ./toex reports evaluate " + out + "/reports.csv --truth truth");
    console.print(
        "  ./toex reports classify "
            + (out + "/new-reports.csv --model " + out + "/tags.model --out ")
            + (out + "/new-tags.csv"));
    console.print(
        "  ./toex reports decide EXPORTED.jsonl --analyst YOUR-ID --out "
            + out
            + "/decisions.jsonl");
    console.print(
        "  ./toex network impact "
            + (out + "/review.csv --tag CSAE --subject \"age<18\" --network " + out + "/network")
            + (" --seeds " + out + "/network/seeds.csv"));
    console.print(
        "  ./toex comms colocation " + out + "/comms/store --out " + out + "/comms/together");
    console.print("  ./toex reports review --help");
  }

  void printJson(Console console, String out, double seconds) {
    Count all = total();
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().put("out", out).put("reports", reports).put("tags", tags.size());
      json.beginObject("planted").put("missing", all.missing).put("wrong", all.wrong).endObject();
      json.beginObject("found").put("missing", all.missingFound).put("wrong", all.wrongFound);
      json.put("false_alarms", all.falseAlarms).endObject();
      json.beginObject("precision_at");
      for (String depth : DEPTHS) {
        json.put(depth, measured.precisionAt().getOrDefault(depth, 0.0), 9);
      }
      json.endObject().put("average_precision", measured.averagePrecision(), 9);
      json.put("calibration_error", measured.calibrationError(), 9).beginObject("by_tag");
      for (Map.Entry<Tag, Count> entry : tags.entrySet()) {
        Count count = entry.getValue();
        json.beginObject(entry.getKey().code()).put("reports", count.reports);
        json.put("missing", count.missing).put("missing_found", count.missingFound);
        json.put("wrong", count.wrong).put("wrong_found", count.wrongFound);
        json.put("false_alarms", count.falseAlarms).endObject();
      }
      json.endObject().beginObject("new_reports").put("reports", trial.reports());
      json.put("precision", trial.precision(), 9).put("recall", trial.recall(), 9).endObject();
      json.beginObject("network").put("entities", network.entities());
      json.put("links", network.links());
      top(json, "planted", network.planted());
      top(json, "found_by_known_people", network.known());
      top(json, "found_by_tags_given", network.given());
      top(json, "found_by_tags_proposed", network.proposed());
      json.put("page", out + "/network/network.html").endObject();
      json.beginObject("comms").put("events", comms.events());
      score(json, "deal_lines", comms.lines());
      score(json, "number_changes", comms.changes());
      json.put("page", out + "/comms/comms.html").endObject();
      json.put("page", out + "/review.html").put("seconds", seconds, 3);
      json.endObject().commit();
    }
  }

  private Count total() {
    Count all = new Count();
    tags.values().forEach(all::add);
    return all;
  }

  private void depth(TextTable table, String name, int read, double precision) {
    long found = Math.round(precision * read);
    table.row(
        "  " + name,
        Shown.count(found),
        Numbers.fixed(precision, 2),
        Math.round(100.0 * found / Math.max(1, measured.errors())) + " %");
  }

  private static void score(JsonOut json, String name, DemoComms.Score score) {
    json.beginObject(name).put("planted", score.planted()).put("found", score.found());
    json.put("false", score.wrong()).endObject();
  }

  private static void row(TextTable table, String name, DemoComms.Score score) {
    table.row(
        name, Shown.count(score.planted()), Shown.count(score.found()), Shown.count(score.wrong()));
  }

  private static void row(TextTable table, String name, DemoNetwork.Top top) {
    table.row(
        name, Shown.count(top.children()), Shown.count(top.adults()), Shown.count(top.locations()));
  }

  private static void top(JsonOut json, String name, DemoNetwork.Top top) {
    json.beginObject(name).put("hidden_children", top.children());
    json.put("offenders", top.adults()).put("ring_locations", top.locations()).endObject();
  }

  private static void row(TextTable table, String name, Count count) {
    table.row(
        name,
        Shown.count(count.reports),
        Shown.count(count.missing),
        Shown.count(count.missingFound),
        Shown.count(count.wrong),
        Shown.count(count.wrongFound),
        Shown.count(count.falseAlarms));
  }
}
