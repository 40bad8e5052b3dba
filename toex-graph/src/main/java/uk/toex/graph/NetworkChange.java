package uk.toex.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.graph.internal.Assembler;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.EntityTable;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.LinkChunk;
import uk.toex.graph.internal.StringTable;

/**
 * A new report, a correction or a deletion: what is added to a network and what is taken out of it.
 * The network itself stays as it is; {@link #merged()} makes the one that comes of it, and {@link
 * #apply} its scores. What is taken out is of the old network only, so that it doesn't matter what
 * is told first. Not thread-safe.
 */
public final class NetworkChange {

  private static final int CHUNK = 1 << 18;
  private static final double TOLERANCE = 1e-8;

  /** An arc of a push costs about this many of a solution, which reads them one after the other. */
  private static final int DEARER = 4;

  private static final int FEW_ARCS = 1_000_000;

  private final RiskNetwork network;
  private final BitSet goneEntities = new BitSet();
  private final BitSet goneLinks = new BitSet();
  private final Map<String, Entity> added = new LinkedHashMap<>();
  private final List<Entity> mentions = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private long selfLoops;
  private @Nullable RiskNetwork merged;

  /** A change of a network, at first none. */
  public NetworkChange(RiskNetwork network) {
    this.network = network;
  }

  /**
   * Adds an entity, or fills in what is not known yet of one that is there.
   *
   * @throws InputRefusedException if there is one of this id and another kind, or it was taken out
   */
  public NetworkChange add(Entity entity) {
    EntityKind before = kind(entity.id());
    if (before == null) {
      int old = network.indexOf(entity.id());
      if (old >= 0) {
        throw new InputRefusedException(
            "The entity " + entity.id() + " is added and taken out by the same change.");
      }
      added.put(entity.id(), entity);
    } else if (before != entity.kind()) {
      throw new InputRefusedException(
          "The entity " + entity.id() + " is a " + before.id() + " and a " + entity.kind().id());
    }
    mentions.add(entity);
    merged = null;
    return this;
  }

  /**
   * Adds a link; one of an entity with itself is counted and left out.
   *
   * @throws InputRefusedException if an end is neither in the network nor added
   */
  public NetworkChange add(Link link) {
    for (String end : List.of(link.from(), link.to())) {
      if (kind(end) == null) {
        throw new InputRefusedException("The link names " + end + ", which is no entity.");
      }
    }
    if (link.from().equals(link.to())) {
      selfLoops++;
    } else {
      links.add(link);
      merged = null;
    }
    return this;
  }

  /**
   * Takes out links between two entities, in whichever direction they were given: all that are as
   * this one says, an empty field saying nothing; of several that are alike in everything, one.
   *
   * @return how many; 0 if there is none
   */
  public int remove(Link like) {
    int a = network.indexOf(like.from());
    int b = network.indexOf(like.to());
    if (a < 0 || b < 0) {
      return 0;
    }
    int one = arcs(a) <= arcs(b) ? a : b;
    int other = one == a ? b : a;
    Set<Link> taken = new HashSet<>();
    for (int arc = network.start[one]; arc < network.start[one + 1]; arc++) {
      int link = network.neighbour[arc] == other ? network.linkOf(one, arc) : -1;
      if (link >= 0 && !goneLinks.get(link)) {
        Link own = network.link(link);
        if (isLike(own, like) && taken.add(undirected(own))) {
          take(link);
        }
      }
    }
    return taken.size();
  }

  /**
   * Takes out all links that a record states.
   *
   * @return how many; 0 if there is no such record
   */
  public int removeRecord(String record) {
    int number = network.records.indexOf(record);
    int count = 0;
    for (int link = 0; number >= 0 && link < network.links(); link++) {
      if (network.record[link] == number && !goneLinks.get(link)) {
        take(link);
        count++;
      }
    }
    return count;
  }

  /**
   * Takes out an entity with all its links.
   *
   * @return false if the network has none of this id
   * @throws InputRefusedException if this change adds something about it
   */
  public boolean removeEntity(String id) {
    int index = network.indexOf(id);
    if (index < 0 || goneEntities.get(index)) {
      return false;
    }
    boolean named = mentions.stream().anyMatch(entity -> entity.id().equals(id));
    if (named || links.stream().anyMatch(l -> l.from().equals(id) || l.to().equals(id))) {
      throw new InputRefusedException(
          "The entity " + id + " is added to and taken out by the same change.");
    }
    goneEntities.set(index);
    for (int arc = network.start[index]; arc < network.start[index + 1]; arc++) {
      take(network.linkOf(index, arc));
    }
    merged = null;
    return true;
  }

  /** Whether an entity is there after the change. */
  public boolean has(String id) {
    return kind(id) != null;
  }

  /** How many entities are new. */
  public int addedEntities() {
    return added.size();
  }

  /** How many links are added. */
  public int addedLinks() {
    return links.size();
  }

  /** How many links are taken out. */
  public int removedLinks() {
    return goneLinks.cardinality();
  }

  /** How many entities are taken out. */
  public int removedEntities() {
    return goneEntities.cardinality();
  }

  /** How many links of an entity with itself were left out. */
  public long selfLoops() {
    return selfLoops;
  }

  /** The latest day of entry, or date, of the old links and the added ones; null without one. */
  public @Nullable LocalDate latest() {
    char latest = Days.of(network.latest());
    for (Link link : links) {
      char recorded = Days.of(link.recorded());
      latest = (char) Math.max(latest, recorded != 0 ? recorded : Days.of(link.date()));
    }
    return Days.date(latest);
  }

  /**
   * The network after the change; what was taken out is not in it, not even as a name.
   *
   * @throws InputRefusedException if it has more than 65,536 types of link
   */
  public RiskNetwork merged() {
    RiskNetwork made = merged;
    if (made == null) {
      made = merge();
      merged = made;
    }
    return made;
  }

  /**
   * Scores after a change.
   *
   * @param scores the scores, over the merged network, with a certificate of their own
   * @param pushed whether a local push sufficed; else they were solved anew from the old ones
   * @param work how many arcs the push looked at
   */
  public record Applied(RiskScores scores, boolean pushed, long work) {}

  /**
   * What scores become: by {@link RiskUpdate}'s push around what changed, and where that would be
   * dearer by conjugate gradient from where the push ended. In either case the residual is computed
   * anew on the merged network, so that the error stated does not depend on how the scores came
   * about.
   *
   * @param old scores of the network before the change; day and settings stay
   * @param seeds all seeds that count after the change
   * @param tolerance the largest error wanted of the push, relative to the norm of the scores
   * @throws IllegalArgumentException if the scores are of another network
   */
  public Applied apply(
      RiskScores old, List<Seed> seeds, double tolerance, int threads, Progress progress) {
    if (old.view.network != network) {
      throw new IllegalArgumentException("the scores are of another network");
    }
    RiskView view = RiskView.of(merged(), old.view.config(), old.view.asOf());
    double[] b = RiskScorer.restart(view, seeds);
    RiskUpdate update = update(old, view, b);
    RiskUpdate.Updated updated =
        update.solve(tolerance, Math.max(FEW_ARCS, (long) DEARER * view.arcs()));
    double[] first = new double[view.size()];
    int[] place = places();
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        first[place[i]] = updated.value(i);
      }
    }
    for (String id : added.keySet()) {
      first[view.indexOf(id)] = updated.value(id);
    }
    ConjugateGradient solver = new ConjugateGradient(view);
    if (updated.complete()) {
      // With this tolerance it only computes the residual.
      ConjugateGradient.Solution checked = solver.solve(b, first.clone(), 1, threads, progress);
      if (checked.iterations == 0 && checked.errorBound <= 2 * updated.errorBound()) {
        return new Applied(new RiskScores(view, b, checked), true, updated.work());
      }
    }
    ConjugateGradient.Solution solved = solver.solve(b, first, TOLERANCE, threads, progress);
    return new Applied(new RiskScores(view, b, solved), false, updated.work());
  }

  private RiskUpdate update(RiskScores old, RiskView view, double[] b) {
    RiskUpdate update = new RiskUpdate(old);
    added.values().forEach(update::add);
    goneLinks.stream().forEach(update::remove);
    links.forEach(update::add);
    goneEntities.stream()
        .filter(i -> old.restart[i] != 0)
        .forEach(i -> update.seed(network.id(i), 0));
    for (int j = 0; j < b.length; j++) {
      String id = view.id(j);
      int i = network.indexOf(id);
      if (b[j] != (i < 0 ? 0 : old.restart[i])) {
        update.seed(id, b[j]);
      }
    }
    return update;
  }

  private RiskNetwork merge() {
    EntityTable entities = new EntityTable();
    int[] place = places();
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        entities.add(network.entity(i));
      }
    }
    mentions.forEach(entities::add);
    StringTable types = new StringTable();
    StringTable records = new StringTable();
    List<LinkChunk> chunks = new ArrayList<>();
    kept(place, types, records, chunks);
    LinkChunk chunk = new LinkChunk(links.size());
    for (Link link : links) {
      int type = types.add(link.type());
      if (type > Character.MAX_VALUE) {
        throw new InputRefusedException("More than 65,536 types of link, the last: " + link.type());
      }
      chunk.add(
          entities.indexOf(link.from()),
          entities.indexOf(link.to()),
          LinkChunk.mark(
              type, Days.of(link.date()), Days.of(link.recorded()), Grades.of(link.grade())),
          link.record().isEmpty() ? -1 : records.add(link.record()));
    }
    chunks.add(chunk);
    return RiskNetwork.of(Assembler.assemble(entities, chunks, types, records, 1));
  }

  /** The old links that stay, with the types and records that they name. */
  private void kept(int[] place, StringTable types, StringTable records, List<LinkChunk> chunks) {
    int[] newType = new int[network.types.length];
    int[] newRecord = new int[network.records.size()];
    Arrays.fill(newType, -1);
    Arrays.fill(newRecord, -1);
    LinkChunk chunk = new LinkChunk(Math.min(CHUNK, network.links()));
    for (int from = 0; from < network.size(); from++) {
      int arc = network.start[from];
      for (int link = network.out[from]; link < network.out[from + 1]; link++, arc++) {
        if (goneLinks.get(link)) {
          continue;
        }
        int type = network.type[link];
        if (newType[type] < 0) {
          newType[type] = types.add(network.types[type]);
        }
        int old = network.record[link];
        if (old >= 0 && newRecord[old] < 0) {
          newRecord[old] = records.add(network.records.get(old));
        }
        if (chunk.size == CHUNK) {
          chunks.add(chunk);
          chunk = new LinkChunk(CHUNK);
        }
        chunk.add(
            place[from],
            place[network.neighbour[arc]],
            LinkChunk.mark(
                newType[type], network.day[link], network.recorded[link], network.grade[link]),
            old < 0 ? -1 : newRecord[old]);
      }
    }
    chunks.add(chunk);
  }

  /** By old number the new one; -1 for what is taken out. */
  private int[] places() {
    int[] place = new int[network.size()];
    int next = 0;
    for (int i = 0; i < place.length; i++) {
      place[i] = goneEntities.get(i) ? -1 : next++;
    }
    return place;
  }

  private @Nullable EntityKind kind(String id) {
    Entity own = added.get(id);
    if (own != null) {
      return own.kind();
    }
    int index = network.indexOf(id);
    return index < 0 || goneEntities.get(index) ? null : network.kind(index);
  }

  private void take(int link) {
    goneLinks.set(link);
    merged = null;
  }

  private int arcs(int entity) {
    return network.start[entity + 1] - network.start[entity];
  }

  private static boolean isLike(Link own, Link like) {
    return (like.type().isEmpty() || like.type().equals(own.type()))
        && (like.date() == null || like.date().equals(own.date()))
        && (like.recorded() == null || like.recorded().equals(own.recorded()))
        && (like.grade() == null || like.grade().equals(own.grade()))
        && (like.record().isEmpty() || like.record().equals(own.record()));
  }

  private static Link undirected(Link link) {
    boolean inOrder = link.from().compareTo(link.to()) < 0;
    return new Link(
        inOrder ? link.from() : link.to(),
        inOrder ? link.to() : link.from(),
        link.type(),
        link.date(),
        link.recorded(),
        link.grade(),
        link.record());
  }
}
