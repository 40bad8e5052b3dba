package uk.toex.comms.indicator;

import java.time.Instant;
import java.util.Objects;

/**
 * A payment onto a prepaid number.
 *
 * @param time when
 * @param amount how much, in whatever currency; 0 if not known
 */
public record TopUp(Instant time, double amount) {

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if the amount is not finite
   */
  public TopUp {
    Objects.requireNonNull(time, "time");
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("not an amount: " + amount);
    }
  }
}
