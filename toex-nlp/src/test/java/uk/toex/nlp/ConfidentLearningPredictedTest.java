package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.toex.nlp.ConfidentLearning.Filter;

class ConfidentLearningPredictedTest {

  /** As cleanlab: whatever the filter, an item predicted as given is no issue. */
  @Test
  void an_item_predicted_as_given_is_no_issue_though_it_stands_off_the_diagonal() {
    int[] labels = {0, 0, 1, 1};
    double[][] p = {{0.95, 0.05}, {0.6, 0.4}, {0.7, 0.3}, {0.7, 0.3}};
    // Thresholds 0.775 and 0.3: the second item reaches only that of class 1.
    assertThat(ConfidentLearning.confidentJoint(labels, p)[0][1]).isOne();
    assertThat(ConfidentLearning.issues(Filter.CONFIDENT_LEARNING, labels, p)[1]).isFalse();
  }
}
