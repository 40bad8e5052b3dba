package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;

class GuardedDetectorTest {

  private static final DetectedLanguage ENGLISH = new DetectedLanguage("eng", 0.7);
  private static final DetectedLanguage FRENCH = new DetectedLanguage("fra", 0.9);

  private final Guard guard =
      new Guard("faulty", null, GuardSettings.defaults().withDeadline(Duration.ofSeconds(5)));

  @AfterEach
  void end() {
    guard.close();
  }

  @Test
  void languages_are_passed_on() {
    assertThat(new GuardedDetector(guard, text -> List.of(FRENCH, ENGLISH)).detect("x"))
        .containsExactly(FRENCH, ENGLISH);
  }

  @Test
  void what_is_no_answer_is_undetermined_and_says_why() {
    assertFails(text -> List.of(), "no language");
    assertFails(text -> List.of(ENGLISH, FRENCH), "out of order");
    assertFails(text -> Faulty.nothing(), "NullPointerException");
    assertFails(text -> Arrays.asList(ENGLISH, null), "NullPointerException");
    assertFails(text -> Faulty.sneak(new Exception("odd")), "odd");
    assertFails(
        text ->
            new AbstractList<>() {
              @Override
              public DetectedLanguage get(int index) {
                return ENGLISH;
              }

              @Override
              public int size() {
                return Integer.MAX_VALUE;
              }
            },
        "more languages than there are");
  }

  private void assertFails(LanguageDetector faulty, String reason) {
    GuardedDetector detector = new GuardedDetector(guard, faulty);
    assertThat(detector.attempt("x")).isInstanceOf(Outcome.Failed.class);
    assertThat(detector.attempt("x").problem()).contains(reason);
    assertThat(detector.detect("x")).containsExactly(new DetectedLanguage("und", 0));
  }
}
