package uk.toex.synth.comms;

/**
 * How large a world of comms is and what is planted in it. Immutable.
 *
 * @param subscribers how many ordinary people have a phone, from 200 to 1,000,000
 * @param lines how many deal lines, each under one to four numbers in turn; from 0 to 1,000
 * @param changes how many ordinary people change their number; from 0 to 1,000
 * @param decoys how many leave while someone with much the same contacts comes; from 0 to 1,000
 * @param crews how many small crews change all their numbers, so that the number of the one who
 *     leads them can only be followed through theirs; from 0 to 100
 * @param lookAlikes how many of each kind of lawful look-alike there are, as a multiple of the
 *     usual number, which grows with the subscribers; from 0 to 10
 */
public record CommsSettings(
    int subscribers, int lines, int changes, int decoys, int crews, double lookAlikes) {

  /** A town of 2,000 phones, 5 deal lines, 20 changes, 20 decoys, 2 crews. */
  public static final CommsSettings DEFAULT = new CommsSettings(2000, 5, 20, 20, 2, 1);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CommsSettings {
    range("subscribers", subscribers, 200, 1_000_000);
    range("lines", lines, 0, 1000);
    range("changes", changes, 0, 1000);
    range("decoys", decoys, 0, 1000);
    range("crews", crews, 0, 100);
    if (!(lookAlikes >= 0 && lookAlikes <= 10)) {
      throw new IllegalArgumentException("look-alikes must be in [0, 10], not " + lookAlikes);
    }
    if ((long) changes + decoys + 10L * crews + lines > subscribers / 4) {
      throw new IllegalArgumentException(
          "too much planted among " + subscribers + " subscribers; expected at most a quarter");
    }
  }

  /** The same with another number of subscribers. */
  public CommsSettings withSubscribers(int number) {
    return new CommsSettings(number, lines, changes, decoys, crews, lookAlikes);
  }

  private static void range(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
