package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.toex.nlp.ConfidentLearning.Filter;
import uk.toex.nlp.ConfidentLearning.Score;

/** One small problem worked by hand from cleanlab's definitions. */
class ConfidentLearningTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private static final int[] LABELS = {0, 0, 0, 1, 1, 2};
  private static final double[][] P = {
    {0.9, 0.1, 0},
    {0.6, 0.3, 0.1},
    {0.2, 0.7, 0.1},
    {0.1, 0.8, 0.1},
    {0.3, 0.4, 0.3},
    {0.2, 0.2, 0.6}
  };
  private static final double T0 = (0.9 + 0.6 + 0.2) / 3;

  @Test
  void a_threshold_is_the_mean_self_confidence_of_a_class() {
    double[] t = ConfidentLearning.thresholds(LABELS, P);
    assertThat(t[0]).isCloseTo(T0, EXACT);
    assertThat(t[1]).isCloseTo(0.6, EXACT);
    assertThat(t[2]).isCloseTo(0.6, EXACT);
  }

  @Test
  void the_confident_joint_counts_what_reaches_a_threshold() {
    assertThat(ConfidentLearning.confidentJoint(LABELS, P))
        .isDeepEqualTo(new int[][] {{2, 1, 0}, {0, 1, 0}, {0, 0, 1}});
  }

  @Test
  void where_several_classes_reach_theirs_the_most_probable_counts() {
    int[] labels = {0, 0, 1, 1};
    double[][] p = {{0.4, 0.6}, {0.5, 0.5}, {0.7, 0.3}, {0.6, 0.4}};
    // Thresholds 0.45 and 0.35: the second item reaches both, the last as well.
    assertThat(ConfidentLearning.confidentJoint(labels, p))
        .isDeepEqualTo(new int[][] {{1, 1}, {2, 1}});
  }

  @Test
  void the_diagonal_counts_at_least_one() {
    int[] labels = {0, 1};
    double[][] p = {{0.2, 0.8}, {0.9, 0.1}};
    int[][] joint = ConfidentLearning.confidentJoint(labels, p);
    assertThat(joint).isDeepEqualTo(new int[][] {{1, 1}, {1, 1}});
    assertThat(ConfidentLearning.calibratedJoint(labels, p))
        .isDeepEqualTo(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
  }

  @Test
  void the_calibrated_joint_has_the_counts_of_the_given_classes() {
    assertThat(ConfidentLearning.calibratedJoint(LABELS, P))
        .isDeepEqualTo(new double[][] {{2, 1, 0}, {0, 2, 0}, {0, 0, 1}});
  }

  @Test
  void adjusting_takes_thresholds_off_and_scales_to_one() {
    double[] adjusted = ConfidentLearning.adjust(LABELS, P)[2];
    double a = 0.2 - T0 + 0.6;
    double sum = a + 0.7 + 0.1;
    assertThat(adjusted[0]).isCloseTo(a / sum, EXACT);
    assertThat(adjusted[1]).isCloseTo(0.7 / sum, EXACT);
    assertThat(adjusted[2]).isCloseTo(0.1 / sum, EXACT);
    assertThat(P[2]).containsExactly(0.2, 0.7, 0.1);
  }

  @Test
  void qualities_by_hand() {
    assertThat(ConfidentLearning.quality(Score.SELF_CONFIDENCE, 0, P[2])).isEqualTo(0.2);
    assertThat(ConfidentLearning.quality(Score.NORMALIZED_MARGIN, 0, P[2])).isCloseTo(0.25, EXACT);
    assertThat(ConfidentLearning.quality(Score.NORMALIZED_MARGIN, 1, P[2])).isCloseTo(0.75, EXACT);
    assertThat(ConfidentLearning.quality(Score.NORMALIZED_MARGIN, 0, new double[] {1, 0}))
        .isEqualTo(1);
    assertThat(ConfidentLearning.quality(Score.NORMALIZED_MARGIN, 1, new double[] {1, 0})).isZero();
  }

  @ParameterizedTest
  @EnumSource(Filter.class)
  void every_filter_finds_the_one_item_that_is_off(Filter filter) {
    assertThat(ConfidentLearning.issues(filter, LABELS, P))
        .containsExactly(false, false, true, false, false, false);
  }

  @Test
  void the_filters_differ_as_they_should() {
    // Class 0: four sure of it, two that look like class 1, one of them faintly. Class 1: three.
    int[] labels = {0, 0, 0, 0, 0, 0, 1, 1, 1};
    double[][] p = {
      {0.9, 0.1},
      {0.9, 0.1},
      {0.9, 0.1},
      {0.9, 0.1},
      {0.45, 0.55},
      {0.1, 0.9},
      {0.2, 0.8},
      {0.2, 0.8},
      {0.3, 0.7}
    };
    // Thresholds 0.6917 and 0.7667: the faint one reaches neither.
    assertThat(ConfidentLearning.confidentJoint(labels, p))
        .isDeepEqualTo(new int[][] {{4, 1}, {0, 2}});
    // Row 0 scaled to six items: 4.8 and 1.2, so that one item is picked.
    boolean[] sure = {false, false, false, false, false, true, false, false, false};
    boolean[] both = {false, false, false, false, true, true, false, false, false};
    assertThat(ConfidentLearning.issues(Filter.CONFIDENT_LEARNING, labels, p)).isEqualTo(sure);
    assertThat(ConfidentLearning.issues(Filter.PRUNE_BY_CLASS, labels, p)).isEqualTo(sure);
    assertThat(ConfidentLearning.issues(Filter.PRUNE_BY_NOISE_RATE, labels, p)).isEqualTo(sure);
    assertThat(ConfidentLearning.issues(Filter.BOTH, labels, p)).isEqualTo(sure);
    assertThat(ConfidentLearning.issues(Filter.PREDICTED_NEQ_GIVEN, labels, p)).isEqualTo(both);
  }

  @Test
  void a_class_that_no_item_carries_attracts_none() {
    int[] labels = {0, 1};
    double[][] p = {{0.1, 0.2, 0.7}, {0.1, 0.8, 0.1}};
    assertThat(ConfidentLearning.confidentJoint(labels, p)[0][2]).isZero();
    assertThat(ConfidentLearning.adjust(labels, p)[0]).doesNotContain(Double.NaN);
  }

  @Test
  void as_many_labels_as_rows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidentLearning.thresholds(new int[3], P))
        .withMessageContaining("3 labels for 6 rows");
  }

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
