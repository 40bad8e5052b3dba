package uk.toex.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.PluginContext;
import uk.toex.spi.TrainingSettings;
import uk.toex.tck.broken.Bent;
import uk.toex.tck.broken.BrokenManners;
import uk.toex.tck.good.GoodPlugin;

/** The kit comes to its end whatever the plugin does. */
class PluginKitTest {

  /** Hangs, and does not listen to interrupts, until the test is over. */
  private abstract static class Hangs extends Bent {
    private static volatile boolean over;

    static void hang() {
      while (!over) {
        try {
          Thread.sleep(10);
        } catch (InterruptedException e) {
          // Does not listen.
        }
      }
    }
  }

  /** Hangs when it is trained. */
  public static class HangsTraining extends Hangs {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      hang();
      return super.train(reports, settings, progress);
    }
  }

  /** Hangs when it is asked, until it is interrupted. */
  public static class HangsScoring extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.scores(good, text);
    }
  }

  /** Lacks a class. */
  public static class LacksClass extends Bent {
    @Override
    public void open(PluginContext given) {
      throw new NoClassDefFoundError("uk/example/Engine");
    }
  }

  @Test
  void rules_have_ids_of_their_own_and_sentences_without_a_full_stop() {
    Set<String> ids = new HashSet<>();
    for (Rule rule : PluginKit.rules()) {
      assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
      assertThat(rule.sentence()).isNotBlank().doesNotEndWith(".");
      assertThat(rule.id()).startsWith(rule.area().prefix());
    }
    assertThat(PluginKit.rules().stream().map(Rule::area).distinct())
        .containsExactly(Area.values());
  }

  @Test
  void a_plugin_that_hangs_in_training_fails_who_waits_for_it_and_then_nobody_waits() {
    Hangs.over = false;
    try {
      Map<String, RuleResult> results =
          results(
              PluginKit.of(HangsTraining::new)
                  .deadline(Duration.ofSeconds(2))
                  .only(rule -> List.of("D108", "S201", "S202", "E701").contains(rule.id()))
                  .run());

      assertThat(outcome(results, "D108")).isEqualTo(Outcome.PASSED);
      assertThat(outcome(results, "S201")).isEqualTo(Outcome.FAILED);
      assertThat(detail(results, "S201"))
          .contains("did not come to an end within PT2S")
          .contains("at uk.toex.tck.PluginKitTest$Hangs.hang")
          .contains("its thread was left running");
      assertThat(outcome(results, "S202")).isEqualTo(Outcome.FAILED);
      assertThat(outcome(results, "E701")).isEqualTo(Outcome.UNTESTED);
      assertThat(detail(results, "E701")).contains("did not come back");
    } finally {
      Hangs.over = true;
    }
  }

  @Test
  void after_five_rules_that_hung_no_more_are_tried() {
    KitReport report =
        PluginKit.of(HangsScoring::new)
            .deadline(Duration.ofSeconds(1))
            .only(rule -> rule.area() == Area.SCORES)
            .run();

    assertThat(report.with(Outcome.FAILED)).hasSize(5);
    assertThat(report.with(Outcome.UNTESTED))
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.detail()).contains("5 rules before it hung"));
  }

  @Test
  void a_plugin_that_ends_the_process_is_not_run_in_this_one(@TempDir Path folder)
      throws IOException {
    PluginFolder.write(BrokenManners.X911.class, folder);

    Map<String, RuleResult> results =
        results(
            PluginKit.of(BrokenManners.X911::new)
                .code(folder)
                .only(rule -> List.of("D108", "S201", "X911").contains(rule.id()))
                .run());

    assertThat(outcome(results, "X911")).isEqualTo(Outcome.FAILED);
    assertThat(outcome(results, "D108")).isEqualTo(Outcome.UNTESTED);
    assertThat(outcome(results, "S201")).isEqualTo(Outcome.UNTESTED);
    assertThat(detail(results, "S201")).contains("ended the watched one with code 3");
  }

  @Test
  void an_error_becomes_a_result() {
    List<RuleResult> told = new ArrayList<>();
    Map<String, RuleResult> results =
        results(
            PluginKit.of(LacksClass::new)
                .only(rule -> List.of("D101", "D108", "S203").contains(rule.id()))
                .run(told::add));

    assertThat(outcome(results, "D101")).isEqualTo(Outcome.PASSED);
    assertThat(outcome(results, "D108")).isEqualTo(Outcome.FAILED);
    assertThat(detail(results, "D108")).contains("NoClassDefFoundError: uk/example/Engine");
    assertThat(outcome(results, "S203")).isEqualTo(Outcome.UNTESTED);
    assertThat(detail(results, "S203")).contains("could not be opened");
    assertThat(told)
        .extracting(result -> result.rule().id())
        .containsExactly("D101", "D108", "S203");
  }

  @Test
  void surroundings_that_a_plugin_changed_are_put_back() {
    Locale before = Locale.getDefault();

    PluginKit.of(BrokenManners.C804::new).only(rule -> rule.id().equals("C804")).run();

    assertThat(Locale.getDefault()).isEqualTo(before);
  }

  @Test
  void a_vendors_own_reports_reach_the_second_process_unchanged(@TempDir Path folder)
      throws IOException {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String text = i % 2 == 0 ? "train \ud800 ticket " + i : "gift \u0000 coat " + i;
      reports.add(Report.of("r" + i, text, i % 2 == 0 ? "TRAVEL" : "GIFTS \ud83d\ude80"));
    }
    PluginFolder.write(GoodPlugin.class, folder);

    KitReport report =
        PluginKit.of(GoodPlugin::new)
            .code(folder)
            .reports(reports)
            .only(rule -> List.of("S201", "S212", "R304").contains(rule.id()))
            .run();

    assertThat(report.with(Outcome.PASSED)).as(report.toMarkdown()).hasSize(3);
    assertThat(report.facts()).containsEntry("reports", "60 of the vendor's");
  }

  @Test
  void too_few_reports_are_refused() {
    PluginKit kit = PluginKit.of(GoodPlugin::new);
    List<Report> few = List.of(Report.of("one", "seen at the station", "TRAVEL"));

    assertThatThrownBy(() -> kit.reports(few))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 40 reports");
  }

  private static Map<String, RuleResult> results(KitReport report) {
    return report.results().stream()
        .collect(Collectors.toMap(result -> result.rule().id(), result -> result));
  }

  private static Outcome outcome(Map<String, RuleResult> results, String id) {
    assertThat(results).containsKey(id);
    return results.getOrDefault(id, NONE).outcome();
  }

  private static String detail(Map<String, RuleResult> results, String id) {
    return results.getOrDefault(id, NONE).detail();
  }

  private static final RuleResult NONE =
      new RuleResult(PluginKit.rules().get(0), Outcome.NOT_APPLICABLE, "");
}
