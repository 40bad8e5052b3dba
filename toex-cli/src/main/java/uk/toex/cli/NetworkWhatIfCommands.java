package uk.toex.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.graph.Deconfliction;
import uk.toex.graph.RiskImpact;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Columns;
import uk.toex.io.CsvOut;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** {@code toex network impact} and {@code deconflict}. */
final class NetworkWhatIfCommands {

  private NetworkWhatIfCommands() {}

  /** {@code toex network impact}. */
  @Command(
      name = "impact",
      header = "Says whom a review's advice would reveal: which subjects would enter the top.",
      description = {
        "",
        "Each missing tag of the review is taken as confirmed, its report as a seed: which",
        "subjects would enter or leave the top of the ranking? Ordered by probability times what",
        "the report would give all subjects. A report's id must be that of its event.",
        ""
      },
      footer = {
        "",
        "Example:",
        "  toex network impact review/review.csv --tag CSAE --subject \"age<18\" \\",
        "      --entities entities.csv --links links.csv --seeds seeds.csv --out impact.csv"
      })
  static final class Impact implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "REVIEW", description = "review.csv of toex reports review.")
    String review = "";

    @Option(
        names = "--tag",
        paramLabel = "TAG",
        description = "Which tags make a report a seed; repeated; default all.")
    List<String> tags = new ArrayList<>();

    @Option(
        names = "--top",
        paramLabel = "N",
        defaultValue = "100",
        description = "How many places are the top; default 100.")
    int top = 100;

    @Option(
        names = "--weight",
        paramLabel = "W",
        defaultValue = "1",
        description = "The weight of a confirmed report as a seed; default 1.")
    double weight = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; .csv.")
    @Nullable String out;

    @Mixin NetworkOptions options = new NetworkOptions();

    @Mixin CommonOptions common = new CommonOptions();

    Impact(Console console) {
      this.console = console;
    }

    /** What one piece of advice would change. */
    private record Line(
        String report, String tag, double probability, RiskImpact.Consequence consequence) {
      double expected() {
        return probability * consequence.reached();
      }
    }

    @Override
    public Integer call() {
      common.apply(console);
      if (!(weight > 0 && weight <= 1)) {
        throw new Failure.UsageException("--weight must be in (0, 1], was " + weight);
      }
      RunRecord record = new RunRecord("network impact", common.seed);
      record.setting("tag", String.join(" ", tags));
      record.setting("top", top);
      NetworkOptions.Scored scored = options.score(null, record, common, console);
      List<Line> lines = lines(scored, record);
      lines.sort(
          Comparator.comparingDouble((Line line) -> -line.expected())
              .thenComparing(Line::report)
              .thenComparing(Line::tag));
      String file = out;
      if (file != null) {
        write(Paths.of(file), lines, scored.network());
        record.count("advice", lines.size());
        record.write(Paths.of(file + ".provenance.json"));
      }
      print(lines, scored.network());
      return Failure.DONE;
    }

    private List<Line> lines(NetworkOptions.Scored scored, RunRecord record) {
      IntPredicate subjects =
          NetworkOptions.subjects(options.filters(), scored.scores().view(), EntityKind.PERSON);
      RiskImpact impact = new RiskImpact(scored.scores(), subjects, top);
      List<Line> lines = new ArrayList<>();
      long absent = 0;
      try (Rejects rejects = Rejects.counted();
          RowReader rows = RowReader.open(Input.of(Paths.of(review)), rejects)) {
        Columns columns = rows.columns();
        int report = column(columns, "report_id");
        int tag = column(columns, "tag");
        int issue = column(columns, "issue");
        int probability = column(columns, "probability");
        for (Row row = rows.next(); row != null; row = rows.next()) {
          String own = String.valueOf(row.get(tag));
          if (!"missing".equalsIgnoreCase(row.get(issue))
              || !(tags.isEmpty() || tags.contains(own))) {
            continue;
          }
          String id = String.valueOf(row.get(report));
          int entity = scored.network().indexOf(id);
          double added = entity < 0 ? 0 : weight - scored.scores().seed(entity);
          if (entity < 0) {
            absent++;
          } else if (added > 0) {
            double p = Double.parseDouble(String.valueOf(row.get(probability)));
            lines.add(new Line(id, own, p, impact.of(entity, added)));
          }
        }
        record.input(rows.provenance());
      } catch (NumberFormatException e) {
        throw new InputRefusedException(
            review + " has a probability that is no number: " + e.getMessage(), e);
      }
      record.count("reports_not_in_the_network", absent);
      if (absent > 0) {
        console.note(
            "Note: " + Shown.count(absent, "report") + " of the review not in the network.");
      }
      return lines;
    }

    private int column(Columns columns, String name) {
      int column = columns.find(name, null);
      if (column < 0) {
        throw new InputRefusedException(
            review + " has no column " + name + "; expected review.csv of toex reports review.");
      }
      return column;
    }

    private static void write(Path file, List<Line> lines, RiskNetwork network) {
      try (CsvOut csv =
          CsvOut.create(
              file,
              "rank",
              "report_id",
              "tag",
              "probability",
              "gives_subjects",
              "expected",
              "entering",
              "leaving",
              "not_followed")) {
        int rank = 0;
        for (Line line : lines) {
          csv.row(
              Integer.toString(++rank),
              line.report,
              line.tag,
              Numbers.fixed(line.probability, 6),
              Numbers.shortest(line.consequence.reached()),
              Numbers.shortest(line.expected()),
              String.join(";", NetworkAskCommands.names(line.consequence.entering(), network)),
              String.join(";", NetworkAskCommands.names(line.consequence.leaving(), network)),
              Numbers.shortest(line.consequence.unknown()));
        }
        csv.commit();
      }
    }

    private void print(List<Line> lines, RiskNetwork network) {
      List<Line> first = lines.subList(0, Math.min(20, lines.size()));
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().put("advice", lines.size()).beginArray("first");
          for (Line line : first) {
            json.beginObject().put("report_id", line.report).put("tag", line.tag);
            json.put("probability", line.probability, 6).put("expected", line.expected());
            json.put("entering", line.consequence.entering().size()).endObject();
          }
          json.endArray().endObject().commit();
        }
        return;
      }
      TextTable table =
          new TextTable("rank", "report_id", "tag", "probability", "expected", "would enter");
      table.right(0).right(3).right(4);
      int rank = 0;
      for (Line line : first) {
        table.row(
            Integer.toString(++rank),
            line.report,
            line.tag,
            Numbers.fixed(line.probability, 3),
            Numbers.fixed(line.expected(), 5),
            String.join(" ", NetworkAskCommands.names(line.consequence.entering(), network)));
      }
      table.print(console);
    }
  }

  /** {@code toex network deconflict}. */
  @Command(
      name = "deconflict",
      header = "Shows where two operations meet: entities of both, and short ways between others.",
      footer = {
        "",
        "Example:",
        "  toex network deconflict operation-a.csv operation-b.csv --entities entities.csv \\",
        "      --links links.csv"
      })
  static final class Deconflict implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "A file with a column id.")
    String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other operation's.")
    String b = "";

    @Option(
        names = "--longest",
        paramLabel = "N",
        defaultValue = "2",
        description = "How many links a way may have, 1 to 6; default 2.")
    int longest = 2;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "1000",
        description = "How many ways are shown; default 1000.")
    int limit = 1000;

    @Mixin NetworkOptions options = new NetworkOptions();

    @Mixin CommonOptions common = new CommonOptions();

    Deconflict(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      if (longest < 1 || longest > 6) {
        throw new Failure.UsageException("--longest must be 1 to 6, was " + longest);
      }
      RunRecord record = new RunRecord("network deconflict", common.seed);
      try (Rejects rejects = Rejects.counted()) {
        RiskNetwork network = options.input.read(rejects, record, common, console);
        Deconfliction.Shared shared =
            new Deconfliction(options.view(network, record))
                .between(ids(a, rejects), ids(b, rejects), longest, limit);
        if (!shared.unknown().isEmpty()) {
          console.note(
              "Note: not in the network: " + Shown.line(String.join(", ", shared.unknown()), 200));
        }
        if (common.json) {
          try (JsonOut json = JsonOut.document(console.out())) {
            json.beginObject().beginArray("shared");
            shared.shared().forEach(entity -> json.add(entity.id()));
            json.endArray().beginArray("ways");
            shared.ways().forEach(way -> NetworkFiles.path(json, way));
            json.endArray().endObject().commit();
          }
          return Failure.DONE;
        }
        console.print(Shown.count(shared.shared().size()) + " in both:");
        for (Entity entity : shared.shared()) {
          console.print("  " + entity.kind().id() + " " + entity.id() + " " + entity.label());
        }
        console.print(Shown.count(shared.ways().size()) + " short ways between others:");
        shared.ways().forEach(way -> console.print("  " + NetworkWhy.path(way)));
        return Failure.DONE;
      }
    }

    private static Set<String> ids(String file, Rejects rejects) {
      Set<String> ids = new HashSet<>();
      try (RowReader rows = RowReader.open(Input.of(Paths.of(file)), rejects)) {
        int id = rows.columns().find("id", null);
        if (id < 0) {
          throw new InputRefusedException(file + " has no column id.");
        }
        for (Row row = rows.next(); row != null; row = rows.next()) {
          String own = row.get(id);
          if (own != null && !own.isBlank()) {
            ids.add(own);
          }
        }
      } catch (UncheckedIOException e) {
        throw new InputRefusedException(file + " could not be read: " + e.getMessage(), e);
      }
      return ids;
    }
  }
}
