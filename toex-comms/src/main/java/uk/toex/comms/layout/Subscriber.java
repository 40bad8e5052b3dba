package uk.toex.comms.layout;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Party;

/**
 * Who holds a number, as a company's list says.
 *
 * @param party the number
 * @param name who; empty if not known
 * @param address where; empty if not known
 * @param from since when; null if not known
 * @param to until when; null if not known or still so
 */
public record Subscriber(
    Party party, String name, String address, @Nullable Instant from, @Nullable Instant to) {
  public Subscriber {
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
  }

  /** What to call the number by: the name, else the number itself. */
  public String label() {
    return name.isEmpty() ? party.id() : name;
  }
}
