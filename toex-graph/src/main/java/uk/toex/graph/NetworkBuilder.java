package uk.toex.graph;

import java.util.Arrays;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.Grades;

/**
 * Collects entities and links into a {@link RiskNetwork}. Links from an entity to itself are
 * counted and left out. Not thread-safe.
 */
public final class NetworkBuilder {

  private static final int MOST_TYPES = 1 << 16;

  private final EntityTable entities = new EntityTable();
  private final StringTable types = new StringTable();
  private final StringTable records = new StringTable();
  private int[] from = new int[16];
  private int[] to = new int[16];
  private char[] type = new char[16];
  private char[] day = new char[16];
  private char[] recorded = new char[16];
  private byte[] grade = new byte[16];
  private int[] record = new int[16];
  private int links;
  private long selfLoops;

  NetworkBuilder() {}

  /**
   * Adds an entity. Of two with the same id the first one's word stands; the second fills in what
   * the first left out.
   *
   * @throws InputRefusedException if an entity with this id and another kind is there already
   */
  public NetworkBuilder add(Entity entity) {
    int known = entities.indexOf(entity.id());
    if (known >= 0 && entities.kind(known) != entity.kind()) {
      EntityKind before = entities.kind(known);
      throw new InputRefusedException(
          "The entity " + entity.id() + " is a " + before.id() + " and a " + entity.kind().id());
    }
    entities.add(entity);
    return this;
  }

  /**
   * Adds a link.
   *
   * @throws InputRefusedException if an end is not among the entities added so far, or there are
   *     more than 65,536 types
   */
  public NetworkBuilder add(Link link) {
    int a = end(link, link.from());
    int b = end(link, link.to());
    if (a == b) {
      selfLoops++;
      return this;
    }
    int t = types.add(link.type());
    if (t >= MOST_TYPES) {
      throw new InputRefusedException(
          "More than " + MOST_TYPES + " types of link, the last: " + link.type());
    }
    if (links == from.length) {
      grow();
    }
    from[links] = a;
    to[links] = b;
    type[links] = (char) t;
    day[links] = Days.of(link.date());
    recorded[links] = Days.of(link.recorded());
    grade[links] = Grades.of(link.grade());
    record[links] = link.record().isEmpty() ? -1 : records.add(link.record());
    links++;
    return this;
  }

  /** How many links from an entity to itself were left out. */
  public long selfLoops() {
    return selfLoops;
  }

  /** The network; the builder is not to be used any more. */
  public RiskNetwork build() {
    int n = entities.size();
    int[] order = sorted(n);
    int[] out = new int[n + 1];
    int[] start = new int[n + 1];
    for (int link = 0; link < links; link++) {
      out[from[link] + 1]++;
      start[from[link] + 1]++;
      start[to[link] + 1]++;
    }
    for (int i = 0; i < n; i++) {
      out[i + 1] += out[i];
      start[i + 1] = Math.addExact(start[i + 1], start[i]);
    }
    int[] neighbour = new int[2 * links];
    int[] next = new int[n];
    for (int i = 0; i < n; i++) {
      next[i] = start[i] + out[i + 1] - out[i];
    }
    char[] types2 = new char[links];
    char[] days2 = new char[links];
    char[] recorded2 = new char[links];
    byte[] grades2 = new byte[links];
    int[] records2 = new int[links];
    for (int k = 0; k < links; k++) {
      int link = order[k];
      int a = from[link];
      neighbour[start[a] + k - out[a]] = to[link];
      neighbour[next[to[link]]++] = a;
      types2[k] = type[link];
      days2[k] = day[link];
      recorded2[k] = recorded[link];
      grades2[k] = grade[link];
      records2[k] = record[link];
    }
    String[] names = new String[types.size()];
    Arrays.setAll(names, types::get);
    return new RiskNetwork(
        entities, start, neighbour, out, types2, days2, recorded2, grades2, records2, names,
        records);
  }

  private int end(Link link, String id) {
    int index = entities.indexOf(id);
    if (index < 0) {
      throw new InputRefusedException(
          "The link " + link.from() + " – " + link.to() + " names " + id + ", which is no entity.");
    }
    return index;
  }

  /** The links by their first end, then by the other; as given among the same. */
  private int[] sorted(int n) {
    return counted(from, n, counted(to, n, null));
  }

  private int[] counted(int[] key, int n, int @org.jspecify.annotations.Nullable [] order) {
    int[] place = new int[n + 1];
    for (int link = 0; link < links; link++) {
      place[key[link] + 1]++;
    }
    for (int i = 0; i < n; i++) {
      place[i + 1] += place[i];
    }
    int[] sorted = new int[links];
    for (int k = 0; k < links; k++) {
      int link = order == null ? k : order[k];
      sorted[place[key[link]]++] = link;
    }
    return sorted;
  }

  private void grow() {
    int length = Math.addExact(links, Math.max(16, links >> 1));
    from = Arrays.copyOf(from, length);
    to = Arrays.copyOf(to, length);
    type = Arrays.copyOf(type, length);
    day = Arrays.copyOf(day, length);
    recorded = Arrays.copyOf(recorded, length);
    grade = Arrays.copyOf(grade, length);
    record = Arrays.copyOf(record, length);
  }
}
