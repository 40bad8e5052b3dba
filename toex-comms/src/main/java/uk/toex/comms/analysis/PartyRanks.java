package uk.toex.comms.analysis;

import java.util.Arrays;
import java.util.Comparator;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;

/**
 * The parties that take part in an analysis, in the order of their ids, so that inner loops compare
 * small whole numbers. Immutable.
 */
final class PartyRanks {

  private static final int DIGITS = 15;

  private final CommsEvents events;
  private final int[] ranks;
  private final int[] parties;

  private PartyRanks(CommsEvents events, int[] ranks, int[] parties) {
    this.events = events;
    this.ranks = ranks;
    this.parties = parties;
  }

  static PartyRanks of(CommsEvents events, Scope scope) {
    int all = events.parties();
    long[] packed = new long[all];
    int chunk = 1 << 14;
    Tasks.run(
        scope.threads(),
        (all + chunk - 1) / chunk,
        task -> {
          int to = Math.min(all, (task + 1) * chunk);
          for (int party = task * chunk; party < to; party++) {
            packed[party] = packed(events, party, scope);
          }
        });
    RadixSort sort = new RadixSort(true);
    sort.room(all);
    int numbers = 0;
    int others = 0;
    Integer[] spelt = new Integer[count(packed, 0)];
    for (int party = 0; party < all; party++) {
      if (packed[party] > 0) {
        sort.keys[numbers] = packed[party];
        sort.values[numbers++] = party;
      } else if (packed[party] == 0) {
        spelt[others++] = party;
      }
    }
    sort.sort(numbers, 0, 4 * DIGITS);
    Arrays.sort(spelt, Comparator.comparing(party -> events.party(party).id()));
    return merged(events, sort.values, numbers, spelt);
  }

  private static PartyRanks merged(CommsEvents events, long[] numbers, int size, Integer[] others) {
    int[] parties = new int[size + others.length];
    int[] ranks = new int[events.parties()];
    Arrays.fill(ranks, -1);
    int at = 0;
    int rank = 0;
    for (Integer other : others) {
      String id = events.party(other).id();
      int below = at;
      int above = size;
      while (below < above) {
        int middle = (below + above) >>> 1;
        if (events.party((int) numbers[middle]).id().compareTo(id) < 0) {
          below = middle + 1;
        } else {
          above = middle;
        }
      }
      while (at < below) {
        parties[rank++] = (int) numbers[at++];
      }
      parties[rank++] = other;
    }
    while (at < size) {
      parties[rank++] = (int) numbers[at++];
    }
    for (int i = 0; i < parties.length; i++) {
      ranks[parties[i]] = i;
    }
    return new PartyRanks(events, ranks, parties);
  }

  private static int count(long[] values, long value) {
    int count = 0;
    for (long each : values) {
      count += each == value ? 1 : 0;
    }
    return count;
  }

  /** A number's digits so that they sort as the text does; 0 for other texts, -1 for who is out. */
  private static long packed(CommsEvents events, int party, Scope scope) {
    PartyKind kind = events.kindOf(party);
    if (kind == PartyKind.WITHHELD
        || (!scope.services() && (kind == PartyKind.SHORT_CODE || kind == PartyKind.SENDER))) {
      return -1;
    }
    String id = events.party(party).id();
    if (kind != PartyKind.NUMBER || id.length() > DIGITS + 1 || id.charAt(0) != '+') {
      return 0;
    }
    long digits = 0;
    for (int i = 1; i <= DIGITS; i++) {
      int digit = i < id.length() ? id.charAt(i) - '0' + 1 : 0;
      if (digit < 0 || digit > 10) {
        return 0;
      }
      digits = digits << 4 | digit;
    }
    return digits == 0 ? 0 : digits;
  }

  /** How many take part. */
  int size() {
    return parties.length;
  }

  /** The rank of every party; -1 for who is left out. To be read only. */
  int[] ranks() {
    return ranks;
  }

  /** The rank of a party; -1 for who is left out or not there. */
  int rankOf(String id) {
    int party = events.partyOf(id);
    return party < 0 ? -1 : ranks[party];
  }

  String id(int rank) {
    return events.party(parties[rank]).id();
  }

  /** The party with a rank. */
  int party(int rank) {
    return parties[rank];
  }
}
