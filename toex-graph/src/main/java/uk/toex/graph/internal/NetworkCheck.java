package uk.toex.graph.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.EntityKind;

/** Whether the arrays of a network fit each other, so that no question to it can fail. */
final class NetworkCheck {

  private static final int PART = 1 << 16;

  private final NetworkArrays a;
  private final int n;
  private final AtomicLong away = new AtomicLong();
  private final AtomicLong towards = new AtomicLong();

  private NetworkCheck(NetworkArrays arrays) {
    this.a = arrays;
    this.n = arrays.entities.size();
  }

  /** What does not fit; empty if all does. Lengths have been looked at. */
  static String fault(NetworkArrays arrays, int threads) {
    return new NetworkCheck(arrays).fault(threads);
  }

  private String fault(int threads) {
    int m = a.type.length;
    if (a.start[0] != 0 || a.out[0] != 0 || a.start[n] != 2 * m || a.out[n] != m) {
      return "where its arcs are";
    }
    // Before anything is looked up by them.
    for (int i = 0; i < n; i++) {
      int links = a.out[i + 1] - a.out[i];
      int arcs = a.start[i + 1] - a.start[i];
      if (a.out[i + 1] < a.out[i] || a.start[i + 1] < a.start[i] || links > arcs) {
        return "where its arcs are";
      }
    }
    AtomicReference<@Nullable String> fault = new AtomicReference<>();
    Parallel.run(
        n / PART + 1,
        threads,
        part -> {
          String found = entities(part * PART, Math.min(n, (part + 1) * PART));
          if (!found.isEmpty()) {
            fault.set(found);
          }
        });
    Parallel.run(
        m / PART + 1,
        threads,
        part -> {
          String found = links(part * PART, Math.min(m, (part + 1) * PART));
          if (!found.isEmpty()) {
            fault.set(found);
          }
        });
    String found = fault.get();
    return found != null ? found : away.get() == towards.get() ? "" : "an arc's other end";
  }

  private String entities(int low, int high) {
    byte[] kinds = a.entities.kinds();
    long out = 0;
    long in = 0;
    for (int i = low; i < high; i++) {
      if (kinds[i] < 0 || kinds[i] >= EntityKind.values().length) {
        return "the kind of an entity";
      }
      if (isBlank(i)) {
        return "the id of an entity";
      }
      int middle = a.start[i] + a.out[i + 1] - a.out[i];
      int before = 0;
      for (int arc = a.start[i]; arc < a.start[i + 1]; arc++) {
        int other = a.neighbour[arc];
        if (arc == middle) {
          before = 0;
        }
        if (other < before || other >= n || other == i) {
          return "the order of arcs";
        }
        before = other;
        // Every link away is one towards: sums over both are the same.
        if (arc < middle) {
          out += mixed((long) i << 32 | other);
        } else {
          in += mixed((long) other << 32 | i);
        }
      }
    }
    away.addAndGet(out);
    towards.addAndGet(in);
    return "";
  }

  private String links(int low, int high) {
    for (int k = low; k < high; k++) {
      if (a.type[k] >= a.types.length) {
        return "the type of a link";
      }
      if (a.grade[k] < 0 || a.grade[k] >= Grades.CODES) {
        return "the grade of a link";
      }
      if (a.record[k] < -1 || a.record[k] >= a.records.size()) {
        return "the record of a link";
      }
    }
    return "";
  }

  private boolean isBlank(int i) {
    byte[] pool = a.entities.ids().pool();
    int[] start = a.entities.ids().start();
    if (start[i + 1] == start[i]) {
      return true;
    }
    byte first = pool[start[i]];
    return first <= ' ' && a.entities.id(i).isBlank();
  }

  private static long mixed(long pair) {
    long z = (pair ^ pair >>> 29) * 0xBF58476D1CE4E5B9L;
    return z ^ z >>> 32;
  }
}
