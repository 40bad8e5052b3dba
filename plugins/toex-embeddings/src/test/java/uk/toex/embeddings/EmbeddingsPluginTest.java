package uk.toex.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

class EmbeddingsPluginTest {

  private static final Tag MISSING = new Tag("MISSING");
  private static final Tag GIFTS = new Tag("GIFTS");

  private static final List<Report> REPORTS =
      List.of(
          Report.of("m1", "Not seen at the placement since Friday evening.", "MISSING"),
          Report.of("m2", "Reported missing by staff after failing to come home.", "MISSING"),
          Report.of("m3", "Absent overnight for the third time this month.", "MISSING"),
          Report.of("m4", "Whereabouts unknown until found at the station.", "MISSING"),
          Report.of("g1", "Has new trainers and an expensive coat nobody bought.", "GIFTS"),
          Report.of("g2", "Was given a watch by a person he will not name.", "GIFTS"),
          Report.of("g3", "Seen with a second phone, says it was a present.", "GIFTS"),
          Report.of("g4", "Unexplained jewellery and designer clothing in her room.", "GIFTS"));

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static ToexPlugin plugin;

  @BeforeAll
  static void open() throws Exception {
    plugin = ServiceLoader.load(ToexPlugin.class).findFirst().orElseThrow();
    plugin.open(new ClassPathContext(plugin.descriptor()));
  }

  @AfterAll
  static void close() {
    plugin.close();
  }

  private static TrainingSettings settings(boolean exclusive, int threads) {
    return new TrainingSettings(List.of(MISSING, GIFTS), exclusive, 1, threads);
  }

  private static ReportClassifierFactory factory(String name) {
    return plugin.reportClassifiers().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ReportClassifier train(String name, boolean exclusive, int threads) {
    return factory(name).train(REPORTS, settings(exclusive, threads), Progress.NONE);
  }

  @Test
  void offers_two_classifiers_and_their_fusion_with_the_built_in_one() {
    assertThat(plugin.descriptor().id()).isEqualTo("toex-embeddings");
    assertThat(plugin.descriptor().capabilities())
        .containsExactlyInAnyOrder(Capability.THREAD_SAFE, Capability.STREAMING);
    assertThat(plugin.reportClassifiers())
        .extracting(ReportClassifierFactory::name)
        .containsExactly("bge-neighbours", "bge-logistic");
    assertThat(plugin.classifierFusions())
        .singleElement()
        .satisfies(
            fusion ->
                assertThat(fusion.members())
                    .containsExactly("toex-linear", "bge-neighbours", "bge-logistic"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void knows_what_is_meant_without_a_word_in_common(String name) {
    for (boolean exclusive : new boolean[] {true, false}) {
      ReportClassifier classifier = train(name, exclusive, 2);
      assertThat(classifier.tags()).containsExactly(MISSING, GIFTS);
      double[] away = classifier.probabilities("She disappeared again and cannot be located");
      assertThat(away[0]).isGreaterThan(away[1]);
      double[] bought = classifier.probabilities("He wore costly shoes that someone paid for");
      assertThat(bought[1]).isGreaterThan(bought[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void probabilities_of_exclusive_tags_add_up_to_one(String name) {
    double[] p = train(name, true, 1).probabilities("He took the train to the coast.");
    assertThat(p[0] + p[1]).isCloseTo(1, within(1e-12));
    assertThat(p[0]).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void a_text_gets_the_same_alone_or_among_others_by_any_number_of_threads(String name)
      throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add("Seen with an older associate. ".repeat(1 + i * i % 7) + i);
    }
    List<double[]> together = train(name, false, 2).probabilities(texts);
    // A second plugin, so that no vector comes from the first one's memory.
    try (ToexPlugin other = new EmbeddingsPlugin()) {
      other.open(new ClassPathContext(other.descriptor()));
      ReportClassifierFactory factory =
          other.reportClassifiers().stream()
              .filter(f -> f.name().equals(name))
              .findFirst()
              .orElseThrow();
      ReportClassifier alone = factory.train(REPORTS, settings(false, 1), Progress.NONE);
      for (int i = texts.size() - 1; i >= 0; i--) {
        assertThat(alone.probabilities(texts.get(i))).isEqualTo(together.get(i));
      }
    }
  }

  @Test
  void the_logistic_model_expects_as_many_of_each_tag_as_there_are() {
    List<String> texts = REPORTS.stream().map(Report::text).toList();
    List<Report> uneven = REPORTS.subList(0, 6);
    for (boolean exclusive : new boolean[] {true, false}) {
      double sum =
          factory("bge-logistic")
              .train(uneven, settings(exclusive, 1), Progress.NONE)
              .probabilities(texts.subList(0, 6))
              .stream()
              .mapToDouble(p -> p[0])
              .sum();
      // So it is at the optimum, where the intercept's gradient is nought.
      assertThat(sum).isCloseTo(4, within(0.02));
    }
  }

  @Test
  void reports_without_a_tag_speak_against_tags_that_may_stand_together() {
    List<Report> more = new ArrayList<>(REPORTS);
    for (int i = 0; i < 8; i++) {
      more.add(Report.of("n" + i, "Taken to the station by train, journey " + i + " north."));
    }
    for (String name : List.of("bge-neighbours", "bge-logistic")) {
      double[] p =
          factory(name)
              .train(more, settings(false, 1), Progress.NONE)
              .probabilities("A train journey north");
      assertThat(p[0]).isLessThan(0.5);
      assertThat(p[1]).isLessThan(0.5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void takes_any_text(String name) {
    ReportClassifier classifier = train(name, false, 2);
    for (String text :
        Arrays.asList("", "\uD800", "\u0000\u200b", "[CLS] [SEP]", "phone ".repeat(500_000))) {
      for (double p : classifier.probabilities(text)) {
        assertThat(p).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void says_that_it_cannot_explain(String name) {
    ReportClassifier classifier = train(name, true, 1);
    assertThatThrownBy(() -> classifier.explain("a text", MISSING))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("toex-linear");
    assertThatThrownBy(() -> classifier.explain("a text", new Tag("OTHER")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OTHER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bge-neighbours", "bge-logistic"})
  void refuses_what_it_cannot_learn_from(String name) {
    ReportClassifierFactory factory = factory(name);
    assertThatThrownBy(() -> factory.train(List.of(), settings(false, 1), Progress.NONE))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(
            () ->
                factory.train(
                    List.of(Report.of("r9", "Seen at the station.", "GIFTS", "MISSING")),
                    settings(true, 1),
                    Progress.NONE))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("r9");
  }

  @Test
  void stops_when_asked_to() {
    Progress stop =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> factory("bge-logistic").train(REPORTS, settings(true, 1), stop))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void offers_nothing_before_it_is_open() {
    try (ToexPlugin closed = new EmbeddingsPlugin()) {
      assertThatThrownBy(closed::reportClassifiers).isInstanceOf(IllegalStateException.class);
    }
  }
}
