package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values computed by hand, and those that scikit-learn's documentation gives. */
class RankingMetricsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private static boolean[] truth(int... bits) {
    boolean[] out = new boolean[bits.length];
    for (int i = 0; i < bits.length; i++) {
      out[i] = bits[i] == 1;
    }
    return out;
  }

  @Test
  void the_example_of_scikit_learns_documentation() {
    double[] score = {0.1, 0.4, 0.35, 0.8};
    boolean[] truth = truth(0, 0, 1, 1);
    assertThat(RankingMetrics.averagePrecision(score, truth)).isCloseTo(5.0 / 6, EXACT);
    assertThat(RankingMetrics.auroc(score, truth)).isCloseTo(0.75, EXACT);
  }

  @Test
  void ties_count_as_one_threshold_wherever_they_stand() {
    double[] score = {0.9, 0.8, 0.8, 0.3};
    // Recall rises by a half at precision 1/3, and by a half at precision 2/4.
    double expected = 0.5 / 3 + 0.5 / 2;
    assertThat(RankingMetrics.averagePrecision(score, truth(0, 1, 0, 1)))
        .isCloseTo(expected, EXACT);
    assertThat(RankingMetrics.averagePrecision(score, truth(0, 0, 1, 1)))
        .isCloseTo(expected, EXACT);
    // Of the four pairs of true and false, one tied, none won.
    assertThat(RankingMetrics.auroc(score, truth(0, 1, 0, 1))).isCloseTo(0.5 / 4, EXACT);
  }

  @Test
  void all_tied_is_the_base_rate_and_a_coin() {
    double[] score = {0.5, 0.5, 0.5, 0.5, 0.5};
    boolean[] truth = truth(1, 0, 0, 1, 0);
    assertThat(RankingMetrics.averagePrecision(score, truth)).isCloseTo(0.4, EXACT);
    assertThat(RankingMetrics.auroc(score, truth)).isCloseTo(0.5, EXACT);
  }

  @Test
  void nothing_to_find_is_not_a_number() {
    assertThat(RankingMetrics.averagePrecision(new double[] {0.1, 0.2}, truth(0, 0))).isNaN();
    assertThat(RankingMetrics.auroc(new double[] {0.1, 0.2}, truth(0, 0))).isNaN();
    assertThat(RankingMetrics.auroc(new double[] {0.1, 0.2}, truth(1, 1))).isNaN();
    assertThat(RankingMetrics.averagePrecision(new double[0], truth())).isNaN();
    assertThat(RankingMetrics.precisionAt(new double[0], truth(), 10)).isNaN();
  }

  @Test
  void precision_among_the_first_takes_ties_as_they_stand() {
    double[] score = {0.1, 0.9, 0.9, 0.9};
    boolean[] truth = truth(1, 1, 0, 1);
    assertThat(RankingMetrics.precisionAt(score, truth, 1)).isEqualTo(1);
    assertThat(RankingMetrics.precisionAt(score, truth, 2)).isEqualTo(0.5);
    assertThat(RankingMetrics.precisionAt(score, truth, 100)).isEqualTo(0.75);
  }

  @Test
  void calibration_error_over_the_top_tenth_in_ten_bins_of_equal_count() {
    // 400 candidates: the top 40 count, four a bin; the rest would spoil it.
    double[] p = new double[400];
    boolean[] truth = new boolean[400];
    Arrays.fill(truth, true);
    double expected = 0;
    for (int bin = 0; bin < 10; bin++) {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        int at = 399 - (bin * 4 + i); // in any order of the input
        p[at] = 0.95 - 0.05 * bin - 0.001 * i;
        truth[at] = i < bin % 5; // bin % 5 of four are true
        sum += p[at];
      }
      expected += Math.abs(sum / 4 - (bin % 5) / 4.0) / 10;
    }
    assertThat(RankingMetrics.calibrationError(p, truth)).isCloseTo(expected, EXACT);
  }

  @Test
  void a_perfect_forecast_has_no_error_and_its_reverse_all() {
    double[] p = new double[100];
    boolean[] truth = new boolean[100];
    for (int i = 0; i < 100; i++) {
      p[i] = i < 50 ? 1 : 0;
      truth[i] = i < 50;
    }
    assertThat(RankingMetrics.calibrationError(p, truth)).isZero();
    assertThat(RankingMetrics.brier(p, truth)).isZero();
    boolean[] reverse = new boolean[100];
    for (int i = 0; i < 100; i++) {
      reverse[i] = !truth[i];
    }
    assertThat(RankingMetrics.calibrationError(p, reverse)).isEqualTo(1);
    assertThat(RankingMetrics.brier(p, reverse)).isEqualTo(1);
  }

  @Test
  void brier_by_hand() {
    assertThat(RankingMetrics.brier(new double[] {0.5, 0.2, 0.9}, truth(1, 0, 1)))
        .isCloseTo((0.25 + 0.04 + 0.01) / 3, EXACT);
  }

  /** Against definitions written out the slow way. */
  @Property(tries = 300)
  void ranking_measures_follow_their_definitions(@ForAll @Size(min = 1, max = 40) byte[] data) {
    double[] score = new double[data.length];
    boolean[] truth = new boolean[data.length];
    int positives = 0;
    for (int i = 0; i < data.length; i++) {
      score[i] = (data[i] & 7) / 8.0;
      truth[i] = (data[i] & 8) != 0;
      positives += truth[i] ? 1 : 0;
    }
    double ap = 0;
    double wins = 0;
    for (int i = 0; i < data.length; i++) {
      if (!truth[i]) {
        continue;
      }
      // Each true candidate counts with the precision at its own threshold.
      int above = 0;
      int hits = 0;
      for (int j = 0; j < data.length; j++) {
        above += score[j] >= score[i] ? 1 : 0;
        hits += score[j] >= score[i] && truth[j] ? 1 : 0;
        if (!truth[j]) {
          wins += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
        }
      }
      ap += (double) hits / above / positives;
    }
    if (positives > 0) {
      assertThat(RankingMetrics.averagePrecision(score, truth)).isCloseTo(ap, EXACT);
    }
    if (positives > 0 && positives < data.length) {
      assertThat(RankingMetrics.auroc(score, truth))
          .isCloseTo(wins / positives / (data.length - positives), EXACT);
    }
  }
}
