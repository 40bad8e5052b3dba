package uk.toex.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.toex.bench.compare.CorpusFiles.Size;
import uk.toex.bench.compare.TimedProcess.Usage;

/**
 * Compares TOEX with other classifiers, each as a whole process on one core, in turns, and prints a
 * Markdown table. docs/benchmarks.md says what its columns mean.
 */
public final class Compare {

  private final Path folder;
  private final CorpusFiles corpus;
  private final TimedProcess processes;
  private final List<String> tags = CorpusFiles.tags();
  private final Map<String, Measured> training = new TreeMap<>();
  private final Map<String, Measured> classifying = new TreeMap<>();
  private final Map<String, Double> f1 = new TreeMap<>();
  private final Map<String, String> problems = new TreeMap<>();

  private Compare(Path folder, CorpusFiles corpus, List<String> pin) {
    this.folder = folder;
    this.corpus = corpus;
    this.processes = new TimedProcess(pin, folder.resolve("log"));
  }

  /** See {@code toex-benchmarks/compare --help}. */
  public static void main(String[] args) throws IOException {
    CompareOptions options = CompareOptions.parse(args);
    if (options.help()) {
      System.out.println(CompareOptions.HELP);
      return;
    }
    System.out.print(run(options));
  }

  static String run(CompareOptions options) throws IOException {
    Path folder = Files.createTempDirectory("toex-compare");
    try {
      say("writing " + options.train() + " + " + options.classify() + " reports to " + folder);
      CorpusFiles corpus =
          CorpusFiles.write(folder, options.train(), options.classify(), options.few());
      List<String> pin = pin();
      Compare compare = new Compare(folder, corpus, pin);
      List<Contender> contenders =
          Contenders.all(options.peers()).stream()
              .filter(c -> options.only().isEmpty() || options.only().contains(key(c)))
              .toList();
      for (int round = 1; round <= options.rounds(); round++) {
        for (Contender contender : contenders) {
          compare.turn(contender, round);
        }
      }
      return compare.report(contenders, options, pin);
    } finally {
      if (!options.keep()) {
        delete(folder);
      }
    }
  }

  /** One contender's turn in one round: it learns, then classifies by what it learned. */
  private void turn(Contender c, int round) {
    if (c.missing() != null) {
      problems.put(c.name(), c.missing());
    }
    if (problems.containsKey(c.name())) {
      return;
    }
    Path none = folder.resolve("discarded");
    Path given = folder.resolve("given");
    String model = folder.resolve("model-" + key(c)).toString();
    try {
      say("round " + round + ": " + c.name());
      Usage fewTrained = train(c, Size.FEW, model, none);
      Usage trained = train(c, Size.ALL, model, none);
      Usage fewClassified = classify(c, Size.FEW, model, none);
      Usage classified = classify(c, Size.ALL, model, given);
      training
          .computeIfAbsent(c.name(), k -> new Measured(corpus.train(), corpus.few()))
          .add(trained, fewTrained);
      classifying
          .computeIfAbsent(c.name(), k -> new Measured(corpus.classify(), corpus.few()))
          .add(classified, fewClassified);
      f1.put(c.name(), MacroF1.of(tags, corpus.truth(), MacroF1.read(given, tags)));
    } catch (RuntimeException e) {
      say(c.name() + " failed: " + e.getMessage());
      problems.put(c.name(), "failed; see what the command said");
    }
  }

  private Usage train(Contender c, Size size, String model, Path out) {
    return processes.run(
        Contender.fill(c.training(), corpus.training(c.format(), size), model), out);
  }

  private Usage classify(Contender c, Size size, String model, Path out) {
    Path input = corpus.unseen(c.format(), size);
    return processes.run(Contender.fill(c.classifying(), input, model + c.modelSuffix()), out);
  }

  private String report(List<Contender> contenders, CompareOptions options, List<String> pin)
      throws IOException {
    List<Table.Line> lines = new ArrayList<>();
    for (Contender c : contenders) {
      Measured none = new Measured(0, 0);
      lines.add(
          new Table.Line(
              c,
              problems.get(c.name()),
              training.getOrDefault(c.name(), none),
              classifying.getOrDefault(c.name(), none),
              f1.getOrDefault(c.name(), Double.NaN)));
    }
    long bytes = Files.size(corpus.unseen("tsv", Size.ALL)) / Math.max(1, options.classify());
    return Table.markdown(lines)
        + "\n"
        + "Machine: "
        + Contenders.machine()
        + ".\n"
        + (pin.isEmpty() ? "Not pinned" : "Pinned by `" + String.join(" ", pin) + "`")
        + "; medians of "
        + options.rounds()
        + " rounds in turns; rates by CPU seconds, user and system.\n"
        + "Corpus: "
        + options.train()
        + " synthetic reports to learn from and "
        + options.classify()
        + " to classify, about "
        + bytes
        + " bytes each, "
        + tags.size()
        + " tags; start-up is a run over "
        + options.few()
        + " reports.\n"
        + "Command: `toex-benchmarks/compare "
        + options.asTyped()
        + "`\n";
  }

  /** A processor of its own where that can be had: the last, which interrupts favour least. */
  private static List<String> pin() {
    int cores = Runtime.getRuntime().availableProcessors();
    boolean can = cores > 1 && Contenders.firstLine("sh", "-c", "command -v taskset") != null;
    return can ? List.of("taskset", "-c", Integer.toString(cores - 1)) : List.of();
  }

  static String key(Contender c) {
    String name = c.name().toLowerCase(Locale.ROOT);
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  private static void say(String what) {
    System.err.println(what);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
