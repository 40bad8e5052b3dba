package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.toex.api.CancelledException;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

class GuardedFactoryTest {

  private final Guard guard =
      new Guard(
          "faulty",
          null,
          GuardSettings.defaults()
              .withDeadline(Duration.ofSeconds(5))
              .withTrainingDeadline(Duration.ofMillis(500)));
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void end() {
    over.countDown();
    guard.close();
  }

  @Test
  void a_training_is_passed_on() {
    GuardedFactory factory =
        factory(
            (reports, progress) -> {
              assertThat(reports).hasSize(2).isEqualTo(Faulty.REPORTS);
              progress.step("learning", 1, 2);
              return new Faulty(Faulty::right);
            });
    StringBuilder told = new StringBuilder();
    GuardedClassifier trained =
        factory.train(
            Faulty.REPORTS,
            Faulty.SETTINGS,
            (stage, done, total) -> told.append(stage).append(done).append(total));
    assertThat(told.toString()).isEqualTo("learning12");
    assertThat(trained.probabilities("four")).containsExactly(0.4, 0.4);
    assertThat(factory.name()).isEqualTo("faulty");
  }

  @Test
  void other_tags_than_asked_for_are_a_failure() {
    for (List<Tag> tags :
        List.of(
            List.of(new Tag("A")),
            List.of(new Tag("B"), new Tag("A")),
            List.<Tag>of(),
            List.of(new Tag("A"), new Tag("B"), new Tag("C")))) {
      assertThatThrownBy(() -> train((reports, progress) -> knows(tags)))
          .isInstanceOf(PluginFailedException.class)
          .hasMessageContaining("was to learn [A, B], knows " + tags);
    }
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void tags_that_only_pretend_to_be_tags_never_reach_the_host() {
    Object chameleon =
        new Object() {
          @Override
          public boolean equals(Object other) {
            return true;
          }

          @Override
          public int hashCode() {
            return 0;
          }
        };
    List raw = List.of(chameleon, chameleon);
    assertThatThrownBy(() -> train((reports, progress) -> knows((List<Tag>) raw)))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("was to learn [A, B]");
  }

  @Test
  void null_an_exception_and_a_refusal_are_told_apart() {
    assertThatThrownBy(() -> train((reports, progress) -> Faulty.nothing()))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("The classifier faulty could not be trained: faulty threw");
    assertThatThrownBy(() -> train((reports, progress) -> Faulty.sneak(new Exception("odd"))))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("threw java.lang.Exception: odd");
    assertThatThrownBy(
            () ->
                train(
                    (reports, progress) -> {
                      throw new InputRefusedException("too few reports");
                    }))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("could not be trained: too few reports.");
  }

  @Test
  void a_caller_who_cancels_is_told_so() {
    Progress cancels =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    GuardedFactory factory =
        factory(
            (reports, progress) -> {
              progress.step("learning", 0, 1);
              return new Faulty(Faulty::right);
            });
    assertThatThrownBy(() -> factory.train(Faulty.REPORTS, Faulty.SETTINGS, cancels))
        .isInstanceOf(CancelledException.class);
    assertThat(guard.quarantine()).isNull();
  }

  @Test
  void what_is_late_reads_no_report_any_more() throws InterruptedException {
    AtomicReference<Throwable> later = new AtomicReference<>();
    AtomicReference<Boolean> cancelled = new AtomicReference<>(false);
    CountDownLatch seen = new CountDownLatch(1);
    GuardedFactory factory =
        factory(
            (reports, progress) -> {
              Faulty.hang(over);
              try {
                reports.get(0);
              } catch (RuntimeException e) {
                later.set(e);
              }
              cancelled.set(progress.cancelled());
              seen.countDown();
              return new Faulty(Faulty::right);
            });
    Outcome<GuardedClassifier> outcome =
        factory.attempt(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
    assertThat(outcome).isEqualTo(new Outcome.TimedOut<>(Duration.ofMillis(500)));
    over.countDown();
    assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(later.get()).isInstanceOf(CancelledException.class);
    assertThat(cancelled.get()).isTrue();
    assertThat(guard.quarantine()).contains("training faulty took longer than 500 ms");
  }

  @Test
  void a_caller_interrupted_takes_the_reports_back_too() throws InterruptedException {
    AtomicReference<Throwable> later = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    GuardedFactory factory =
        factory(
            (reports, progress) -> {
              begun.countDown();
              Faulty.hang(over);
              try {
                reports.get(0);
              } catch (RuntimeException e) {
                later.set(e);
              }
              seen.countDown();
              return new Faulty(Faulty::right);
            });
    Thread test = Thread.currentThread();
    Thread interrupts =
        new Thread(
            () -> {
              Faulty.hang(begun);
              test.interrupt();
            });
    interrupts.start();
    assertThatThrownBy(() -> factory.attempt(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    interrupts.join();
    over.countDown();
    assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(later.get()).isInstanceOf(CancelledException.class);
  }

  private static ReportClassifier knows(List<Tag> tags) {
    return new ReportClassifier() {
      @Override
      public List<Tag> tags() {
        return tags;
      }

      @Override
      public double[] probabilities(String text) {
        return new double[tags.size()];
      }

      @Override
      public Explanation explain(String text, Tag tag) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private void train(Faulty.Training training) {
    factory(training).train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
  }

  private GuardedFactory factory(Faulty.Training training) {
    return new GuardedFactory("faulty", guard, Faulty.factory(training));
  }
}
