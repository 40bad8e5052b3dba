package uk.toex.comms.pattern;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * In which cells a few numbers were used, apart for office hours (Monday to Friday, 9 to 17) and
 * the rest, and in which handsets. Two who live or work together share one of the two only.
 */
final class Whereabouts {

  static final int OFFICE = 0;
  static final int REST = 1;

  private static final int FULL_TRUST = 8;
  private static final int WIDTH = 5;

  private final CommsEvents events;
  private final int threads;
  private final Progress progress;
  private final Map<Integer, Places> known = new HashMap<>();

  /** What is known of one number. */
  private static final class Places {
    final List<Map<Integer, Integer>> cells = List.of(new HashMap<>(), new HashMap<>());
    final Set<Integer> devices = new TreeSet<>();
    int records;
    int sessions;
  }

  /** One batch's records of the wanted: who, hours, cell, device, and whether a data session. */
  private static final class Part {
    int size;
    int[] rows = new int[WIDTH * 128];

    void add(int who, int hours, int cell, int device, int session) {
      if (size + WIDTH > rows.length) {
        rows = Arrays.copyOf(rows, 2 * rows.length);
      }
      rows[size] = who;
      rows[size + 1] = hours;
      rows[size + 2] = cell;
      rows[size + 3] = device;
      rows[size + 4] = session;
      size += WIDTH;
    }
  }

  Whereabouts(CommsEvents events, int threads, Progress progress) {
    this.events = events;
    this.threads = threads;
    this.progress = progress;
  }

  /** Looks up those of some parties that are not known yet, in one pass over the events. */
  void learn(Collection<Integer> parties) {
    Set<Integer> wanted = new TreeSet<>(parties);
    wanted.removeAll(known.keySet());
    if (wanted.isEmpty()) {
      return;
    }
    boolean[] is = new boolean[events.parties()];
    for (int party : wanted) {
      is[party] = true;
      known.put(party, new Places());
    }
    @Nullable Part[] parts = new Part[events.batches()];
    EventBatch[] room = new EventBatch[threads];
    Work.share(
        threads,
        parts.length,
        "places",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] =
                EventBatch.of(
                    EventColumn.FROM,
                    EventColumn.TO,
                    EventColumn.SERVED_TO,
                    EventColumn.START,
                    EventColumn.CELL,
                    EventColumn.DEVICE);
          }
          events.read(batch, room[worker]);
          parts[batch] = part(room[worker], is);
        });
    for (Part part : parts) {
      for (int i = 0; part != null && i < part.size; i += WIDTH) {
        Places places = known.get(part.rows[i]);
        if (places != null) {
          if (part.rows[i + 2] >= 0) {
            places.cells.get(part.rows[i + 1]).merge(part.rows[i + 2], 1, Integer::sum);
          }
          if (part.rows[i + 3] >= 0) {
            places.devices.add(part.rows[i + 3]);
          }
          places.records++;
          places.sessions += part.rows[i + 4];
        }
      }
    }
  }

  private Part part(EventBatch batch, boolean[] wanted) {
    Part part = new Part();
    int[] from = batch.from();
    int[] to = batch.to();
    boolean[] servedTo = batch.servedTo();
    for (int i = 0; i < batch.size(); i++) {
      int served = servedTo[i] ? to[i] : from[i];
      if (served >= 0 && wanted[served]) {
        ZonedDateTime at = Instant.ofEpochSecond(batch.start()[i]).atZone(events.zone());
        boolean office =
            at.getDayOfWeek().getValue() <= 5 && at.getHour() >= 9 && at.getHour() < 17;
        part.add(
            served, office ? OFFICE : REST, batch.cell()[i], batch.device()[i], to[i] < 0 ? 1 : 0);
      }
    }
    return part;
  }

  /**
   * Points for the cells of two numbers at some hours: from -2.5 for others to 0.7 for the same,
   * less if either has few records, 0 if one has none.
   */
  double cells(int a, int b, int hours) {
    Places one = known.get(a);
    Places two = known.get(b);
    if (one == null || two == null) {
      return 0;
    }
    Map<Integer, Integer> first = one.cells.get(hours);
    Map<Integer, Integer> second = two.cells.get(hours);
    long dot = 0;
    for (Map.Entry<Integer, Integer> cell : first.entrySet()) {
      dot += (long) cell.getValue() * second.getOrDefault(cell.getKey(), 0);
    }
    long few = Math.min(sum(first), sum(second));
    if (few == 0) {
      return 0;
    }
    double cosine = dot / StrictMath.sqrt((double) squares(first) * squares(second));
    double trust = Math.min(1, (double) few / FULL_TRUST);
    return trust * Advices.clamp(-2.5 + 3.2 * (cosine - 0.3) / 0.4, -2.5, 0.7);
  }

  /** Points for a handset in which both were used, 0.7, or for there being none, -0.5. */
  double handsets(int a, int b) {
    Places one = known.get(a);
    Places two = known.get(b);
    if (one == null || two == null || one.devices.isEmpty() || two.devices.isEmpty()) {
      return 0;
    }
    for (int device : one.devices) {
      if (two.devices.contains(device)) {
        return 0.7;
      }
    }
    return -0.5;
  }

  /** The handsets in which a number was used, in order of number. */
  Set<Integer> devices(int party) {
    Places places = known.get(party);
    return places == null ? Set.of() : places.devices;
  }

  /** How many records of its own there are; none for one known only from others' records. */
  int records(int party) {
    Places places = known.get(party);
    return places == null ? 0 : places.records;
  }

  /** How many data sessions it had. */
  int sessions(int party) {
    Places places = known.get(party);
    return places == null ? 0 : places.sessions;
  }

  private static long sum(Map<Integer, Integer> cells) {
    long sum = 0;
    for (int count : cells.values()) {
      sum += count;
    }
    return sum;
  }

  private static long squares(Map<Integer, Integer> cells) {
    long sum = 0;
    for (int count : cells.values()) {
      sum += (long) count * count;
    }
    return sum;
  }
}
