package uk.toex.synth.world;

/**
 * How large a world is and what is wrong with its records. Immutable.
 *
 * @param people how many people, from 1,000 to 1,000,000
 * @param leastMissing the smallest share of links that are missing; each world draws its own
 * @param mostMissing the largest
 * @param leastMerged the smallest share of people whose id wrongly holds another person too
 * @param mostMerged the largest
 * @param falseSeeds the share of seeds that are wrong
 * @param overRecorded the group ({@code A} to {@code H}) whose stops and incidents are recorded
 *     twice as often; empty for none
 */
public record WorldSettings(
    int people,
    double leastMissing,
    double mostMissing,
    double leastMerged,
    double mostMerged,
    double falseSeeds,
    String overRecorded) {

  /** A district of 5,000 people; 10 to 40 % of links missing, 2 to 5 % merged, 20 % false seeds. */
  public static final WorldSettings DEFAULT =
      new WorldSettings(5000, 0.1, 0.4, 0.02, 0.05, 0.2, "");

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public WorldSettings {
    if (people < 1000 || people > 1_000_000) {
      throw new IllegalArgumentException("a world has 1,000 to 1,000,000 people, not " + people);
    }
    range("missing", leastMissing, mostMissing);
    range("merged", leastMerged, mostMerged);
    range("false seeds", falseSeeds, falseSeeds);
    if (!overRecorded.isEmpty() && !Population.GROUPS.contains(overRecorded)) {
      throw new IllegalArgumentException(
          "no group \"" + overRecorded + "\"; groups: " + Population.GROUPS);
    }
  }

  /** The same with another number of people. */
  public WorldSettings withPeople(int number) {
    return new WorldSettings(
        number, leastMissing, mostMissing, leastMerged, mostMerged, falseSeeds, overRecorded);
  }

  /**
   * The same world, in which more is recorded about one group: for each stop or incident at which
   * one of the group was present there is another one. All else stays, the truth too.
   */
  public WorldSettings withOverRecording(String group) {
    return new WorldSettings(
        people, leastMissing, mostMissing, leastMerged, mostMerged, falseSeeds, group);
  }

  private static void range(String what, double least, double most) {
    if (!(least >= 0 && least <= most && most <= 0.9)) {
      throw new IllegalArgumentException(
          "shares of " + what + " must be in order and in [0, 0.9]: " + least + ", " + most);
    }
  }
}
