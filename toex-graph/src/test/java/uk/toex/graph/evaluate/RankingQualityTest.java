package uk.toex.graph.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingQualityTest {

  /** The example of scikit-learn's documentation of average_precision_score: 0.83. */
  @Test
  void averagePrecisionIsThatOfScikitLearn() {
    double[] scores = {0.1, 0.4, 0.35, 0.8};
    boolean[] wanted = {false, false, true, true};
    assertThat(RankingQuality.averagePrecision(scores, wanted)).isCloseTo(5.0 / 6, within(1e-15));
  }

  @Test
  void itemsOfTheSameScoreAreOneStep() {
    double[] scores = {1, 1, 1, 0};
    // One step at recall 1/2 with precision 1/3, one at recall 1 with precision 2/4.
    assertThat(RankingQuality.averagePrecision(scores, new boolean[] {true, false, false, true}))
        .isCloseTo(0.5 / 3 + 0.5 * 0.5, within(1e-15));
    assertThat(RankingQuality.averagePrecision(scores, new boolean[] {false, false, true, true}))
        .isCloseTo(0.5 / 3 + 0.5 * 0.5, within(1e-15));
  }

  @Test
  void recallAndPrecisionCountTheSameScoreByTheShareThatFits() {
    double[] scores = {3, 2, 2, 1};
    boolean[] wanted = {true, true, false, true};
    assertThat(RankingQuality.recallAt(1, scores, wanted)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(RankingQuality.recallAt(2, scores, wanted)).isCloseTo(1.5 / 3, within(1e-15));
    assertThat(RankingQuality.recallAt(9, scores, wanted)).isEqualTo(1);
    assertThat(RankingQuality.precisionAt(2, scores, wanted)).isCloseTo(0.75, within(1e-15));
    assertThat(RankingQuality.precisionAt(9, scores, wanted)).isCloseTo(0.75, within(1e-15));
  }

  @Test
  void nothingWantedIsNoNumber() {
    assertThat(RankingQuality.averagePrecision(new double[2], new boolean[2])).isNaN();
    assertThat(RankingQuality.recallAt(1, new double[2], new boolean[2])).isNaN();
    assertThat(RankingQuality.precisionAt(1, new double[0], new boolean[0])).isNaN();
  }

  @Test
  void anIntervalHoldsItsMeanAndLeavesOutWhatIsNoNumber() {
    Interval interval = Interval.of(new double[] {1, 2, Double.NaN, 3, 4}, 1);
    assertThat(interval.mean()).isEqualTo(2.5);
    assertThat(interval.low()).isBetween(1.0, 2.0);
    assertThat(interval.high()).isBetween(3.0, 4.0);
    assertThat(Interval.of(new double[] {1, 2, 3, 4}, 1)).isEqualTo(interval);
    assertThat(Interval.of(new double[] {Double.NaN}, 1).mean()).isNaN();
  }
}
