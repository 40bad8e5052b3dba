package uk.toex.api.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entity with known risk of exploitation, from which risk spreads.
 *
 * @param entity its id
 * @param weight how certain or grave, in (0, 1]
 * @param date since when it is known; null if always
 */
public record Seed(String entity, double weight, @Nullable LocalDate date) {

  /**
   * @throws IllegalArgumentException if the id is blank or the weight not in (0, 1]
   */
  public Seed {
    if (entity.isBlank()) {
      throw new IllegalArgumentException("a seed's entity is blank");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("a seed's weight must be in (0, 1], was " + weight);
    }
  }
}
