package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import uk.toex.comms.CommsEvents;

/**
 * Pairs of parties with contacts in common, whether or not the two are in contact themselves.
 *
 * <p>That two numbers share contacts can mean that their holders belong together, that one number
 * replaced the other, or only that both ring the same shops: look at who it is that they share.
 *
 * <p>Immutable and thread-safe.
 */
public final class CommonContacts {

  private final PartyRanks parties;
  private final Adjacency contacts;
  private final MemberPairs pairs;

  private CommonContacts(PartyRanks parties, Adjacency contacts, MemberPairs pairs) {
    this.parties = parties;
    this.contacts = contacts;
    this.pairs = pairs;
  }

  /**
   * Two parties.
   *
   * @param a its id comes before that of {@code b}
   * @param shared how many parties both are in contact with
   */
  public record Pair(String a, String b, int shared) {}

  /**
   * A contact of several numbers.
   *
   * @param contact who it is
   * @param numbers of whom, in the order of their ids
   */
  public record Shared(String contact, List<String> numbers) {}

  /**
   * Finds all pairs that share contacts.
   *
   * @param atLeast how many contacts a pair must share, at least 1
   * @throws uk.toex.api.InputRefusedException if more than 100 million pairs do
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static CommonContacts of(CommsEvents events, int atLeast, Scope scope) {
    if (atLeast < 1) {
      throw new IllegalArgumentException("pairs must share at least 1, not " + atLeast);
    }
    PartyRanks parties = PartyRanks.of(events, scope);
    Adjacency contacts = Adjacency.of(events, parties, scope);
    MemberPairs pairs =
        new SharedGroups(contacts.rows, contacts.others, parties.size(), atLeast).find(true, scope);
    return new CommonContacts(parties, contacts, pairs);
  }

  /**
   * Finds what some numbers share, pair by pair.
   *
   * @param numbers two or more; those that are not among the events share nothing
   * @param atLeast how many contacts a pair must share, at least 1
   */
  public static CommonContacts among(
      CommsEvents events, Collection<String> numbers, int atLeast, Scope scope) {
    if (atLeast < 1) {
      throw new IllegalArgumentException("pairs must share at least 1, not " + atLeast);
    }
    PartyRanks parties = PartyRanks.of(events, scope);
    Adjacency contacts = Adjacency.of(events, parties, scope);
    int[] some =
        numbers.stream()
            .mapToInt(parties::rankOf)
            .filter(r -> r >= 0)
            .sorted()
            .distinct()
            .toArray();
    MemberPairs.Part part = new MemberPairs.Part();
    for (int second = 1; second < some.length; second++) {
      int before = part.size();
      for (int first = 0; first < second; first++) {
        int shared = contacts.shared(some[first], some[second]).length;
        if (shared >= atLeast) {
          part.share(some[first], shared);
        }
      }
      part.end(some[second], part.size() - before);
    }
    return new CommonContacts(
        parties, contacts, MemberPairs.of(new MemberPairs.Part[] {part}, parties.size()));
  }

  /** How many pairs there are. */
  public int size() {
    return pairs.size();
  }

  /** What all pairs share, added up. */
  public long total() {
    return pairs.total();
  }

  /** All pairs: most shared first, then by {@code a}, then by {@code b}. */
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

  /** Which contacts two numbers share, in the order of their ids. */
  public List<String> shared(String a, String b) {
    int one = parties.rankOf(a);
    int two = parties.rankOf(b);
    if (one < 0 || two < 0 || one == two) {
      return List.of();
    }
    return Arrays.stream(contacts.shared(one, two)).mapToObj(parties::id).toList();
  }

  /**
   * The contacts that at least two of some numbers share: those of most of them first, then by id.
   */
  public List<Shared> shared(Collection<String> numbers) {
    int[] some =
        numbers.stream()
            .mapToInt(parties::rankOf)
            .filter(r -> r >= 0)
            .sorted()
            .distinct()
            .toArray();
    TreeSet<Integer> all = new TreeSet<>();
    for (int rank : some) {
      for (int i = contacts.rows[rank]; i < contacts.rows[rank + 1]; i++) {
        all.add(contacts.others[i]);
      }
    }
    List<Shared> shared = new ArrayList<>();
    for (int contact : all) {
      List<String> of = new ArrayList<>();
      for (int rank : some) {
        if (contacts.joined(rank, contact)) {
          of.add(parties.id(rank));
        }
      }
      if (of.size() > 1) {
        shared.add(new Shared(parties.id(contact), List.copyOf(of)));
      }
    }
    shared.sort((x, y) -> Integer.compare(y.numbers().size(), x.numbers().size()));
    return shared;
  }
}
