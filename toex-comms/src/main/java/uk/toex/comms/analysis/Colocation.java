package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import uk.toex.comms.CommsEvents;

/**
 * Pairs of numbers whose handsets used the same cell in the same slot of time, again and again.
 *
 * <p>A record tells where its <em>served</em> party was: that of whose handset it is. The other
 * party of a call was somewhere, but not in that cell. Duplicates count here, since each is the
 * record of another party; several records of a number in one cell and slot count once. A slot is
 * {@code floor(epoch second / (60 x minutes))}. A cell and slot with more numbers than {@link
 * Settings#maxDevices} says nothing about any two of them and is skipped.
 *
 * <p>Two handsets in one cell were within the reach of one mast, at or before the times of the
 * records: hundreds of metres apart, or kilometres. Neighbours, colleagues and commuters are found
 * as well as people who travel together; {@link #weight} is small for those who only share busy
 * cells.
 *
 * <p>Immutable and thread-safe.
 */
public final class Colocation {

  private final PartyRanks parties;
  private final Settings settings;
  private final Presence presence;
  private final MemberPairs pairs;

  private Colocation(PartyRanks parties, Settings settings, Presence presence, MemberPairs pairs) {
    this.parties = parties;
    this.settings = settings;
    this.presence = presence;
    this.pairs = pairs;
  }

  /**
   * What counts as being together.
   *
   * @param minutes how long a slot is, 1 to 1440
   * @param atLeast how many slots a pair must share, at least 1
   * @param maxDevices with more numbers than this a cell and slot is skipped, at least 2
   * @param endCells whether the cell at the end of a call counts too, in the slot of its end
   */
  public record Settings(int minutes, int atLeast, int maxDevices, boolean endCells) {

    /** 15 minutes, 8 slots, 40 numbers, the cell at the start only. */
    public static final Settings DEFAULT = new Settings(15, 8, 40, false);

    /**
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public Settings {
      if (minutes < 1 || minutes > 1440) {
        throw new IllegalArgumentException("a slot is 1 to 1440 minutes long, not " + minutes);
      }
      if (atLeast < 1) {
        throw new IllegalArgumentException("pairs must share at least 1 slot, not " + atLeast);
      }
      if (maxDevices < 2) {
        throw new IllegalArgumentException("slots hold at least 2 devices, not " + maxDevices);
      }
    }
  }

  /**
   * Two numbers.
   *
   * @param a its id comes before that of {@code b}
   * @param slots in how many cells and slots both were
   */
  public record Pair(String a, String b, int slots) {}

  /**
   * Finds all pairs.
   *
   * @throws uk.toex.api.InputRefusedException if more than 100 million pairs share enough slots, or
   *     an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static Colocation of(CommsEvents events, Settings settings, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    Presence presence = Presence.of(events, parties, settings, scope);
    MemberPairs pairs =
        new SharedGroups(presence.rows, presence.groups, presence.groupCount(), settings.atLeast())
            .find(false, scope);
    return new Colocation(parties, settings, presence, pairs);
  }

  /** Finds the pairs that one number is in. None if it is not there. */
  public static Colocation with(CommsEvents events, String number, Settings settings, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    Presence presence = Presence.of(events, parties, settings, scope);
    int rank = parties.rankOf(number);
    MemberPairs.Part part = new MemberPairs.Part();
    if (rank >= 0) {
      int[] shared = presence.sharedWith(rank, parties.size());
      int found = 0;
      for (int other = 0; other < shared.length; other++) {
        if (other != rank && shared[other] >= settings.atLeast()) {
          part.share(other, shared[other]);
          found++;
        }
      }
      part.end(rank, found);
    }
    MemberPairs pairs = MemberPairs.of(new MemberPairs.Part[] {part}, parties.size());
    return new Colocation(parties, settings, presence, pairs);
  }

  /** How many pairs there are. */
  public int size() {
    return pairs.size();
  }

  /** In how many cells and slots at least two numbers were, and no more than the settings allow. */
  public int slots() {
    return presence.slots();
  }

  /** How many cells and slots were skipped for holding too many numbers. */
  public int skipped() {
    return presence.skipped();
  }

  /** What all pairs share, added up. */
  public long total() {
    return pairs.total();
  }

  /** All pairs: most slots first, then by {@code a}, then by {@code b}. */
  public void forEach(Consumer<Pair> each) {
    for (int place : pairs.byShared()) {
      each.accept(pair(place));
    }
  }

  /** The first so many pairs in the order of {@link #forEach}. */
  public List<Pair> top(int most) {
    List<Pair> top = new ArrayList<>();
    int[] order = pairs.byShared();
    for (int i = 0; i < Math.min(most, order.length); i++) {
      top.add(pair(order[i]));
    }
    return top;
  }

  private Pair pair(int place) {
    return new Pair(
        parties.id(pairs.first[place]), parties.id(pairs.second[place]), pairs.shared[place]);
  }

  /**
   * How much the slots say that two numbers share: each 1 / (n - 1), where n numbers were in it.
   * Two that were alone together in eight slots weigh 8; in eight slots of forty numbers, 0.2.
   */
  public double weight(String a, String b) {
    int one = parties.rankOf(a);
    int two = parties.rankOf(b);
    return one < 0 || two < 0 || one == two ? 0 : presence.weight(one, two, settings.maxDevices());
  }
}
