package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * The cell each number uses most at night (home) and in working hours (work).
 *
 * <p>Time is cut into half hours of the clock in {@link CommsEvents#zone}; a half hour counts once
 * for each cell that the number's records name in it. Night is from 19:00 to 07:00, both included;
 * working hours are from 09:00 to 17:00 of Monday to Friday. Only records of the number itself
 * place it, duplicates too. A cell covers many homes, who works at night has the two the other way
 * round, and a few records make no habit: look at the counts.
 */
public final class UsualCells {

  private static final int KIND = 1 << 22;

  private UsualCells() {}

  /**
   * A number's usual cells.
   *
   * @param home the cell of most half hours at night, ties by id; empty if there is none
   * @param homeHalfHours in how many half hours
   * @param nightHalfHours of how many, over all cells
   * @param work the cell of most half hours at work; empty if there is none
   * @param workHalfHours in how many half hours
   * @param dayHalfHours of how many, over all cells
   */
  public record Usual(
      String number,
      String home,
      int homeHalfHours,
      int nightHalfHours,
      String work,
      int workHalfHours,
      int dayHalfHours) {}

  /**
   * Finds the usual cells of all numbers that have any, by number.
   *
   * @throws uk.toex.api.InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static List<Usual> of(CommsEvents events, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    int cellBits = RadixSort.bits(events.cells());
    PartyRecords records = new PartyRecords(events, parties, cellBits + 23, false, scope);
    int[] ranks = parties.ranks();
    LocalHours[] clocks = new LocalHours[Batches.shares(events, scope)];
    for (int share = 0; share < clocks.length; share++) {
      clocks[share] = new LocalHours(events.zone());
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
        (share, batch) -> gather(share, batch, ranks, clocks[share], records));
    List<List<Usual>> found = new ArrayList<>();
    for (int bin = 0; bin < records.bins(); bin++) {
      found.add(new ArrayList<>());
    }
    records.read(
        scope,
        (bin, sorted, size) -> {
          for (int from = 0, to; from < size; from = to) {
            to = records.end(sorted, from, size);
            String number = parties.id(records.rank(bin, sorted.keys[from]));
            found.get(bin).add(usual(events, number, sorted, from, to, (1 << cellBits) - 1));
          }
        });
    List<Usual> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.sort(Comparator.comparing(Usual::number));
    return all;
  }

  /** The key: cell, night or work, half hour. */
  private static void gather(
      int share, EventBatch batch, int[] ranks, LocalHours clock, PartyRecords records) {
    int[] from = batch.from();
    int[] to = batch.to();
    boolean[] servedTo = batch.servedTo();
    long[] start = batch.start();
    int[] cell = batch.cell();
    for (int i = 0; i < batch.size(); i++) {
      int rank = ranks[servedTo[i] ? to[i] : from[i]];
      if (rank < 0 || cell[i] < 0) {
        continue;
      }
      Batches.second(start[i], batch, i);
      long local = Math.max(0, clock.local(start[i]));
      int second = (int) (local % 86_400);
      boolean night = second <= 7 * 3600 || second >= 19 * 3600;
      boolean weekday = (local / 86_400 + 3) % 7 < 5;
      boolean work = weekday && second >= 9 * 3600 && second < 17 * 3600;
      if (night || work) {
        long key = (long) cell[i] << 23 | (work ? KIND : 0) | local / 1800;
        records.add(share, rank, key, 0);
      }
    }
  }

  private static Usual usual(
      CommsEvents events, String number, RadixSort sorted, int from, int to, int cellMask) {
    int[] most = {0, 0};
    int[] all = {0, 0};
    String[] cell = {"", ""};
    for (int at = from, next; at < to; at = next) {
      long group = sorted.keys[at] >>> 22;
      int count = 1;
      next = at + 1;
      while (next < to && sorted.keys[next] >>> 22 == group) {
        count += sorted.keys[next] == sorted.keys[next - 1] ? 0 : 1;
        next++;
      }
      int kind = (int) group & 1;
      all[kind] += count;
      if (count >= most[kind]) {
        String id = events.cellAt((int) (group >>> 1) & cellMask).id();
        if (count > most[kind] || id.compareTo(cell[kind]) < 0) {
          most[kind] = count;
          cell[kind] = id;
        }
      }
    }
    return new Usual(number, cell[0], most[0], all[0], cell[1], most[1], all[1]);
  }
}
