package uk.toex.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;
import uk.toex.spi.Capability;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

@Timeout(300)
class SmilePluginTest {

  private static final List<Tag> TAGS = List.of(new Tag("TRAVEL"), new Tag("GIFTS"));

  private static List<Report> reports(boolean exclusive) {
    String[][] phrases = {
      {"train to the coast", "seen at the coach station", "return ticket", "taxi at night"},
      {"new phone", "unexplained gift", "new trainers", "cash from an older associate"}
    };
    String[] openings = {"Caller said", "Officer noted", "School told us of", "Again:"};
    List<Report> out = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      int own = i % 2;
      String text =
          openings[i % 4] + " " + phrases[own][i / 2 % 4] + ", " + phrases[own][i / 8 % 4];
      boolean both = !exclusive && i % 10 == 0;
      out.add(
          both
              ? Report.of("R" + i, text + " and " + phrases[1 - own][0], "TRAVEL", "GIFTS")
              : Report.of("R" + i, text, TAGS.get(own).code()));
    }
    return out;
  }

  private static Stream<String> hostile() {
    return Stream.of(
        "",
        " \t\n",
        "\u0000\u0000\u0000",
        "\uD800",
        "\uDC00\uD83D",
        "phone\uD800phone\uDC00",
        "a".repeat(1_000_000),
        "ha ".repeat(300_000),
        "\u202E\u05D0\u05D1\u05D2".repeat(10_000),
        "e" + "\u0301".repeat(1_000_000),
        "\u200B".repeat(1_000_000),
        "\u5B57".repeat(100_000),
        "\uD83D\uDE00".repeat(100_000),
        "\uD840\uDC00".repeat(10_000));
  }

  private static ReportClassifierFactory factory(String name) {
    return new SmilePlugin()
        .reportClassifiers().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static void assertProbabilities(double[] all) {
    for (double p : all) {
      assertThat(p).isBetween(0.0, 1.0);
    }
  }

  private static ReportClassifier train(String name, boolean exclusive, int threads) {
    TrainingSettings settings = new TrainingSettings(TAGS, exclusive, 1, threads);
    return factory(name).train(reports(exclusive), settings, Progress.NONE);
  }

  @Test
  void the_loader_finds_it_and_its_licence_tells_the_whole() {
    ToexPlugin plugin =
        ServiceLoader.load(ToexPlugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.descriptor().id().equals("toex-smile"))
            .findFirst()
            .orElseThrow();
    assertThat(plugin.descriptor().licence()).isEqualTo("Apache-2.0 AND LGPL-3.0-only");
    assertThat(plugin.descriptor().has(Capability.DETERMINISTIC)).isFalse();
    assertThat(plugin.descriptor().has(Capability.EXPLAINS)).isFalse();
    for (String file : List.of("NOTICE", "THIRD-PARTY.md", "licenses/LGPL-3.0.txt")) {
      assertThat(SmilePlugin.class.getResource("/META-INF/" + file)).as(file).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void tags_that_may_stand_together_are_learned(String name) {
    ReportClassifier classifier = train(name, false, 2);
    assertThat(classifier.tags()).isEqualTo(TAGS);
    double[] travel = classifier.probabilities("Seen at the coach station with a return ticket");
    assertThat(travel[0]).isBetween(0.7, 1.0);
    assertThat(travel[1]).isBetween(0.0, 0.3);
    assertProbabilities(classifier.probabilities(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void exclusive_probabilities_add_up_to_one(String name) {
    ReportClassifier classifier = train(name, true, 2);
    double[] p = classifier.probabilities("An unexplained gift, cash from an older associate");
    assertThat(p[1]).isGreaterThan(0.7);
    for (String text : List.of("", "new phone", "taxi at night", "\uD800", "unknown words")) {
      assertThat(Arrays.stream(classifier.probabilities(text)).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void probabilities_of_synthetic_reports_are_calibrated(String name) {
    ReportGenerator generator = new ReportGenerator(1, ReportGenerator.Settings.DEFAULT.brief());
    List<SyntheticReport> all = generator.reports(3_000).toList();
    Map<Tag, Integer> count = new TreeMap<>();
    List<Report> train = new ArrayList<>();
    for (SyntheticReport report : all.subList(0, 1_500)) {
      report.trueTags().forEach(tag -> count.merge(tag, 1, Integer::sum));
      train.add(
          new Report(
              report.report().id(), report.report().text(), report.trueTags(), null, null, null));
    }
    count.values().removeIf(n -> n < 100);
    List<Tag> tags = List.copyOf(count.keySet());
    ReportClassifier classifier =
        factory(name).train(train, new TrainingSettings(tags, false, 1, 2), Progress.NONE);
    double[] sum = new double[tags.size()];
    int[] positives = new int[tags.size()];
    int right = 0;
    for (SyntheticReport report : all.subList(1_500, 3_000)) {
      double[] p = classifier.probabilities(report.report().text());
      for (int t = 0; t < p.length; t++) {
        boolean truth = report.trueTags().contains(tags.get(t));
        sum[t] += p[t];
        positives[t] += truth ? 1 : 0;
        right += (p[t] >= 0.5) == truth ? 1 : 0;
      }
    }
    for (int t = 0; t < sum.length; t++) {
      assertThat(sum[t] / 1_500)
          .as("%s", tags.get(t))
          .isCloseTo(positives[t] / 1_500.0, within(0.03));
    }
    assertThat(right / 1_500.0 / tags.size()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void the_number_of_threads_changes_no_bit_on_one_machine(String name) {
    ReportClassifier one = train(name, false, 1);
    ReportClassifier three = train(name, false, 3);
    for (Report report : reports(false)) {
      assertThat(three.probabilities(report.text())).isEqualTo(one.probabilities(report.text()));
    }
  }

  @Test
  void many_threads_may_share_one_classifier() throws InterruptedException, ExecutionException {
    ReportClassifier classifier = train("smile-logistic", false, 2);
    List<String> texts = reports(false).stream().map(Report::text).toList();
    List<double[]> alone = classifier.probabilities(texts);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(
            () -> {
              for (int d = 0; d < texts.size(); d++) {
                assertThat(classifier.probabilities(texts.get(d))).isEqualTo(alone.get(d));
              }
              return true;
            });
      }
      for (Future<Boolean> same : executor.invokeAll(tasks)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void it_says_that_it_cannot_explain() {
    ReportClassifier classifier = train("smile-logistic", false, 1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> classifier.explain("new phone", TAGS.get(0)))
        .withMessageContaining("smile-logistic");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.explain("new phone", new Tag("NONE")))
        .withMessageContaining("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void what_cannot_be_learned_is_refused(String name) {
    refused(name, List.of(), TAGS, false, "on 0 of 0");
    refused(name, reports(false), List.of(new Tag("NONE")), false, "NONE is on 0 of 240");
    refused(name, reports(true), TAGS.subList(0, 1), true, "Only one tag");
    refused(name, reports(false), TAGS, true, "exactly one");
    List<Report> wordless = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      wordless.add(Report.of("W" + i, "?", TAGS.get(i % 2).code()));
    }
    refused(name, wordless, TAGS, false, "share a word");
    Progress stopped =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(
            () ->
                factory(name)
                    .train(reports(false), new TrainingSettings(TAGS, false, 1, 1), stopped));
  }

  /** What a thread of the pool throws comes out as it was thrown. */
  @Test
  void cancelling_while_models_are_fitted_ends_the_training() {
    Progress later =
        (stage, done, total) -> {
          if (stage.equals("training")) {
            throw new CancelledException(stage);
          }
        };
    TrainingSettings settings = new TrainingSettings(TAGS, false, 1, 2);
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> factory("smile-logistic").train(reports(false), settings, later));
  }

  private static void refused(
      String name, List<Report> reports, List<Tag> tags, boolean exclusive, String because) {
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(
            () ->
                factory(name)
                    .train(reports, new TrainingSettings(tags, exclusive, 1, 1), Progress.NONE))
        .withMessageContaining(because);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void two_reports_of_each_kind_are_enough(String name) {
    List<Report> four =
        List.of(
            Report.of("a", "new phone", "GIFTS"),
            Report.of("b", "new phone again", "GIFTS"),
            Report.of("c", "train again", "TRAVEL"),
            Report.of("d", "train", "TRAVEL"));
    for (boolean exclusive : new boolean[] {false, true}) {
      ReportClassifier classifier =
          factory(name).train(four, new TrainingSettings(TAGS, exclusive, 1, 1), Progress.NONE);
      assertProbabilities(classifier.probabilities("train"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smile-logistic", "smile-maxent", "smile-svm"})
  void hostile_texts_are_classified_and_learned(String name) {
    List<Report> reports = new ArrayList<>(reports(false));
    hostile().forEach(text -> reports.add(Report.of("H" + reports.size(), text, "GIFTS")));
    ReportClassifier classifier =
        factory(name).train(reports, new TrainingSettings(TAGS, false, 1, 2), Progress.NONE);
    hostile().forEach(text -> assertProbabilities(classifier.probabilities(text)));
  }

  @ParameterizedTest
  @CsvSource({"smile-logistic, 0.80", "smile-maxent, 0.74", "smile-svm, 0.80"})
  @Timeout(1200)
  @org.junit.jupiter.api.Tag("thorough")
  void real_newswire(String name, double atLeast) {
    Path file =
        Path.of(System.getProperty("toex.testdata", "")).resolve("text/reuters-topics.csv.gz");
    assumeTrue(Files.exists(file), "skipped: there is no file " + file);
    List<Report> train = new ArrayList<>();
    List<Report> test = new ArrayList<>();
    Map<Tag, Integer> count = new TreeMap<>();
    // The split is read as the author: what a report's author is does not enter a model.
    try (ReportReader reader =
        ReportReader.open(
            Input.of(file),
            ReportOptions.builder().author("split").build(),
            Rejects.to(line -> {}))) {
      reader.forEach(
          row -> {
            ("train".equals(row.report().author()) ? train : test).add(row.report());
            row.report().tags().forEach(tag -> count.merge(tag, 1, Integer::sum));
          },
          Progress.NONE);
    }
    count.values().removeIf(n -> n < 100);
    List<Tag> tags = List.copyOf(count.keySet());
    ReportClassifier classifier =
        factory(name).train(train, new TrainingSettings(tags, false, 1, 2), Progress.NONE);
    int[][] n = new int[tags.size()][2];
    for (Report report : test) {
      double[] p = classifier.probabilities(report.text());
      for (int t = 0; t < p.length; t++) {
        boolean truth = report.tags().contains(tags.get(t));
        n[t][0] += truth && p[t] >= 0.5 ? 1 : 0;
        n[t][1] += (truth ? 1 : 0) + (p[t] >= 0.5 ? 1 : 0);
      }
    }
    double f1 = Arrays.stream(n).mapToDouble(c -> 2.0 * c[0] / c[1]).average().orElseThrow();
    System.out.println(name + ", macro-F1 over " + tags.size() + " tags: " + f1);
    assertThat(f1).isGreaterThanOrEqualTo(atLeast);
  }
}
