package uk.toex.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Progress, cancelling, and the exceptions. */
class ProgressTest {

  @Test
  void a_step_reports_and_then_stops_once_cancelled() {
    List<String> seen = new ArrayList<>();
    AtomicBoolean cancelled = new AtomicBoolean();
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {
            seen.add(stage + " " + done + "/" + total);
          }

          @Override
          public boolean cancelled() {
            return cancelled.get();
          }
        };
    progress.step("reading", 1, -1);
    cancelled.set(true);
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> progress.step("training", 2, 10))
        .withMessage("cancelled while training");
    assertThat(seen).containsExactly("reading 1/-1");
  }

  @Test
  void an_interrupt_cancels_and_stays_set() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> Progress.NONE.step("reading", 0, 1));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThatCode(() -> Progress.NONE.step("reading", 0, 1)).doesNotThrowAnyException();
  }

  @Test
  void every_exception_keeps_its_message_and_cause() {
    Exception cause = new IllegalStateException("disk");
    List<ToexException> all =
        List.of(
            new ToexException("m", cause),
            new InputRefusedException("m", cause),
            new ModelRefusedException("m", cause),
            new OutputFailedException("m", cause));
    assertThat(all).allSatisfy(e -> assertThat(e).hasMessage("m").hasCause(cause));
    assertThat(
            List.of(
                new ToexException("m"),
                new InputRefusedException("m"),
                new ModelRefusedException("m"),
                new OutputFailedException("m")))
        .allSatisfy(e -> assertThat(e).hasMessage("m").hasNoCause());
  }
}
