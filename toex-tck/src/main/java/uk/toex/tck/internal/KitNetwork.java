package uk.toex.tck.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/** A small network for scorers to be tried on, the same each time. Immutable. */
final class KitNetwork implements NetworkView {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String[] TYPES = {"associate", "contact", "resident", "seen-at", "named-in"};
  private static final EntityKind[] KINDS = EntityKind.values();

  private final List<Entity> entities = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final int[] start;
  private final int[] neighbour;
  private final int[] linkOf;

  private KitNetwork(int size, int count, String text) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < size; i++) {
      TreeMap<String, String> attributes = new TreeMap<>();
      if (i % 3 == 0) {
        attributes.put("note", text);
      }
      entities.add(
          new Entity("E" + i, KINDS[i % KINDS.length], i % 2 == 0 ? text : "", attributes));
    }
    int[][] ends = new int[count][2];
    int[] degree = new int[size + 1];
    for (int k = 0; k < count; k++) {
      int a = k % (size - 1); // The last entity has no link.
      int b = random.nextInt(size - 1);
      b = a == b ? (b + 1) % (size - 1) : b;
      ends[k] = new int[] {a, b};
      degree[a]++;
      degree[b]++;
      LocalDate date = DAY.minusDays(random.nextInt(700));
      String record = k % 5 == 0 ? text : "R" + k;
      links.add(new Link("E" + a, "E" + b, TYPES[k % TYPES.length], date, null, null, record));
    }
    start = new int[size + 1];
    for (int i = 0; i < size; i++) {
      start[i + 1] = start[i] + degree[i];
    }
    neighbour = new int[2 * count];
    linkOf = new int[2 * count];
    int[] next = start.clone();
    for (int k = 0; k < count; k++) {
      for (int end = 0; end < 2; end++) {
        int arc = next[ends[k][end]]++;
        neighbour[arc] = ends[k][1 - end];
        linkOf[arc] = k;
      }
    }
  }

  /** Forty entities and ninety links, with a text for labels, attributes and records. */
  static KitNetwork of(String text) {
    return new KitNetwork(40, 90, text);
  }

  /** Entities without links; as few as none. */
  static KitNetwork apart(int size) {
    return new KitNetwork(size, 0, "");
  }

  /** Some of its entities. */
  static List<Seed> seeds() {
    return List.of(new Seed("E3", 1, null), new Seed("E10", 0.5, DAY), new Seed("E28", 1, DAY));
  }

  @Override
  public int size() {
    return entities.size();
  }

  @Override
  public int arcs() {
    return neighbour.length;
  }

  @Override
  public int indexOf(String id) {
    for (int i = 0; i < entities.size(); i++) {
      if (entities.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Entity entity(int index) {
    return entities.get(index);
  }

  @Override
  public String id(int index) {
    return entities.get(index).id();
  }

  @Override
  public EntityKind kind(int index) {
    return entities.get(index).kind();
  }

  @Override
  public int firstArc(int index) {
    return start[index];
  }

  @Override
  public int neighbour(int arc) {
    return neighbour[arc];
  }

  @Override
  public int link(int arc) {
    return linkOf[arc];
  }

  @Override
  public int links() {
    return links.size();
  }

  @Override
  public Link linkAt(int link) {
    return links.get(link);
  }

  @Override
  public String type(int link) {
    return links.get(link).type();
  }

  @Override
  public double weight(int link) {
    return 1 - link % 4 / 8.0;
  }

  @Override
  public LocalDate asOf() {
    return DAY;
  }
}
