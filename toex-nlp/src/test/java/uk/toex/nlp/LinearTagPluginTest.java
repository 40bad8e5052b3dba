package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

class LinearTagPluginTest {

  private static final List<Report> REPORTS = Synthetic.given(Synthetic.many());
  private static final List<Tag> TAGS = Synthetic.model().tags();

  private static ReportClassifierFactory factory() {
    return new LinearTagPlugin().reportClassifiers().get(0);
  }

  private static ReportClassifier train(List<Report> reports, List<Tag> tags, int threads) {
    return factory().train(reports, new TrainingSettings(tags, false, 1, threads), Progress.NONE);
  }

  @Test
  void services_are_found_by_the_loader() {
    List<String> ids =
        ServiceLoader.load(ToexPlugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .map(ToexPlugin::descriptor)
            .map(PluginDescriptor::id)
            .toList();
    assertThat(ids).contains("toex-linear", "opennlp");
  }

  @Test
  void names_are_those_that_outputs_use() {
    LinearTagPlugin plugin = new LinearTagPlugin();
    assertThat(plugin.descriptor().id()).isEqualTo(LinearTagModel.ID);
    assertThat(factory().name()).isEqualTo(LinearTagModel.ID);
    assertThat(plugin.tagReviewers().get(0).name()).isEqualTo("toex");
    assertThat(plugin.descriptor()).isEqualTo(new LinearTagPlugin().descriptor());
  }

  @Test
  void the_tags_asked_for_are_learned_in_their_order() {
    List<Tag> tags = new ArrayList<>(TAGS.subList(0, 3));
    Collections.reverse(tags);
    ReportClassifier some = train(REPORTS, tags, 2);
    assertThat(some.tags()).isEqualTo(tags);
    int agree = 0;
    for (Report report : REPORTS.subList(0, 300)) {
      double[] p = some.probabilities(report.text());
      double[] all = Synthetic.model().probabilities(report.text());
      for (int t = 0; t < 3; t++) {
        agree += (p[t] >= 0.5) == (all[2 - t] >= 0.5) ? 1 : 0;
      }
    }
    assertThat(agree / 900.0).isGreaterThan(0.95);
  }

  @Test
  void with_the_tags_of_a_model_it_is_that_model() {
    ReportClassifier same = train(REPORTS, TAGS, 1);
    for (Report report : REPORTS.subList(0, 100)) {
      assertThat(same.probabilities(report.text()))
          .isEqualTo(Synthetic.model().probabilities(report.text()));
    }
  }

  @Test
  void exclusive_tags_may_be_some_of_those_carried() {
    List<Report> reports = Synthetic.given(Synthetic.exclusive());
    List<Tag> known = LinearTagModel.train(reports, Synthetic.EXCLUSIVE, Progress.NONE).tags();
    TrainingSettings two = new TrainingSettings(known.subList(0, 2), true, 1, 2);
    ReportClassifier classifier = factory().train(reports, two, Progress.NONE);
    double[] p = classifier.probabilities(reports.get(0).text());
    assertThat(p).hasSize(2);
    assertThat(p[0] + p[1]).isCloseTo(1, within(0.02));
  }

  @Test
  void many_texts_together_are_as_one_after_the_other() {
    ReportClassifier model = Synthetic.model();
    List<String> texts = REPORTS.subList(0, 50).stream().map(Report::text).toList();
    List<double[]> together = model.probabilities(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i)).isEqualTo(model.probabilities(texts.get(i)));
    }
  }

  @Test
  void what_cannot_be_learned_is_refused() {
    refused(REPORTS, List.of(new Tag("NOBODY_HAS_IT")), false, "NOBODY_HAS_IT is on 0 of the");
    refused(List.of(), TAGS, false, "no reports");
    refused(
        List.of(Report.of("a", "new phone", "A"), Report.of("b", "travel", "A")),
        List.of(new Tag("A")),
        false,
        "A is on 2 of the 2 reports");
    refused(Synthetic.given(Synthetic.exclusive()), TAGS.subList(0, 1), true, "Only one tag");
    refused(REPORTS, TAGS, true, "exactly one");
  }

  private static void refused(
      List<Report> reports, List<Tag> tags, boolean exclusive, String because) {
    TrainingSettings settings = new TrainingSettings(tags, exclusive, 1, 1);
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> factory().train(reports, settings, Progress.NONE))
        .withMessageContaining(because);
  }

  @Test
  void its_review_is_the_tag_review() {
    TagReviewerFactory factory = new LinearTagPlugin().tagReviewers().get(0);
    assertThat(
            factory.create(new TagReviewerSettings(false, 60, 1, 2)).review(REPORTS, Progress.NONE))
        .extracting(advice -> advice.subject(), advice -> advice.score())
        .isEqualTo(
            new TagReview(Synthetic.MANY.withLimit(ReviewSettings.defaults().limit()))
                .review(REPORTS, Progress.NONE).stream()
                    .map(
                        advice ->
                            org.assertj.core.groups.Tuple.tuple(advice.subject(), advice.score()))
                    .toList());
  }
}
