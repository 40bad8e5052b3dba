package uk.toex.synth.comms;

import java.util.Objects;

/**
 * One thing that is true of a generated world.
 *
 * @param kind what it is
 * @param subject the number, or for {@link Kind#SHARED_HANDSET} the first of two numbers
 * @param other the other number of a pair, the new number of a change, the new IMSI of a swap;
 *     empty if there is none
 * @param from when it began or happened, in seconds since 1970-01-01T00:00Z
 * @param until when it ended, the same as {@code from} for what only happened
 * @param order 2 for a change of number that shows only once others' changes are known, else 1
 * @param detail what sort it is, such as {@code person}, {@code line} or {@code school}
 */
public record Planted(
    Kind kind, String subject, String other, long from, long until, int order, String detail) {

  /** What can be planted. */
  public enum Kind {
    /** A number from which a deal line was run. */
    DEAL_LINE("deal-line"),
    /** The same person or line went on under another number. */
    NUMBER_CHANGE("number-change"),
    /** One left and someone else with much the same contacts came: no change of number. */
    DECOY("decoy"),
    /** A number that was used for some days among a handful of others, by someone who hides. */
    BURNER("burner"),
    /** Two numbers used in one handset, in turns. */
    SHARED_HANDSET("shared-handset"),
    /** A number that moved to another SIM. */
    SIM_SWAP("sim-swap"),
    /** Two people who met in a cell that is neither's home or work. */
    COLOCATED("colocated"),
    /** A lawful sender or organiser that looks like a deal line, or a visitor like a burner. */
    LOOK_ALIKE("look-alike");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** How files write it. */
    public String id() {
      return id;
    }
  }

  public Planted {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(detail, "detail");
  }
}
