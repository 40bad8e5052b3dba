package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.NetworkPath;
import uk.toex.graph.RiskExplainer;
import uk.toex.graph.RiskExplanation;
import uk.toex.graph.RiskHistory;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskScores;
import uk.toex.graph.RiskView;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** {@code toex network explain}, {@code paths} and {@code history}: questions about one entity. */
final class NetworkAskCommands {

  private static final int PATHS = 8;

  private NetworkAskCommands() {}

  /** {@code toex network explain}. */
  @Command(
      name = "explain",
      header = "Says why an entity has its score: seeds, paths in records, what it leans on.",
      footer = {
        "",
        "Example:",
        "  toex network explain P017 --entities entities.csv --links links.csv --seeds seeds.csv"
      })
  static final class Explain implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "ID", description = "The entity.")
    String id = "";

    @Mixin NetworkOptions options = new NetworkOptions();

    @Option(names = "--exact", description = "Go on to 99.9 %% of the score, however long.")
    boolean exact;

    @Mixin CommonOptions common = new CommonOptions();

    Explain(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      RunRecord record = new RunRecord("network explain", common.seed);
      NetworkOptions.Scored scored = options.score(null, record, common, console);
      int entity = index(scored.network(), id);
      RiskMeasure measure = RiskMeasure.of(scored.network().kind(entity));
      RiskExplanation why =
          new RiskExplainer(scored.scores()).explain(entity, measure, PATHS, exact);
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          NetworkFiles.explanation(json, why);
          json.commit();
        }
        return Failure.DONE;
      }
      console.print(
          why.subject().name()
              + ": "
              + measure.measure().name()
              + " "
              + Numbers.fixed(why.explanation().total(), 6)
              + ", "
              + Numbers.fixed(100 * why.share(), 1)
              + " % of it explained");
      TextTable table = new TextTable("seed", "label", "share", "value");
      table.right(2).right(3);
      double total = why.explanation().total();
      for (Explanation.Part part : why.explanation().parts()) {
        table.row(
            part.name(),
            scored.network().label(scored.network().indexOf(part.name())),
            total > 0 ? Numbers.fixed(100 * part.value() / total, 1) + " %" : "",
            Numbers.fixed(part.value(), 6));
      }
      table.print(console);
      why.paths().forEach(path -> console.print(NetworkWhy.path(path)));
      RiskExplanation.Leaning leaning = why.leansOn();
      if (leaning != null) {
        console.print(
            "Leans most on the record "
                + leaning.record()
                + ": without it the score would be "
                + Numbers.fixed(leaning.scoreWithout(), 6)
                + ".");
      }
      return Failure.DONE;
    }
  }

  /** {@code toex network paths}. */
  @Command(
      name = "paths",
      header = "Shows the strongest paths between two entities, record by record.",
      footer = {
        "",
        "Example:",
        "  toex network paths P017 P020 --entities entities.csv --links links.csv"
      })
  static final class PathsBetween implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "One entity.")
    String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    String b = "";

    @Mixin NetworkOptions options = new NetworkOptions();

    @Mixin CommonOptions common = new CommonOptions();

    PathsBetween(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      RunRecord record = new RunRecord("network paths", common.seed);
      try (Rejects rejects = Rejects.counted()) {
        RiskNetwork network = options.input.read(rejects, record, common, console);
        RiskView view = options.view(network, record);
        List<NetworkPath> paths =
            RiskExplainer.paths(view, index(network, a), index(network, b), PATHS);
        if (common.json) {
          try (JsonOut json = JsonOut.document(console.out())) {
            json.beginObject().beginArray("paths");
            paths.forEach(path -> NetworkFiles.path(json, path));
            json.endArray().endObject().commit();
          }
        } else {
          paths.forEach(path -> console.print(NetworkWhy.path(path)));
        }
        if (paths.isEmpty()) {
          console.note("No record links " + a + " and " + b + ", however indirectly.");
        }
        return paths.isEmpty() ? Failure.NO_ANSWER : Failure.DONE;
      }
    }
  }

  /** {@code toex network history}. */
  @Command(
      name = "history",
      header = "Shows an entity's score and rank month by month, each as of then.",
      footer = {
        "",
        "Example:",
        "  toex network history P017 --months 24 --subject \"age<18\" --entities entities.csv \\",
        "      --links links.csv --seeds seeds.csv"
      })
  static final class History implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "ID", description = "The entity.")
    String id = "";

    @Option(
        names = "--months",
        paramLabel = "N",
        defaultValue = "12",
        description = "How many months; default 12.")
    int months = 12;

    @Mixin NetworkOptions options = new NetworkOptions();

    @Mixin CommonOptions common = new CommonOptions();

    History(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      RunRecord record = new RunRecord("network history", common.seed);
      NetworkOptions.Scored scored = options.score(null, record, common, console);
      RiskScores scores = scored.scores();
      int entity = index(scored.network(), id);
      RiskMeasure measure = RiskMeasure.of(scored.network().kind(entity));
      RiskHistory history =
          RiskHistory.of(
              scores.view(),
              scored.seeds(),
              Math.max(1, months),
              NetworkOptions.subjects(
                  options.filters(), scores.view(), scored.network().kind(entity)),
              common.threads,
              console.progress());
      List<RiskHistory.Point> points = history.of(entity, measure);
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().put("id", id).put("measure", measure.measure().name());
          json.beginArray("months");
          for (RiskHistory.Point point : points) {
            json.beginObject().put("as_of", point.asOf().toString());
            json.put("score", point.score()).put("rank", point.rank()).endObject();
          }
          json.endArray().endObject().commit();
        }
        return Failure.DONE;
      }
      TextTable table = new TextTable("as of", "score", "rank");
      table.right(1).right(2);
      for (RiskHistory.Point point : points) {
        table.row(
            point.asOf().toString(),
            Numbers.fixed(point.score(), 6),
            point.rank() == 0 ? "" : Integer.toString(point.rank()));
      }
      table.print(console);
      return Failure.DONE;
    }
  }

  /** The number of an entity, or why there is none. */
  static int index(RiskNetwork network, String id) {
    int index = network.indexOf(id);
    if (index < 0) {
      throw new InputRefusedException("The network has no entity " + id + ".");
    }
    return index;
  }

  static List<String> names(List<Integer> entities, RiskNetwork network) {
    List<String> names = new ArrayList<>();
    entities.forEach(i -> names.add(network.id(i)));
    return names;
  }
}
