package uk.toex.comms.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import uk.toex.comms.CommsEvents;

/** The handsets and subscriptions of some numbers. */
final class DeviceBin {

  final List<Devices.Use> uses = new ArrayList<>();
  final List<Devices.Swap> swaps = new ArrayList<>();

  private final CommsEvents events;
  private final PartyRanks parties;
  private final int bin;
  private final int binBits;

  /**
   * @param sort records: the keys are ranks and seconds, the values what was used
   */
  DeviceBin(
      CommsEvents events, PartyRanks parties, int bin, int binBits, RadixSort sort, int size) {
    this.events = events;
    this.parties = parties;
    this.bin = bin;
    this.binBits = binBits;
    int high = 32 + RadixSort.bits((parties.size() >>> binBits) + 1L);
    sort.sort(size, 0, high);
    swaps(sort, size);
    // By number, then by what was used; within that they stay in order of time.
    sort.exchange();
    sort.sort(size, 0, 63);
    sort.exchange();
    sort.sort(size, 32, high);
    uses(sort, size);
  }

  /** A handset and a subscription as one number: each one more, so that 0 is not known. */
  static long used(int device, int subscription) {
    return (device + 1L) << 31 | (subscription + 1L);
  }

  private static int device(long used) {
    return (int) (used >>> 31) - 1;
  }

  private static int subscription(long used) {
    return (int) (used & Integer.MAX_VALUE) - 1;
  }

  private String number(long key) {
    return parties.id((int) (key >>> 32) << binBits | bin);
  }

  private String imei(int device) {
    return device < 0 ? "" : events.imei(device);
  }

  private String imsi(int subscription) {
    return subscription < 0 ? "" : events.imsi(subscription);
  }

  private static Instant second(long key) {
    return Instant.ofEpochSecond(key & 0xffffffffL);
  }

  private void uses(RadixSort sort, int size) {
    for (int from = 0, to; from < size; from = to) {
      long key = sort.keys[from];
      long used = sort.values[from];
      to = from + 1;
      while (to < size && sort.values[to] == used && (sort.keys[to] ^ key) >>> 32 == 0) {
        to++;
      }
      uses.add(
          new Devices.Use(
              imei(device(used)),
              imsi(subscription(used)),
              number(key),
              second(key),
              second(sort.keys[to - 1]),
              to - from));
    }
  }

  private void swaps(RadixSort sort, int size) {
    for (int from = 0, to; from < size; from = to) {
      to = from + 1;
      while (to < size && (sort.keys[to] ^ sort.keys[from]) >>> 32 == 0) {
        to++;
      }
      boolean same = true;
      for (int i = from; i < to && same; i++) {
        same = sort.values[i] == sort.values[from];
      }
      if (!same) {
        simultaneous(sort, from, to);
        swaps(sort, from, to, Devices.Part.HANDSET);
        swaps(sort, from, to, Devices.Part.SUBSCRIPTION);
      }
    }
  }

  /** Puts records of one second in the order of what they name, not in that of the files. */
  private void simultaneous(RadixSort sort, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      for (int j = i;
          j > from
              && sort.keys[j] == sort.keys[j - 1]
              && before(sort.values[j], sort.values[j - 1]);
          j--) {
        long value = sort.values[j];
        sort.values[j] = sort.values[j - 1];
        sort.values[j - 1] = value;
      }
    }
  }

  private boolean before(long one, long two) {
    int imeis = imei(device(one)).compareTo(imei(device(two)));
    return imeis != 0 ? imeis < 0 : imsi(subscription(one)).compareTo(imsi(subscription(two))) < 0;
  }

  private void swaps(RadixSort sort, int from, int to, Devices.Part part) {
    int known = -1;
    int last = from;
    for (int i = from; i < to; i++) {
      long used = sort.values[i];
      int now = part == Devices.Part.HANDSET ? device(used) : subscription(used);
      if (now < 0) {
        continue;
      }
      if (known >= 0 && now != known) {
        swaps.add(
            new Devices.Swap(
                number(sort.keys[i]),
                second(sort.keys[last]),
                second(sort.keys[i]),
                part,
                part == Devices.Part.HANDSET ? imei(known) : imsi(known),
                part == Devices.Part.HANDSET ? imei(now) : imsi(now)));
      }
      known = now;
      last = i;
    }
  }
}
