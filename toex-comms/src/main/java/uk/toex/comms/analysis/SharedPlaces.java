package uk.toex.comms.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Who was in all, or most, of some places at their times: the numbers whose own records name a cell
 * of each. A cell is used from hundreds of metres to many kilometres around, and everybody who
 * lives between the places is found as well.
 */
public final class SharedPlaces {

  private SharedPlaces() {}

  /**
   * A place at a time.
   *
   * @param name for the result
   * @param cells any of these is there
   * @param from the first second of it
   * @param to the first second behind it
   */
  public record Place(String name, Set<String> cells, Instant from, Instant to) {
    /**
     * @throws IllegalArgumentException if it has no cells or no time
     */
    public Place {
      cells = Set.copyOf(cells);
      if (cells.isEmpty() || !from.isBefore(to)) {
        throw new IllegalArgumentException("a place has cells, and ends after it begins: " + name);
      }
    }
  }

  /**
   * A number that was in some of the places.
   *
   * @param places the names of those it was in, in the order in which they were given
   * @param records how many of its records say so
   * @param first when the first of them begins
   * @param last when the last of them begins
   */
  public record Presence(
      String number, List<String> places, int records, Instant first, Instant last) {}

  /**
   * Finds who was in so many of the places: most places first, then by number.
   *
   * @param atLeast in how many, at least 1
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static List<Presence> of(
      CommsEvents events, List<Place> places, int atLeast, Scope scope) {
    if (atLeast < 1 || atLeast > places.size()) {
      throw new IllegalArgumentException(
          "in 1 to " + places.size() + " of the places, not " + atLeast);
    }
    Map<String, List<Integer>> ofCell = new HashMap<>();
    for (int place = 0; place < places.size(); place++) {
      for (String cell : places.get(place).cells()) {
        ofCell.computeIfAbsent(cell, c -> new ArrayList<>()).add(place);
      }
    }
    boolean[] wanted = new boolean[events.cells()];
    for (int cell = 0; cell < wanted.length; cell++) {
      wanted[cell] = ofCell.containsKey(events.cellAt(cell).id());
    }
    PartyRanks parties = PartyRanks.of(events, scope);
    int[] ranks = parties.ranks();
    List<TreeMap<Integer, Seen>> shares = new ArrayList<>();
    for (int share = 0; share < Batches.shares(events, scope); share++) {
      shares.add(new TreeMap<>());
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
                EventColumn.CELL),
        (share, batch) -> {
          for (int i = 0; i < batch.size(); i++) {
            int cell = batch.cell()[i];
            int rank = ranks[batch.servedTo()[i] ? batch.to()[i] : batch.from()[i]];
            if (cell >= 0 && rank >= 0 && wanted[cell]) {
              List<Integer> at = ofCell.getOrDefault(events.cellAt(cell).id(), List.of());
              see(places, at, batch.start()[i], rank, shares.get(share));
            }
          }
        });
    TreeMap<Integer, Seen> all = new TreeMap<>();
    for (TreeMap<Integer, Seen> share : shares) {
      share.forEach((rank, seen) -> all.computeIfAbsent(rank, r -> new Seen()).add(seen));
    }
    List<Presence> found = new ArrayList<>();
    all.forEach(
        (rank, seen) -> {
          if (seen.places.size() >= atLeast) {
            found.add(seen.of(parties.id(rank), places));
          }
        });
    found.sort(
        Comparator.<Presence>comparingInt(each -> -each.places().size())
            .thenComparing(Presence::number));
    return found;
  }

  private static void see(
      List<Place> places, List<Integer> at, long start, int rank, Map<Integer, Seen> seen) {
    Instant when = Instant.ofEpochSecond(start);
    boolean once = false;
    for (int place : at) {
      if (!when.isBefore(places.get(place).from()) && when.isBefore(places.get(place).to())) {
        Seen of = seen.computeIfAbsent(rank, r -> new Seen());
        of.places.merge(place, 1, Integer::sum);
        of.records += once ? 0 : 1;
        of.first = Math.min(of.first, start);
        of.last = Math.max(of.last, start);
        once = true;
      }
    }
  }

  /** What is known of one number. */
  private static final class Seen {
    final TreeMap<Integer, Integer> places = new TreeMap<>();
    int records;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    void add(Seen other) {
      other.places.forEach((place, count) -> places.merge(place, count, Integer::sum));
      records += other.records;
      first = Math.min(first, other.first);
      last = Math.max(last, other.last);
    }

    Presence of(String number, List<Place> all) {
      return new Presence(
          number,
          places.keySet().stream().map(place -> all.get(place).name()).toList(),
          records,
          Instant.ofEpochSecond(first),
          Instant.ofEpochSecond(last));
    }
  }
}
