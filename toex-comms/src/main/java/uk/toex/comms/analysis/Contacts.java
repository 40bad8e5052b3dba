package uk.toex.comms.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.CommsEvents;

/**
 * Who was in contact with whom, how often and when: calls and messages, whoever began them.
 *
 * <p>An event between two parties is proof of a contact between two numbers, not between two
 * people, and a file holds only what was asked for: that there is no event proves nothing. A call
 * from a number to itself is no contact.
 *
 * <p>Immutable and thread-safe.
 */
public final class Contacts {

  private final PartyRanks parties;
  private final ContactPairs pairs;
  private volatile @Nullable Mirror mirror;

  private Contacts(PartyRanks parties, ContactPairs pairs) {
    this.parties = parties;
    this.pairs = pairs;
  }

  /**
   * One contact as one of the two sees it.
   *
   * @param number whose contact it is
   * @param other with whom
   * @param events calls and messages in both directions
   * @param begun how many of them {@code number} began
   * @param calls how many of them are calls, answered or not
   * @param messages how many of them are messages
   * @param seconds how long the calls were in all; a call of unknown length counts as 0
   * @param first when the first of them began
   * @param last when the last of them began
   */
  public record Contact(
      String number,
      String other,
      int events,
      int begun,
      int calls,
      int messages,
      long seconds,
      Instant first,
      Instant last) {}

  /**
   * Finds all contacts.
   *
   * @throws uk.toex.api.InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static Contacts of(CommsEvents events, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    return new Contacts(parties, ContactPairs.of(events, parties, scope));
  }

  /** How many pairs of parties are in contact. */
  public int pairs() {
    return pairs.size();
  }

  /** A number's contacts: most events first, then by the other's id. Empty if it has none. */
  public List<Contact> of(String number) {
    int rank = parties.rankOf(number);
    return rank < 0 ? List.of() : of(rank, Integer.MAX_VALUE);
  }

  /** Whether a number is a party that can have contacts. */
  public boolean knows(String number) {
    return parties.rankOf(number) >= 0;
  }

  /** The pairs with most events, {@code number} before {@code other}; ties by their ids. */
  public List<Contact> top(int most) {
    if (most < 1) {
      return List.of();
    }
    long[] best = new long[(int) Math.min(most, (long) pairs.size())];
    int held = 0;
    // The best so far, in order: more events first, then the pair's place.
    for (int pair = 0; pair < pairs.size(); pair++) {
      long key = (long) pairs.events[pair] << 32 | (Integer.MAX_VALUE - pair);
      if (held == best.length && (held == 0 || key <= best[held - 1])) {
        continue;
      }
      int at = held < best.length ? held++ : held - 1;
      while (at > 0 && best[at - 1] < key) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = key;
    }
    List<Contact> top = new ArrayList<>();
    for (int i = 0; i < held; i++) {
      int pair = Integer.MAX_VALUE - (int) best[i];
      top.add(contact(lowerOf(pair), pair, false));
    }
    return top;
  }

  /**
   * All contacts of everyone, number by number in order of their ids, each as {@link #of}.
   *
   * @param most how many of each number
   */
  public void forEach(int most, Consumer<Contact> each) {
    for (int rank = 0; rank < parties.size(); rank++) {
      of(rank, most).forEach(each);
    }
  }

  /** The ids of all parties that take part, in order; also of those without contacts. */
  public void forEachParty(Consumer<String> each) {
    for (int rank = 0; rank < parties.size(); rank++) {
      each.accept(parties.id(rank));
    }
  }

  private List<Contact> of(int rank, int most) {
    Mirror other = mirror();
    int below = other.rows[rank + 1] - other.rows[rank];
    int[] found =
        IntStream.concat(
                IntStream.range(other.rows[rank], other.rows[rank + 1]).map(i -> other.pairs[i]),
                IntStream.range(pairs.rows[rank], pairs.rows[rank + 1]))
            .toArray();
    long[] order = new long[found.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) (Integer.MAX_VALUE - pairs.events[found[i]]) << 32 | i;
    }
    Arrays.sort(order);
    List<Contact> contacts = new ArrayList<>(order.length);
    for (long each : Arrays.copyOf(order, Math.min(most, order.length))) {
      int i = (int) each;
      contacts.add(
          i < below
              ? contact(other.lower[other.rows[rank] + i], found[i], true)
              : contact(rank, found[i], false));
    }
    return contacts;
  }

  private Contact contact(int lower, int pair, boolean asHigher) {
    String one = parties.id(lower);
    String two = parties.id(pairs.higher[pair]);
    int begun = pairs.begun[pair];
    return new Contact(
        asHigher ? two : one,
        asHigher ? one : two,
        pairs.events[pair],
        asHigher ? pairs.events[pair] - begun : begun,
        pairs.calls[pair],
        pairs.events[pair] - pairs.calls[pair],
        pairs.seconds[pair],
        Instant.ofEpochSecond(Integer.toUnsignedLong(pairs.first[pair])),
        Instant.ofEpochSecond(Integer.toUnsignedLong(pairs.last[pair])));
  }

  private int lowerOf(int pair) {
    int below = 0;
    int above = parties.size() - 1;
    while (below < above) {
      int middle = (below + above + 1) >>> 1;
      if (pairs.rows[middle] <= pair) {
        below = middle;
      } else {
        above = middle - 1;
      }
    }
    return below;
  }

  /** The pairs of each party that is the higher one, in order of the lower. */
  private static final class Mirror {
    final int[] rows;
    final int[] pairs;
    final int[] lower;

    Mirror(ContactPairs of, int parties) {
      rows = new int[parties + 2];
      pairs = new int[of.size()];
      lower = new int[of.size()];
      for (int higher : of.higher) {
        rows[higher + 2]++;
      }
      for (int rank = 2; rank < rows.length; rank++) {
        rows[rank] += rows[rank - 1];
      }
      for (int rank = 0; rank < parties; rank++) {
        for (int pair = of.rows[rank]; pair < of.rows[rank + 1]; pair++) {
          int at = rows[of.higher[pair] + 1]++;
          pairs[at] = pair;
          lower[at] = rank;
        }
      }
    }
  }

  private Mirror mirror() {
    Mirror known = mirror;
    if (known == null) {
      known = new Mirror(pairs, parties.size());
      mirror = known;
    }
    return known;
  }
}
