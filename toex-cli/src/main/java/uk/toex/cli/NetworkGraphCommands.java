package uk.toex.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.graph.algo.Components;
import uk.toex.graph.algo.EdgeGraph;
import uk.toex.graph.algo.Leiden;
import uk.toex.graph.algo.LinkFile;
import uk.toex.graph.algo.PageRank;
import uk.toex.graph.algo.Partition;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** {@code toex network pagerank}, {@code components} and {@code communities}: on plain links. */
final class NetworkGraphCommands {

  private NetworkGraphCommands() {}

  /** Adds the three to the group they belong to. */
  static CommandLine addTo(CommandLine network, Console console) {
    return network
        .addSubcommand(new Ranks(console))
        .addSubcommand(new Joined(console))
        .addSubcommand(new Communities(console));
  }

  /** Ranks. */
  @Command(
      name = "pagerank",
      sortOptions = false,
      header = "Computes textbook PageRank, global or personalised, of any links.",
      description = {
        "",
        "Writes id,score; scores sum to 1. The mass of nodes without links out goes to the restart",
        "vector: the seeds, or all nodes alike. For comparison; toex network score ranks by risk.",
        ""
      },
      footer = {
        "",
        "Example:",
        "  toex network pagerank links.csv --seeds seeds.csv --out ranks.csv",
        "  toex network pagerank links.mtx --directed --iterations 20 --out ranks.csv"
      })
  static final class Ranks implements Callable<Integer> {
    private final Console console;

    @Mixin LinkOptions links = new LinkOptions();

    @Option(
        names = "--seeds",
        paramLabel = "FILE",
        description = {
          "Where to restart: id, and weight in (0, 1], default 1; dates don't count.",
          "Without it, everywhere alike."
        })
    @Nullable String seeds;

    @Option(names = "--directed", description = "Links lead one way, from the first to the second.")
    boolean directed;

    @Option(
        names = "--damping",
        paramLabel = "A",
        defaultValue = "0.85",
        description = "The share of the mass that follows links, in [0, 1); default 0.85.")
    double damping;

    @Option(
        names = "--tolerance",
        paramLabel = "E",
        description = "The greatest error, as the sum over all nodes; default 1e-10.")
    @Nullable Double tolerance;

    @Option(
        names = "--iterations",
        paramLabel = "N",
        description = "Make exactly N steps from the uniform vector, whatever the error.")
    @Nullable Integer iterations;

    @Mixin CommonOptions common = new CommonOptions();

    Ranks(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      PageRank.Settings settings = settings();
      RunRecord record = record("pagerank", links, common);
      record.setting("seeds", seeds);
      record.setting("directed", directed);
      record.setting("damping", Numbers.shortest(damping));
      record.setting("tolerance", iterations == null ? Numbers.shortest(settings.tolerance()) : "");
      record.setting("iterations", iterations);
      try (Answer answer = new Answer(links, record, console, "score")) {
        LinkFile read = answer.read(directed);
        EdgeGraph graph = read.graph();
        PageRank ranks;
        if (seeds == null) {
          ranks = PageRank.global(graph, settings, console.progress());
        } else {
          SeedFile seedFile = SeedFile.read(Paths.of(seeds), graph, answer.rejects(), console);
          record.input(seedFile.provenance());
          record.counts(seedFile.counts());
          ranks = PageRank.personalised(graph, seedFile.restart(), settings, console.progress());
        }
        record.count("iterations", ranks.iterations());
        record.setting("error-bound", Numbers.shortest(ranks.errorBound()));
        answer.write(graph, node -> Numbers.shortest(ranks.score(node)));
        if (common.json) {
          try (JsonOut json = JsonOut.document(console.out())) {
            answer.describe(json.beginObject(), graph);
            json.put("iterations", ranks.iterations()).put("error_bound", ranks.errorBound());
            json.endObject().commit();
          }
        } else {
          console.print(
              links.out
                  + ": "
                  + Shown.count(graph.size(), "node")
                  + ", "
                  + Shown.count(graph.links(), "link")
                  + "; "
                  + Shown.count(ranks.iterations(), "step")
                  + ", error at most "
                  + Numbers.shortest(ranks.errorBound())
                  + ".");
        }
      }
      return Failure.DONE;
    }

    private PageRank.Settings settings() {
      if (tolerance != null && iterations != null) {
        throw new Failure.UsageException("Either --tolerance or --iterations, not both.");
      }
      if (!(damping >= 0 && damping < 1)) {
        throw new Failure.UsageException("--damping must be from 0 to below 1");
      }
      if (tolerance != null && !(tolerance >= 1e-14 && tolerance < 2)) {
        throw new Failure.UsageException("--tolerance must be from 1e-14 to below 2");
      }
      if (iterations != null && iterations < 0) {
        throw new Failure.UsageException("--iterations must not be negative");
      }
      return new PageRank.Settings(
          damping,
          tolerance == null ? PageRank.Settings.DEFAULT.tolerance() : tolerance,
          iterations == null ? -1 : iterations,
          common.threads);
    }
  }

  /** Components. */
  @Command(
      name = "components",
      sortOptions = false,
      header = "Says which nodes hang together by any links.",
      description = {
        "",
        "Writes id,component. Components are numbered from 1, the largest first. Links have no",
        "direction here.",
        ""
      },
      footer = {"", "Example:", "  toex network components links.csv --out components.csv"})
  static final class Joined implements Callable<Integer> {
    private final Console console;

    @Mixin LinkOptions links = new LinkOptions();

    @Option(names = "--directed", description = "Taken, and without effect.")
    boolean directed;

    @Mixin CommonOptions common = new CommonOptions();

    Joined(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      RunRecord record = record("components", links, common);
      try (Answer answer = new Answer(links, record, console, "component")) {
        EdgeGraph graph = answer.read(false).graph();
        Partition parts = Components.of(graph);
        record.count("components", parts.groups());
        answer.write(graph, node -> Integer.toString(parts.group(node) + 1));
        if (common.json) {
          try (JsonOut json = JsonOut.document(console.out())) {
            answer.describe(json.beginObject(), graph);
            json.put("components", parts.groups());
            json.put("largest", parts.groups() == 0 ? 0 : parts.size(0)).endObject().commit();
          }
        } else {
          console.print(links.out + ": " + groups(parts, "component", "components") + ".");
        }
      }
      return Failure.DONE;
    }
  }

  /** Communities. */
  @Command(
      name = "communities",
      sortOptions = false,
      header = "Finds groups of nodes with more links among them than chance would have.",
      description = {
        "",
        "Writes id,community, by the Leiden algorithm. Communities are numbered from 1, the largest",
        "first; each is connected. Links have no direction here.",
        ""
      },
      footer = {
        "",
        "Example:",
        "  toex network communities links.csv --out communities.csv",
        "  toex network communities links.csv --out small.csv --resolution 5"
      })
  static final class Communities implements Callable<Integer> {
    private final Console console;

    @Mixin LinkOptions links = new LinkOptions();

    @Option(
        names = "--resolution",
        paramLabel = "R",
        defaultValue = "1",
        description = "Above 0; the greater, the smaller the communities; default 1.")
    double resolution;

    @Option(
        names = "--quality",
        paramLabel = "WHAT",
        defaultValue = "modularity",
        description = {
          "What is to be great: modularity (default), or cpm, for which the resolution is the",
          "density that a community must exceed."
        })
    Leiden.Quality quality = Leiden.Quality.MODULARITY;

    @Option(names = "--directed", description = "Taken, and without effect.")
    boolean directed;

    @Mixin CommonOptions common = new CommonOptions();

    Communities(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      if (!(resolution > 0 && resolution < Double.POSITIVE_INFINITY)) {
        throw new Failure.UsageException("--resolution must be above 0");
      }
      RunRecord record = record("communities", links, common);
      record.setting("resolution", Numbers.shortest(resolution));
      record.setting("quality", quality.name().toLowerCase(Locale.ROOT));
      try (Answer answer = new Answer(links, record, console, "community")) {
        EdgeGraph graph = answer.read(false).graph();
        Leiden.Settings settings =
            new Leiden.Settings(
                quality, resolution, Leiden.Settings.DEFAULT.iterations(), common.seed);
        Leiden found = Leiden.of(graph, settings, console.progress());
        Partition groups = found.communities();
        record.count("communities", groups.groups());
        record.setting("reached", Numbers.shortest(found.quality()));
        answer.write(graph, node -> Integer.toString(groups.group(node) + 1));
        if (common.json) {
          try (JsonOut json = JsonOut.document(console.out())) {
            answer.describe(json.beginObject(), graph);
            json.put("communities", groups.groups());
            json.put("largest", groups.groups() == 0 ? 0 : groups.size(0));
            json.put("quality", found.quality()).endObject().commit();
          }
        } else {
          console.print(
              links.out
                  + ": "
                  + groups(groups, "community", "communities")
                  + "; "
                  + quality.name().toLowerCase(Locale.ROOT)
                  + " "
                  + Numbers.fixed(found.quality(), 4)
                  + ".");
        }
      }
      return Failure.DONE;
    }
  }

  private static RunRecord record(String command, LinkOptions links, CommonOptions common) {
    RunRecord record = new RunRecord("network " + command, common.seed);
    links.describe(record);
    return record;
  }

  private static String groups(Partition parts, String one, String many) {
    String largest =
        parts.groups() == 0 ? "" : ", the largest of " + Shown.count(parts.size(0), "node");
    return Shown.count(parts.groups())
        + " "
        + (parts.groups() == 1 ? one : many)
        + " of "
        + Shown.count(parts.size(), "node")
        + largest;
  }

  /** What each of them does the same way: reads links, writes a value for each node. */
  private static final class Answer implements AutoCloseable {
    private final LinkOptions links;
    private final RunRecord record;
    private final Console console;
    private final String column;
    private final Path file;
    private final Path rejected;
    private final Rejects rejects;

    Answer(LinkOptions links, RunRecord record, Console console, String column) {
      this.links = links;
      this.record = record;
      this.console = console;
      this.column = column;
      this.file = Paths.of(links.out);
      this.rejected = Paths.beside(file, "rejected.csv");
      this.rejects = Rejects.in(rejected);
    }

    Rejects rejects() {
      return rejects;
    }

    LinkFile read(boolean directed) {
      LinkFile read = links.read(directed, rejects, console);
      record.input(read.provenance());
      record.counts(read.counts());
      record.count("nodes", read.graph().size());
      record.count("links", read.graph().links());
      return read;
    }

    void write(EdgeGraph graph, IntFunction<String> value) {
      try (CsvOut csv = CsvOut.create(file, "id", column)) {
        for (int node = 0; node < graph.size(); node++) {
          if ((node & 0xffff) == 0) {
            console.progress().step("writing", node, graph.size());
          }
          csv.row(graph.id(node), value.apply(node));
        }
        NetworkInput.tell(rejects, rejected, console);
        csv.commit();
      }
      record.write(Paths.beside(file, Paths.name(file) + ".provenance.json"));
    }

    void describe(JsonOut json, EdgeGraph graph) {
      json.put("out", links.out).put("nodes", graph.size()).put("links", graph.links());
      json.put("rejected", rejects.count()).put("seconds", record.seconds(), 3);
    }

    @Override
    public void close() {
      rejects.close();
    }
  }
}
