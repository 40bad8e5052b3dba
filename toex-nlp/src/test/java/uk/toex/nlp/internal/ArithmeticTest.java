package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The small numeric units: logistic function, Cholesky, order, random numbers, certainty. */
class ArithmeticTest {

  @Property(tries = 2000)
  void exp_agrees_with_the_jdks(@ForAll @DoubleRange(min = -690, max = 690) double x) {
    assertThat(Logistic.exp(x) / StrictMath.exp(x)).isCloseTo(1, within(2e-13));
  }

  @Property(tries = 2000)
  void sigmoid_and_logit_undo_each_other(@ForAll @DoubleRange(min = -20, max = 20) double x) {
    double p = Logistic.sigmoid(x);
    assertThat(p).isCloseTo(1 / (1 + StrictMath.exp(-x)), within(1e-13));
    assertThat(p + Logistic.sigmoid(-x)).isCloseTo(1, within(1e-15));
    assertThat(Logistic.logit(p)).isCloseTo(x, within(1e-5));
  }

  @Test
  void the_far_ends_stay_numbers() {
    assertThat(Logistic.exp(-1e300)).isZero();
    assertThat(Logistic.exp(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Logistic.exp(1e300)).isFinite();
    assertThat(Logistic.exp(0)).isEqualTo(1);
    assertThat(Logistic.sigmoid(1e300)).isEqualTo(1);
    assertThat(Logistic.sigmoid(-1e300)).isZero();
    assertThat(Logistic.sigmoid(0)).isEqualTo(0.5);
    assertThat(Logistic.logit(0)).isEqualTo(-Logistic.logit(1), within(1e-4));
    assertThat(Logistic.logit(0.5)).isZero();
  }

  @Property(tries = 200)
  void cholesky_solves_positive_definite_systems(
      @ForAll @IntRange(min = 1, max = 12) int n, @ForAll long seed) {
    SplitMix random = new SplitMix(seed);
    double[][] root = new double[n][n];
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.unit() - 0.5;
      for (int j = 0; j < n; j++) {
        root[i][j] = random.unit() - 0.5;
      }
    }
    double[][] a = new double[n][n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j ? 0.5 : 0;
        for (int k = 0; k < n; k++) {
          a[i][j] += root[i][k] * root[j][k];
        }
        b[i] += a[i][j] * x[j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        a[i][j] = Double.NaN; // only the lower triangle is read
      }
    }
    Cholesky.solve(a, b);
    assertThat(b).containsExactly(x, within(1e-9));
  }

  @Test
  void a_direction_without_information_does_not_spoil_the_others() {
    double[] b = {2, 0, 3};
    Cholesky.solve(new double[][] {{4, 0, 0}, {0, 0, 0}, {0, 0, 1}}, b);
    assertThat(b[0]).isCloseTo(0.5, within(1e-12));
    assertThat(b[1]).isZero();
    assertThat(b[2]).isCloseTo(3, within(1e-12));
  }

  @Property(tries = 300)
  void order_is_stable_and_falls(@ForAll @Size(max = 200) byte[] data) {
    double[] value = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      value[i] = data[i] % 5;
    }
    int[] order = Order.descending(value);
    boolean[] seen = new boolean[value.length];
    for (int i = 0; i < order.length; i++) {
      assertThat(seen[order[i]]).isFalse();
      seen[order[i]] = true;
      if (i > 0) {
        double before = value[order[i - 1]];
        assertThat(before).isGreaterThanOrEqualTo(value[order[i]]);
        if (before == value[order[i]]) {
          assertThat(order[i - 1]).isLessThan(order[i]);
        }
      }
    }
  }

  /** The values of the reference implementation in C for the seed 1234567. */
  @Test
  void splitmix_is_the_published_generator() {
    SplitMix random = new SplitMix(1234567);
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void draws_stay_in_their_range() {
    SplitMix random = new SplitMix(1);
    int[] count = new int[7];
    for (int i = 0; i < 70_000; i++) {
      count[random.below(7)]++;
      assertThat(random.unit()).isBetween(0.0, Math.nextDown(1.0));
    }
    for (int c : count) {
      assertThat(c).isBetween(9_500, 10_500);
    }
  }
}
