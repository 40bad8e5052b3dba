package uk.toex.synth.world;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;

/**
 * Two years of a fictional force's records as entities and links, in which rings are planted that
 * exploit children, with the truth beside it.
 *
 * <p>There are ordinary families, friends, schools, shops and calls; and what misleads: children's
 * homes, hospitals, custody, a taxi rank, brothers and sisters of exploited children, adults whom
 * the police meet every week, groups of adults whose business is another one. A share of the links
 * is missing, some people stand under another's id, some seeds are wrong. Nothing in ids, labels,
 * types or the order of things tells who is who.
 *
 * <p>How it was made, so that figures can be judged: the generator was tuned on worlds 1 to 20 by
 * two methods alone, raw personalised PageRank, which was to do fairly with people and badly with
 * places, and the number of links, which was to do badly. A first version was frozen and the risk
 * score run on it in several settings; it did worse than PageRank there. That version was withdrawn
 * because ring addresses had so few records that none of eight methods found one in five of them.
 * This, the second, gives them more records, and hospitals, custody, schools and shops too; it was
 * made knowing that, but again tuned by those two methods alone, and has not changed since the
 * score was first run on it. A test holds the digests of worlds 1 to 3. Tune a method on worlds 1
 * to 20 and report 101 to 120.
 *
 * <p>The same seed and settings give the same world on every JDK. Immutable and thread-safe.
 */
public final class NetworkWorld {

  /** The first day of the records. Registers (addresses, families, keepers) go further back. */
  public static final LocalDate START = LocalDate.of(2024, 10, 1);

  /** The day as of which a world is to be looked at: what was recorded later is the future. */
  public static final LocalDate AS_OF = START.plusDays(Draft.AS_OF);

  private final List<Entity> entities;
  private final List<Link> links;
  private final List<Seed> seeds;
  private final SortedMap<String, WorldRole> truth;
  private final SortedMap<String, LocalDate> flagged;

  NetworkWorld(
      List<Entity> entities,
      List<Link> links,
      List<Seed> seeds,
      Map<String, WorldRole> truth,
      Map<String, LocalDate> flagged) {
    this.entities = List.copyOf(entities);
    this.links = List.copyOf(links);
    this.seeds = List.copyOf(seeds);
    this.truth = Collections.unmodifiableSortedMap(new TreeMap<>(truth));
    this.flagged = Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
  }

  /** Makes a world. */
  public static NetworkWorld of(long seed, WorldSettings settings) {
    return new WorldMaker(seed, settings).make();
  }

  /** All entities, sorted by id. */
  public List<Entity> entities() {
    return entities;
  }

  /** All links, those of the future too, in the order in which they were recorded. */
  public List<Link> links() {
    return links;
  }

  /** What is known, right or wrong, on the as-of day: children, adults and reports. */
  public List<Seed> seeds() {
    return seeds;
  }

  /** What entities are in truth, by id; whatever is not here has no role. */
  public SortedMap<String, WorldRole> truth() {
    return truth;
  }

  /** For each hidden child the day, after the as-of day, on which it is recognised without help. */
  public SortedMap<String, LocalDate> flagged() {
    return flagged;
  }
}
