package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.Advice;
import uk.toex.api.comms.Finding;
import uk.toex.comms.pattern.BurnerPhones;
import uk.toex.comms.pattern.DealLines;
import uk.toex.comms.pattern.NumberChanges;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.synth.comms.CommsSettings;
import uk.toex.synth.comms.CommsWorld;
import uk.toex.synth.comms.Planted;

/** {@code toex comms evaluate}. */
@Command(
    name = "evaluate",
    header = "Measures on generated worlds how much of what is planted is found, and what else is.",
    description = {
      "",
      "For each world: deal lines; changes of number of ordinary people, of others (lines, crews,",
      "customers), and of a second order; decoys taken for changes; burners. Tuned on worlds 1 to",
      "10, reported on 101 to 110; a world's events are made in memory, some 30 bytes each.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms evaluate --worlds 101-110",
      "  toex comms evaluate --worlds 101-110 --subscribers 100000"
    })
final class CommsEvaluateCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--worlds",
      paramLabel = "A-B",
      defaultValue = "101-110",
      description = "The seeds of the worlds; default 101-110.")
  String worlds = "101-110";

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many subscribers a world has; default 2000, at most 1000000.")
  int subscribers = 2000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write evaluate.csv and provenance.json there.")
  @Nullable String out;

  @Mixin CommonOptions common = new CommonOptions();

  CommsEvaluateCommand(Console console) {
    this.console = console;
  }

  /** What was found of one sort of thing in a world; decoys are among the false. */
  private record Count(long world, String what, int planted, int found, int wrong) {}

  @Override
  public Integer call() {
    common.apply(console);
    long[] range = range(worlds);
    RunRecord record = new RunRecord("comms evaluate", common.seed);
    record.setting("worlds", worlds);
    record.setting("subscribers", subscribers);
    CommsSettings settings;
    try {
      settings = CommsSettings.DEFAULT.withSubscribers(subscribers);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
    List<Count> counts = new ArrayList<>();
    for (long seed = range[0]; seed <= range[1]; seed++) {
      counts.addAll(world(CommsWorld.of(seed, settings), record));
    }
    List<Count> sums = sums(counts);
    if (out != null) {
      Path folder = Paths.of(out);
      ReviewJob.prepare(folder, record);
      try (CsvOut csv =
          CsvOut.create(
              folder.resolve("evaluate.csv"), "world", "what", "planted", "found", "false")) {
        for (Count each : counts) {
          csv.row(
              Long.toString(each.world),
              each.what,
              Integer.toString(each.planted),
              Integer.toString(each.found),
              Integer.toString(each.wrong));
        }
        csv.commit();
      }
      record.write(folder.resolve("provenance.json"));
    }
    print(counts, sums);
    return Failure.DONE;
  }

  private static long[] range(String text) {
    int dash = text.indexOf('-');
    try {
      long first = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(text.substring(dash + 1));
      if (first <= last && last - first < 10_000) {
        return new long[] {first, last};
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Failure.UsageException(
        "--worlds \"" + text + "\" is no range of seeds; expected such as 101-110.");
  }

  private List<Count> world(CommsWorld world, RunRecord record) {
    CommsWorldEvents events = new CommsWorldEvents(world, console.progress());
    record.count("events_of_world_" + world.seed(), events.events());
    List<Count> counts = new ArrayList<>();
    Set<String> lines = subjects(world, Planted.Kind.DEAL_LINE);
    counts.add(
        single(
            world.seed(),
            "deal lines",
            lines,
            lines,
            new DealLines().analyse(events, Map.of(), common.threads, console.progress())));
    changes(
        world,
        new NumberChanges().analyse(events, Map.of(), common.threads, console.progress()),
        counts);
    counts.add(
        single(
            world.seed(),
            "burners",
            rings(world),
            subjects(world, Planted.Kind.BURNER),
            new BurnerPhones().analyse(events, Map.of(), common.threads, console.progress())));
    return counts;
  }

  private static Set<String> subjects(CommsWorld world, Planted.Kind kind) {
    Set<String> subjects = new HashSet<>();
    for (Planted each : world.planted()) {
      if (each.kind() == kind) {
        subjects.add(each.subject());
      }
    }
    return subjects;
  }

  /** Burners of rings; a line's runner may live longer than one, and is not asked for. */
  private static Set<String> rings(CommsWorld world) {
    Set<String> rings = new HashSet<>();
    for (Planted each : world.planted()) {
      if (each.kind() == Planted.Kind.BURNER && each.detail().equals("ring")) {
        rings.add(each.subject());
      }
    }
    return rings;
  }

  private static Count single(
      long seed, String what, Set<String> wanted, Set<String> right, List<Advice<Finding>> found) {
    int hits = 0;
    int wrong = 0;
    for (Advice<Finding> each : found) {
      String number = each.subject().parties().get(0);
      hits += wanted.contains(number) ? 1 : 0;
      wrong += right.contains(number) ? 0 : 1;
    }
    return new Count(seed, what, wanted.size(), hits, wrong);
  }

  private static void changes(CommsWorld world, List<Advice<Finding>> found, List<Count> counts) {
    Map<String, Planted> truth = new HashMap<>();
    int[] planted = new int[3];
    int decoys = 0;
    for (Planted each : world.planted()) {
      if (each.kind() == Planted.Kind.NUMBER_CHANGE) {
        truth.put(each.subject() + " " + each.other(), each);
        int sort = sort(each);
        if (sort >= 0) {
          planted[sort]++;
        }
      }
      decoys += each.kind() == Planted.Kind.DECOY ? 1 : 0;
    }
    int[] right = new int[3];
    int taken = 0;
    int others = 0;
    Set<String> decoyed = pairs(world);
    for (Advice<Finding> each : found) {
      String pair = String.join(" ", each.subject().parties());
      Planted known = truth.get(pair);
      if (known == null) {
        taken += decoyed.contains(pair) ? 1 : 0;
        others += decoyed.contains(pair) ? 0 : 1;
      } else if (sort(known) >= 0) {
        right[sort(known)]++;
      }
    }
    long seed = world.seed();
    counts.add(new Count(seed, "number changes", planted[0], right[0], others));
    counts.add(new Count(seed, "changes of others", planted[1], right[1], 0));
    counts.add(new Count(seed, "second-order changes", planted[2], right[2], 0));
    counts.add(new Count(seed, "decoys", decoys, 0, taken));
  }

  private static Set<String> pairs(CommsWorld world) {
    Set<String> pairs = new HashSet<>();
    for (Planted each : world.planted()) {
      if (each.kind() == Planted.Kind.DECOY) {
        pairs.add(each.subject() + " " + each.other());
      }
    }
    return pairs;
  }

  /** Whose change it is: people's, others', of a second order; -1 for those nobody could follow. */
  private static int sort(Planted change) {
    return switch (change.detail()) {
      case "person" -> 0;
      case "ring", "runner" -> -1;
      default -> change.order() == 2 ? 2 : 1;
    };
  }

  private static List<Count> sums(List<Count> counts) {
    List<Count> sums = new ArrayList<>();
    for (Count each : counts) {
      int at = 0;
      while (at < sums.size() && !sums.get(at).what.equals(each.what)) {
        at++;
      }
      if (at == sums.size()) {
        sums.add(new Count(0, each.what, 0, 0, 0));
      }
      Count sum = sums.get(at);
      sums.set(
          at,
          new Count(
              0,
              each.what,
              sum.planted + each.planted,
              sum.found + each.found,
              sum.wrong + each.wrong));
    }
    return sums;
  }

  private void print(List<Count> counts, List<Count> sums) {
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("worlds", worlds).put("subscribers", subscribers);
        for (Count sum : sums) {
          json.beginObject(sum.what)
              .put("planted", sum.planted)
              .put("found", sum.found)
              .put("false", sum.wrong)
              .endObject();
        }
        json.endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable("world", "what", "planted", "found", "false");
    table.right(0).right(2).right(3).right(4);
    counts.forEach(each -> row(table, Long.toString(each.world), each));
    sums.forEach(each -> row(table, "all", each));
    table.print(console);
  }

  private static void row(TextTable table, String world, Count count) {
    table.row(
        world,
        count.what,
        Integer.toString(count.planted),
        Integer.toString(count.found),
        Integer.toString(count.wrong));
  }
}
