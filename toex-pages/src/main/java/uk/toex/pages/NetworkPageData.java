package uk.toex.pages;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Measure;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;

/**
 * What a {@link NetworkPage} shows: rankings of a network's entities and, for some of them, why.
 * Scores, shares of a score and what is left unexplained are all in the score's own unit.
 *
 * @param title the page's heading
 * @param asOf the day as of which the network was weighed; null if it holds no date
 * @param facts about the run: settings, seeds counted, handling. The first few stand in the head
 * @param notes on what the page can't show: seeds left out of lists, what was known only after
 * @param certificate how exact the scores are
 * @param rankings in the order of their tabs
 * @param subjects those that are explained, each once
 */
public record NetworkPageData(
    String title,
    @Nullable LocalDate asOf,
    List<Fact> facts,
    List<String> notes,
    Certificate certificate,
    List<Ranking> rankings,
    List<Subject> subjects) {

  /**
   * @throws IllegalArgumentException if a subject comes twice
   */
  public NetworkPageData {
    Objects.requireNonNull(title, "title");
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
    Objects.requireNonNull(certificate, "certificate");
    rankings = List.copyOf(rankings);
    subjects = List.copyOf(subjects);
    Set<String> seen = new HashSet<>();
    for (Subject subject : subjects) {
      require(seen.add(subject.entity.id()), subject.entity, "is explained twice");
    }
  }

  /** Something about the run. */
  public record Fact(String name, String value) {
    public Fact {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * How exact the scores are.
   *
   * @param iterations how many the method needed
   * @param residual the Euclidean norm of what is left of the system's right-hand side
   * @param errorBound an upper bound on the Euclidean norm of all scores' errors; NaN if not known
   */
  public record Certificate(int iterations, double residual, double errorBound) {}

  /**
   * A list, the highest first.
   *
   * @param name what its tab says, such as {@code People}
   * @param about who is in it, in a few words, such as {@code people with age<18}; may be empty
   * @param measure what its scores measure
   * @param ranked how many were ranked, of whom the rows are the first
   * @param rows the first of the list
   */
  public record Ranking(String name, String about, Measure measure, long ranked, List<Row> rows) {
    public Ranking {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(about, "about");
      Objects.requireNonNull(measure, "measure");
      rows = List.copyOf(rows);
    }
  }

  /**
   * A line of a ranking.
   *
   * @param rank from 1
   * @param entity what is ranked
   * @param score its score
   * @param shareExplained the part of the score that its seeds' shares explain, in [0, 1]; NaN if
   *     it was not asked for
   * @param nearestSeed the seed with the fewest steps to it; null if none is near
   * @param hops how many steps that is; not used without a nearest seed
   * @param why in a few plain words; may be empty
   */
  public record Row(
      int rank,
      Entity entity,
      double score,
      double shareExplained,
      @Nullable Entity nearestSeed,
      int hops,
      String why) {

    /**
     * @throws IllegalArgumentException if the rank is below 1 or the score not finite
     */
    public Row {
      require(rank >= 1, entity, "has the rank " + rank);
      require(Double.isFinite(score), entity, "has no finite score");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Why an entity has its score. The shares, the other seeds' and what is unexplained add up to it.
   *
   * @param entity whom or what it is about
   * @param score its score
   * @param why one sentence in plain words; if empty, the page says what the shares say
   * @param shares the seeds with the greatest shares, the greatest first
   * @param otherSeeds how many further seeds have a share
   * @param others the sum of their shares
   * @param unexplained what is left of the score
   * @param paths the best paths between the entity and seeds, either way round, the best first
   * @param leansOn the record without which the score would be lowest; null if not looked for
   * @param history the score as of earlier days; null if not looked for
   * @param notes on this entity, such as what was known only after the page's day
   */
  public record Subject(
      Entity entity,
      double score,
      String why,
      List<Share> shares,
      int otherSeeds,
      double others,
      double unexplained,
      List<Path> paths,
      @Nullable LeansOn leansOn,
      @Nullable History history,
      List<String> notes) {

    /**
     * @throws IllegalArgumentException if the parts are not finite or differ from the score by more
     *     than a millionth of it, or if a path neither begins nor ends at the entity
     */
    public Subject {
      Objects.requireNonNull(why, "why");
      shares = List.copyOf(shares);
      paths = List.copyOf(paths);
      notes = List.copyOf(notes);
      double sum = others + unexplained;
      for (Share share : shares) {
        sum += share.value;
      }
      require(Double.isFinite(score) && Double.isFinite(sum), entity, "has no finite score");
      double off = Math.abs(sum - score);
      require(
          off <= 1e-6 * Math.abs(score) + 1e-12,
          entity,
          "has parts that don't add up to its score; they differ by " + Figures.score(off));
      require(otherSeeds >= 0, entity, "has " + otherSeeds + " other seeds");
      for (Path path : paths) {
        NetworkPath way = path.path;
        boolean here = way.start().id().equals(entity.id()) || way.end().id().equals(entity.id());
        require(here, entity, "has a path that neither begins nor ends at it");
      }
    }
  }

  /**
   * A seed's part of a score.
   *
   * @param entity the seed's entity
   * @param seed its weight and date
   * @param value its part of the score
   */
  public record Share(Entity entity, Seed seed, double value) {

    /**
     * @throws IllegalArgumentException if the seed is another entity's
     */
    public Share {
      require(seed.entity().equals(entity.id()), entity, "is not the seed " + seed.entity());
    }
  }

  /**
   * A path with what it carries.
   *
   * @param path in its records
   * @param value the part of the score that runs along it; NaN if not known
   */
  public record Path(NetworkPath path, double value) {
    public Path {
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * The record that an explanation leans on most.
   *
   * @param links what it states, at least one link
   * @param scoreWithout the score, solved again without it
   */
  public record LeansOn(List<Link> links, double scoreWithout) {

    /**
     * @throws IllegalArgumentException if there is no link
     */
    public LeansOn {
      links = List.copyOf(links);
      if (links.isEmpty()) {
        throw new IllegalArgumentException("a record that states no link");
      }
    }
  }

  /**
   * What the score was, as far as was known at the time.
   *
   * @param points in the order of their days
   * @param top how many of a list count as its top
   * @param entered the day on which the entity would first have been in the top; null if never
   */
  public record History(List<Point> points, int top, @Nullable LocalDate entered) {
    public History {
      points = List.copyOf(points);
    }
  }

  /**
   * The score as of a day.
   *
   * @param asOf the day
   * @param score the score; finite
   * @param rank the rank then; 0 if not known
   */
  public record Point(LocalDate asOf, double score, int rank) {

    /**
     * @throws IllegalArgumentException if the score is not finite
     */
    public Point {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("as of " + asOf + ": no finite score");
      }
    }
  }

  private static void require(boolean condition, Entity entity, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("entity " + Fit.cut(entity.id(), 60) + ' ' + problem);
    }
  }
}
