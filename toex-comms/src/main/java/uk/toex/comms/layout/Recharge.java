package uk.toex.comms.layout;

import java.time.Instant;
import java.util.Objects;
import uk.toex.api.comms.Party;

/**
 * A payment onto a prepaid number.
 *
 * @param owner whose number it is
 * @param time when
 * @param amount how much, in the file's currency
 * @param retailer where; empty if not known
 */
public record Recharge(Party owner, Instant time, double amount, String retailer) {
  public Recharge {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(retailer, "retailer");
  }
}
