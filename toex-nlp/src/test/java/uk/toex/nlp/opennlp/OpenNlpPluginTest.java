package uk.toex.nlp.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;
import uk.toex.spi.PluginResource;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

@Timeout(120)
class OpenNlpPluginTest {

  private static final List<Tag> TAGS = List.of(new Tag("TRAVEL"), new Tag("GIFTS"));

  /** Texts that have tripped up parsers of text. */
  static Stream<String> hostile() {
    return Stream.of(
        "",
        " \t\n",
        "\u0000\u0000\u0000",
        "\uD800",
        "\uDC00\uD83D",
        "phone\uD800phone\uDC00",
        "a".repeat(1_000_000),
        "ha".repeat(500_000),
        "ha ".repeat(300_000),
        "rt ".repeat(300_000),
        "@".repeat(100_000) + "phone",
        "a@".repeat(100_000),
        "http://".repeat(100_000),
        "\u202E\u05D0\u05D1\u05D2".repeat(10_000),
        "e" + "\u0301".repeat(1_000_000),
        "\u5B57".repeat(100_000),
        "\uD83D\uDE00".repeat(100_000),
        "\uD840\uDC00".repeat(10_000));
  }

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

  private static ReportClassifierFactory factory(String name) {
    return new OpenNlpPlugin()
        .reportClassifiers().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static ReportClassifier train(String name, boolean exclusive, int threads) {
    TrainingSettings settings = new TrainingSettings(TAGS, exclusive, 1, threads);
    return factory(name).train(reports(exclusive), settings, Progress.NONE);
  }

  private static LanguageDetector detector() {
    return Shared.DETECTOR;
  }

  private static final class Shared {
    static final LanguageDetector DETECTOR = make();

    private static LanguageDetector make() {
      OpenNlpPlugin plugin = new OpenNlpPlugin();
      plugin.open(name -> resource(plugin, name));
      return plugin.languageDetectors().get(0).create();
    }
  }

  private static byte[] resource(ToexPlugin plugin, String name) {
    PluginResource pinned =
        plugin.descriptor().needs().stream()
            .filter(need -> need.name().equals(name))
            .findFirst()
            .orElseThrow();
    try (InputStream in =
        Objects.requireNonNull(OpenNlpPluginTest.class.getResourceAsStream("/" + name))) {
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(pinned.sha256());
      return bytes;
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opennlp-maxent", "opennlp-naive-bayes"})
  void tags_that_may_stand_together_are_learned(String name) {
    ReportClassifier classifier = train(name, false, 2);
    assertThat(classifier.tags()).isEqualTo(TAGS);
    double[] travel = classifier.probabilities("Seen at the coach station with a return ticket");
    assertThat(travel[0]).isBetween(0.7, 1.0);
    assertThat(travel[1]).isBetween(0.0, 0.3);
    double[] both = classifier.probabilities("New phone, new trainers, and a train to the coast");
    assertThat(both[1]).isGreaterThan(0.5);
    double base = classifier.probabilities("")[0];
    assertThat(base).isBetween(0.2, 0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opennlp-maxent", "opennlp-naive-bayes"})
  void exclusive_probabilities_add_up_to_one(String name) {
    ReportClassifier classifier = train(name, true, 2);
    double[] p = classifier.probabilities("An unexplained gift, cash from an older associate");
    assertThat(p[1]).isGreaterThan(0.7);
    for (String text : List.of("", "new phone", "taxi at night", "\uD800", "unknown words")) {
      assertThat(Arrays.stream(classifier.probabilities(text)).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opennlp-maxent", "opennlp-naive-bayes"})
  void the_number_of_threads_changes_no_bit(String name) {
    for (boolean exclusive : new boolean[] {false, true}) {
      ReportClassifier one = train(name, exclusive, 1);
      ReportClassifier three = train(name, exclusive, 3);
      for (Report report : reports(exclusive)) {
        assertThat(three.probabilities(report.text())).isEqualTo(one.probabilities(report.text()));
      }
    }
  }

  /** Recorded once; the suite runs on several JDKs. */
  @ParameterizedTest
  @CsvSource({"opennlp-maxent, fd25179d282f5bb3", "opennlp-naive-bayes, 91c12ec602a4cba2"})
  void another_jdk_changes_no_bit(String name, String bits) {
    long hash = 0;
    for (boolean exclusive : new boolean[] {false, true}) {
      ReportClassifier classifier = train(name, exclusive, 2);
      for (Report report : reports(exclusive)) {
        for (double p : classifier.probabilities(report.text())) {
          hash = 31 * hash + Double.doubleToLongBits(p);
        }
      }
    }
    assertThat(Long.toHexString(hash)).isEqualTo(bits);
  }

  @Test
  void many_threads_may_share_one_classifier_and_one_detector()
      throws InterruptedException, ExecutionException {
    ReportClassifier classifier = train("opennlp-naive-bayes", false, 2);
    List<String> texts = reports(false).stream().map(Report::text).toList();
    List<double[]> alone = classifier.probabilities(texts);
    List<DetectedLanguage> language = detector().detect(texts.get(0));
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(
            () -> {
              for (int d = 0; d < texts.size(); d++) {
                assertThat(classifier.probabilities(texts.get(d))).isEqualTo(alone.get(d));
              }
              return detector().detect(texts.get(0)).equals(language);
            });
      }
      for (Future<Boolean> same : executor.invokeAll(tasks)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opennlp-maxent", "opennlp-naive-bayes"})
  void it_says_that_it_cannot_explain(String name) {
    ReportClassifier classifier = train(name, false, 1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> classifier.explain("new phone", TAGS.get(0)))
        .withMessageContaining(name);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.explain("new phone", new Tag("NONE")))
        .withMessageContaining("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opennlp-maxent", "opennlp-naive-bayes"})
  void what_cannot_be_learned_is_refused(String name) {
    refused(name, List.of(), TAGS, false, "no report");
    refused(name, reports(false), List.of(new Tag("NONE")), false, "NONE is on 0 of 240");
    refused(name, reports(true), TAGS.subList(0, 1), true, "Only one tag");
    refused(name, reports(false), TAGS, true, "exactly one");
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

  private static void refused(
      String name, List<Report> reports, List<Tag> tags, boolean exclusive, String because) {
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(
            () ->
                factory(name)
                    .train(reports, new TrainingSettings(tags, exclusive, 1, 1), Progress.NONE))
        .withMessageContaining(because);
  }

  /** OpenNLP's line search once never ended on these. */
  @ParameterizedTest
  @CsvSource({"opennlp-maxent, true", "opennlp-maxent, false", "opennlp-naive-bayes, true"})
  void texts_that_are_all_the_same_are_learned(String name, boolean exclusive) {
    for (String text : List.of("", "seen again")) {
      List<Report> reports = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        reports.add(Report.of("R" + i, text, TAGS.get(i % 2).code()));
      }
      double[] p =
          factory(name)
              .train(reports, new TrainingSettings(TAGS, exclusive, 1, 1), Progress.NONE)
              .probabilities(text);
      assertThat(p[0]).isCloseTo(0.5, within(0.05));
      assertThat(p[1]).isCloseTo(0.5, within(0.05));
    }
  }

  @Test
  void training_can_be_stopped_while_a_model_reads() {
    AtomicInteger steps = new AtomicInteger();
    Progress later =
        (stage, done, total) -> {
          if (steps.incrementAndGet() > 2) {
            throw new CancelledException(stage);
          }
        };
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(
            () ->
                factory("opennlp-maxent")
                    .train(reports(true), new TrainingSettings(TAGS, true, 1, 1), later));
    assertThat(steps).hasValue(3);
  }

  @Test
  void reports_with_other_tags_do_not_count() {
    List<Report> reports = new ArrayList<>(reports(true));
    reports.add(Report.of("x", "shed broken into", "OTHER"));
    TrainingSettings settings = new TrainingSettings(TAGS, true, 1, 1);
    ReportClassifier with = factory("opennlp-maxent").train(reports, settings, Progress.NONE);
    assertThat(with.probabilities("new phone"))
        .isEqualTo(train("opennlp-maxent", true, 1).probabilities("new phone"));
  }

  @Test
  void hostile_texts_are_classified_and_learned() {
    for (String name : List.of("opennlp-maxent", "opennlp-naive-bayes")) {
      List<Report> reports = new ArrayList<>(reports(false));
      hostile().forEach(text -> reports.add(Report.of("H" + reports.size(), text, "GIFTS")));
      ReportClassifier classifier =
          factory(name).train(reports, new TrainingSettings(TAGS, false, 1, 2), Progress.NONE);
      hostile()
          .forEach(
              text -> {
                for (double p : classifier.probabilities(text)) {
                  assertThat(p).isBetween(0.0, 1.0);
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eng, The young person was seen again at the coach station and had a new phone with her.",
    "fra, La jeune fille a été revue à la gare et elle avait un nouveau téléphone.",
    "deu, Das Mädchen wurde wieder am Bahnhof gesehen und hatte ein neues Telefon dabei.",
    "pol, Dziewczynę widziano ponownie na dworcu i miała przy sobie nowy telefon.",
    "ron, Fata a fost văzută din nou la gară și avea un telefon nou la ea.",
    "rus, Девушку снова видели на вокзале и у неё был новый телефон.",
    "vie, Cô gái lại được nhìn thấy ở nhà ga và có một chiếc điện thoại mới."
  })
  void languages_are_told(String code, String text) {
    List<DetectedLanguage> languages = detector().detect(text);
    assertThat(languages.get(0).code()).isEqualTo(code);
    assertThat(languages)
        .extracting(DetectedLanguage::probability)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(detector().detect(text.repeat(2_000)).get(0).code()).isEqualTo(code);
    assertThat(detector().detect("07 01 2024, 13:05 -- ".repeat(500) + text).get(0).code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "07700 900123", "?!", "\u0000", "\uD800", "\uD83D\uDE00"})
  void without_letters_nothing_is_told(String text) {
    assertThat(detector().detect(text))
        .extracting(DetectedLanguage::code)
        .containsExactly(DetectedLanguage.UNDETERMINED);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void any_text_has_languages(String text) {
    assertThat(detector().detect(text)).isNotEmpty();
  }

  @Test
  void a_model_that_is_none_is_refused() {
    OpenNlpPlugin plugin = new OpenNlpPlugin();
    assertThatIllegalStateException().isThrownBy(plugin::languageDetectors);
    plugin.open(name -> "no model".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> plugin.languageDetectors().get(0).create());
  }

  /** What the plugin says of itself must not cost the loading of a library. */
  @Test
  void descriptor_and_offers_load_no_class_of_opennlp() throws Exception {
    ClassLoader without =
        new ClassLoader(OpenNlpPluginTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("opennlp.")) {
              throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("uk.toex.nlp.")) {
              return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
              return known;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
              byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    ToexPlugin plugin =
        (ToexPlugin)
            without.loadClass(OpenNlpPlugin.class.getName()).getConstructor().newInstance();
    assertThat(plugin.getClass()).isNotEqualTo(OpenNlpPlugin.class);
    assertThat(plugin.descriptor().id()).isEqualTo("opennlp");
    assertThat(plugin.reportClassifiers()).hasSize(2);
    plugin.open(name -> new byte[0]);
    assertThat(plugin.languageDetectors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"opennlp-maxent, 0.75", "opennlp-naive-bayes, 0.58"})
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
