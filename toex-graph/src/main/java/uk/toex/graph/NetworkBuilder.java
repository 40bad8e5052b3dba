package uk.toex.graph;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.internal.Assembler;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.EntityTable;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.LinkChunk;
import uk.toex.graph.internal.StringTable;

/**
 * Collects entities and links into a {@link RiskNetwork}. Links from an entity to itself are
 * counted and left out. Not thread-safe.
 */
public final class NetworkBuilder {

  private static final int MOST_TYPES = 1 << 16;
  private static final int CHUNK = 1 << 16;

  private final EntityTable entities = new EntityTable();
  private final StringTable types = new StringTable();
  private final StringTable records = new StringTable();
  private final List<LinkChunk> chunks = new ArrayList<>();
  private LinkChunk chunk = new LinkChunk(0);
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
    if (chunk.size == chunk.ends.length) {
      chunk = new LinkChunk(chunks.isEmpty() ? 16 : CHUNK);
      chunks.add(chunk);
    }
    chunk.add(
        a,
        b,
        LinkChunk.mark(t, Days.of(link.date()), Days.of(link.recorded()), Grades.of(link.grade())),
        link.record().isEmpty() ? -1 : records.add(link.record()));
    return this;
  }

  /** How many links from an entity to itself were left out. */
  public long selfLoops() {
    return selfLoops;
  }

  /** The network; the builder is not to be used any more. */
  public RiskNetwork build() {
    return RiskNetwork.of(Assembler.assemble(entities, chunks, types, records, 1));
  }

  private int end(Link link, String id) {
    int index = entities.indexOf(id);
    if (index < 0) {
      throw new InputRefusedException(
          "The link " + link.from() + " – " + link.to() + " names " + id + ", which is no entity.");
    }
    return index;
  }
}
