package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumbersProperties {

  @Property(tries = 20_000)
  void fixed_is_the_exact_value_rounded_half_even(
      @ForAll long bits, @ForAll @IntRange(max = 17) int decimals) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      check(value, decimals);
    }
  }

  @Property(tries = 20_000)
  void fixed_holds_for_everyday_numbers(
      @ForAll double value, @ForAll @IntRange(max = 12) int decimals) {
    check(value, decimals);
  }

  @Property(tries = 20_000)
  void fixed_holds_at_and_around_halves(
      @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int odd,
      @ForAll @IntRange(max = 8) int decimals,
      @ForAll @IntRange(min = -2, max = 2) int steps) {
    double value = (2.0 * odd + 1) / 2 / Math.pow(10, decimals);
    for (int i = 0; i < Math.abs(steps); i++) {
      value = steps > 0 ? Math.nextUp(value) : Math.nextDown(value);
    }
    check(value, decimals);
  }

  @Property(tries = 20_000)
  void shortest_reads_back_and_no_shorter_one_does(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      checkShortest(value);
    }
  }

  @Property(tries = 20_000)
  void shortest_of_a_short_decimal_is_that_decimal(
      @ForAll long digits, @ForAll @IntRange(min = -30, max = 30) int exponent) {
    BigDecimal decimal = BigDecimal.valueOf(digits % 1_000_000_000_000_000L, exponent);
    String text = Numbers.shortest(decimal.doubleValue());
    assertThat(new BigDecimal(text)).isEqualByComparingTo(decimal);
  }

  @Example
  void examples() {
    assertThat(Numbers.fixed(0.125, 2)).isEqualTo("0.12");
    assertThat(Numbers.fixed(0.375, 2)).isEqualTo("0.38");
    assertThat(Numbers.fixed(1.005, 2)).isEqualTo("1"); // the double is below 1.005
    assertThat(Numbers.fixed(-0.0, 3)).isEqualTo("0");
    assertThat(Numbers.fixed(-0.0004, 3)).isEqualTo("0");
    assertThat(Numbers.fixed(1e20, 3)).isEqualTo("100000000000000000000");
    assertThat(Numbers.fixed(-1234.5, 0)).isEqualTo("-1234");
    assertThat(Numbers.shortest(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(Numbers.shortest(2e-3)).isEqualTo("0.002"); // JDK 17 says 0.0020 in places
    assertThat(Numbers.shortest(2.0E-44)).isEqualTo("2E-44");
    assertThat(Numbers.shortest(Double.MIN_VALUE)).isEqualTo("5E-324");
    assertThat(Numbers.shortest(-Double.MAX_VALUE)).isEqualTo("-1.7976931348623157E308");
    assertThat(Numbers.shortest(1e17)).isEqualTo("100000000000000000");
    assertThat(Numbers.shortest(-0.0)).isEqualTo("0");
    assertThatIllegalArgumentException().isThrownBy(() -> Numbers.fixed(Double.NaN, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Numbers.fixed(1, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Numbers.shortest(Double.POSITIVE_INFINITY));
  }

  private static void check(double value, int decimals) {
    BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    String expected = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    assertThat(Numbers.fixed(value, decimals)).isEqualTo(expected);
  }

  private static void checkShortest(double value) {
    String text = Numbers.shortest(value);
    assertThat(Double.parseDouble(text) + 0.0).isEqualTo(value + 0.0);
    BigDecimal digits = new BigDecimal(text).stripTrailingZeros();
    if (digits.precision() > 1) {
      int fewer = digits.precision() - 1;
      BigDecimal exact = new BigDecimal(value);
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
        double other = exact.round(new java.math.MathContext(fewer, mode)).doubleValue();
        assertThat(other).isNotEqualTo(value);
      }
    }
  }
}
