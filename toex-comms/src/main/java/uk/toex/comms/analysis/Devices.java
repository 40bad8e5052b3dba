package uk.toex.comms.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Which number was used with which handset and subscription, when, and what changed.
 *
 * <p>Handset and subscription of a record are its served party's. All records of a party count,
 * also one that is the other party's record of a call that is counted elsewhere; of two equal rows
 * only one does. Handsets are told apart by the first 14 digits of their IMEI. An IMEI can be
 * changed, and is in a few cheap handsets the same by the thousand: one that many numbers use may
 * be no handset at all.
 *
 * <p>Immutable and thread-safe.
 */
public final class Devices {

  private final List<Use> uses;
  private final List<Swap> swaps;

  private Devices(List<Use> uses, List<Swap> swaps) {
    this.uses = List.copyOf(uses);
    this.swaps = List.copyOf(swaps);
  }

  /**
   * A number on a handset with a subscription.
   *
   * @param imei the handset's first 14 digits, or as it stood; empty if not known
   * @param imsi empty if not known
   * @param first when the first record of it begins
   * @param last when the last record of it begins
   * @param events how many records of it there are
   */
  public record Use(
      String imei, String imsi, String number, Instant first, Instant last, int events) {}

  /** What is changed for another. */
  public enum Part {
    /** The handset: the number goes on with another IMEI. */
    HANDSET,
    /** The subscription: the number goes on with another IMSI. */
    SUBSCRIPTION
  }

  /**
   * A change from one record of a number to the next one that names handset or subscription.
   *
   * @param seen when the first record with the new one begins: the change was at or before it
   * @param last when the last record with the old one begins
   * @param from the old IMEI or IMSI
   * @param to the new one
   */
  public record Swap(
      String number, Instant last, Instant seen, Part part, String from, String to) {}

  /**
   * A handset or subscription that several numbers used.
   *
   * @param id its IMEI or IMSI
   * @param numbers which, in the order of their ids
   */
  public record Shared(Part part, String id, List<String> numbers) {}

  /**
   * Finds all uses and changes.
   *
   * @throws InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static Devices of(CommsEvents events, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    int bins = LongBins.binsFor(events.events());
    int binBits = RadixSort.bits(bins);
    int shares = Batches.shares(events, scope);
    LongBins[] keys = new LongBins[shares];
    LongBins[] values = new LongBins[shares];
    for (int share = 0; share < shares; share++) {
      keys[share] = new LongBins(bins);
      values[share] = new LongBins(bins);
    }
    Batches.read(
        events,
        scope,
        () ->
            EventBatch.of(
                EventColumn.FROM,
                EventColumn.TO,
                EventColumn.SERVED_TO,
                EventColumn.START,
                EventColumn.DEVICE,
                EventColumn.SUBSCRIPTION,
                EventColumn.DUPLICATE_OF),
        (share, batch) ->
            gather(events, batch, parties.ranks(), binBits, keys[share], values[share]));
    DeviceBin[] found = new DeviceBin[bins];
    ThreadLocal<RadixSort> room = ThreadLocal.withInitial(() -> new RadixSort(true));
    Tasks.run(
        scope.threads(),
        bins,
        bin -> {
          RadixSort sort = room.get();
          int size = LongBins.size(keys, bin);
          sort.room(size);
          int at = 0;
          for (int share = 0; share < shares; share++) {
            values[share].take(bin, sort.values, at);
            at = keys[share].take(bin, sort.keys, at);
          }
          found[bin] = new DeviceBin(events, parties, bin, binBits, sort, size);
        });
    List<Use> uses = new ArrayList<>();
    List<Swap> swaps = new ArrayList<>();
    for (DeviceBin bin : found) {
      uses.addAll(bin.uses);
      swaps.addAll(bin.swaps);
    }
    uses.sort(Comparator.comparing(Use::imei).thenComparing(Use::imsi).thenComparing(Use::number));
    swaps.sort(
        Comparator.comparing(Swap::number)
            .thenComparing(Swap::seen)
            .thenComparing(Swap::part)
            .thenComparing(Swap::last)
            .thenComparing(Swap::from)
            .thenComparing(Swap::to));
    return new Devices(uses, swaps);
  }

  private static void gather(
      CommsEvents events,
      EventBatch batch,
      int[] ranks,
      int binBits,
      LongBins keys,
      LongBins values) {
    int[] from = batch.from();
    int[] to = batch.to();
    boolean[] servedTo = batch.servedTo();
    long[] start = batch.start();
    int[] device = batch.device();
    int[] subscription = batch.subscription();
    int[] duplicateOf = batch.duplicateOf();
    int mask = (1 << binBits) - 1;
    for (int i = 0; i < batch.size(); i++) {
      int rank = ranks[servedTo[i] ? to[i] : from[i]];
      if (rank < 0 || (device[i] < 0 && subscription[i] < 0)) {
        continue;
      }
      if (duplicateOf[i] >= 0 && events.servedTo(duplicateOf[i]) == servedTo[i]) {
        continue; // the same row again
      }
      long second = Integer.toUnsignedLong(Batches.second(start[i], batch, i));
      keys.add(rank & mask, (long) (rank >>> binBits) << 32 | second);
      values.add(rank & mask, DeviceBin.used(device[i], subscription[i]));
    }
  }

  /** All uses: by IMEI, then IMSI, then number; what is not known comes first. */
  public List<Use> uses() {
    return uses;
  }

  /** All changes: by number, then time, handsets before subscriptions. */
  public List<Swap> swaps() {
    return swaps;
  }

  /** The handsets and subscriptions that several numbers used: those with most numbers first. */
  public List<Shared> shared() {
    List<Shared> shared = new ArrayList<>();
    for (Part part : List.of(Part.HANDSET, Part.SUBSCRIPTION)) {
      List<Use> sorted = new ArrayList<>(uses);
      Comparator<Use> byId = Comparator.comparing(use -> id(use, part));
      sorted.sort(byId.thenComparing(Use::number));
      List<String> numbers = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        String id = id(sorted.get(i), part);
        String number = sorted.get(i).number();
        if (numbers.isEmpty() || !numbers.get(numbers.size() - 1).equals(number)) {
          numbers.add(number);
        }
        if (i + 1 == sorted.size() || !id(sorted.get(i + 1), part).equals(id)) {
          if (numbers.size() > 1 && !id.isEmpty()) {
            shared.add(new Shared(part, id, List.copyOf(numbers)));
          }
          numbers.clear();
        }
      }
    }
    shared.sort(
        Comparator.comparing(Shared::part)
            .thenComparing(each -> -each.numbers().size())
            .thenComparing(Shared::id));
    return List.copyOf(shared);
  }

  private static String id(Use use, Part part) {
    return part == Part.HANDSET ? use.imei() : use.imsi();
  }
}
