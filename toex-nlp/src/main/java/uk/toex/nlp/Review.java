package uk.toex.nlp;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.RandomAccess;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Measure;
import uk.toex.api.Provenance;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.nlp.internal.Logistic;
import uk.toex.nlp.internal.Prepared;
import uk.toex.nlp.internal.ReviewEngine;
import uk.toex.nlp.internal.SplitMix;
import uk.toex.nlp.internal.Workers;

/**
 * The result of a {@link TagReview}: a ranked worklist, a control sample, and what was not scored.
 *
 * <p>Explanations are made when asked for, from the list of reports, which must still give the same
 * texts. Not thread-safe.
 */
public final class Review {

  /** What the scores measure. */
  public static final Measure AGREEMENT =
      Measure.probability(
          "probability-analyst-agrees",
          "The calibrated probability that an analyst would agree that the tag is wrong as given.");

  private final ReviewSettings settings;
  private final List<Report> reports;
  private final Prepared prepared;
  private final ReviewEngine engine;
  private final double[] probability;
  private final Provenance provenance;
  private final int[] ranked;
  private ReviewEngine.@Nullable Narrator narrator;

  Review(
      ReviewSettings settings,
      List<Report> reports,
      Prepared prepared,
      ReviewEngine engine,
      double[] probability,
      Provenance provenance) {
    this.settings = settings;
    this.reports = reports;
    this.prepared = prepared;
    this.engine = engine;
    this.probability = probability;
    this.provenance = provenance;
    this.ranked = rank();
  }

  /** An entry of the worklist. */
  public final class Entry {
    private final int candidate;

    private Entry(int candidate) {
      this.candidate = candidate;
    }

    /** The number of the report in the list that was reviewed. */
    public int report() {
      return engine.report(candidate);
    }

    /** The calibrated probability that the tag is wrong as given, to nine digits. */
    public double probability() {
      return rounded(candidate);
    }

    /** The log-odds before the noise channel. */
    public double score() {
      return narrator().score(candidate);
    }

    /** What is probably the matter. */
    public TagIssue issue() {
      Tag tag = prepared.tags.get(engine.tag(candidate));
      boolean given = given(candidate);
      int suggestion = given ? narrator().suggestion(candidate) : -1;
      return new TagIssue(
          prepared.ids[report()],
          tag,
          given ? TagIssue.Kind.WRONG : TagIssue.Kind.MISSING,
          suggestion < 0 ? null : prepared.tags.get(suggestion));
    }

    /** The parts that add up to the log-odds of the probability. */
    public Explanation explanation() {
      if (settings.method() == ReviewSettings.Method.NOISE_CHANNEL) {
        return narrator().explain(candidate);
      }
      // The methods compared with give a score, not parts.
      double logOdds = Logistic.logit(probability());
      return new Explanation(
          "log-odds", List.of(new Explanation.Step(settings.method().id(), logOdds)), 0, logOdds);
    }

    /** All of it. */
    public Advice<TagIssue> advice() {
      return new Advice<>(issue(), probability(), AGREEMENT, explanation(), provenance);
    }
  }

  /** The worklist: most probable first, ties by report id, then tag. */
  public List<Entry> worklist() {
    return new View<>(ranked.length) {
      @Override
      public Entry get(int index) {
        return new Entry(ranked[index]);
      }
    };
  }

  /** The worklist as advice, made as it is read. */
  public List<Advice<TagIssue>> advice() {
    return new View<>(ranked.length) {
      @Override
      public Advice<TagIssue> get(int index) {
        return new Entry(ranked[index]).advice();
      }
    };
  }

  /** The tags that were scored, in the order of their codes. */
  public List<Tag> tags() {
    return prepared.tags;
  }

  /** The tags that were not, for lack of examples, with the number of reports that carry them. */
  public SortedMap<Tag, Integer> notEnough() {
    return Collections.unmodifiableSortedMap(prepared.notEnough);
  }

  /** How many pairs of a report and a tag were scored. */
  public int candidates() {
    int n = 0;
    for (double p : probability) {
      n += p >= 0 ? 1 : 0;
    }
    return n;
  }

  /** What computed this. */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * Calls back for every candidate, in the order of reports and tags.
   *
   * @param action told the report's number, the tag, whether it is given, and the probability that
   *     this is wrong
   */
  public void forEachCandidate(CandidateAction action) {
    for (int c = 0; c < probability.length; c++) {
      if (probability[c] >= 0) {
        action.accept(engine.report(c), prepared.tags.get(engine.tag(c)), given(c), rounded(c));
      }
    }
  }

  /**
   * Calls back for every report and every tag scored, with what the text alone says: plain
   * classification across folds, whatever tags the report carries.
   *
   * @param action told the report's number, the tag, and the calibrated probability that it applies
   */
  public void forEachText(TextAction action) {
    double[] p;
    try (Workers workers = new Workers(settings.threads())) {
      p = engine.textProbabilities(workers);
    }
    int k = prepared.tags.size();
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= 0) {
        action.accept(i / k, prepared.tags.get(i % k), p[i]);
      }
    }
  }

  /** Told about one report and tag; see {@link #forEachText}. */
  public interface TextAction {
    /** One report and tag. */
    void accept(int report, Tag tag, double probability);
  }

  /** Told about one candidate; see {@link #forEachCandidate}. */
  public interface CandidateAction {
    /** One candidate. */
    void accept(int report, Tag tag, boolean given, double probability);
  }

  /**
   * A random sample of the reports not listed, in the order of the collection: what analysts find
   * in it tells how much the list has missed.
   */
  public List<String> control() {
    boolean[] listed = new boolean[prepared.ids.length];
    for (int c : ranked) {
      listed[engine.report(c)] = true;
    }
    int[] rest = new int[listed.length];
    int n = 0;
    for (int d = 0; d < listed.length; d++) {
      if (!listed[d]) {
        rest[n++] = d;
      }
    }
    int[] sample = Arrays.copyOf(rest, n);
    new SplitMix(settings.seed() ^ 0x434F4E54524F4CL).shuffle(sample);
    int size = (int) Math.min(n, Math.ceil(n * settings.control()));
    sample = Arrays.copyOf(sample, size);
    Arrays.sort(sample);
    List<String> ids = new ArrayList<>(size);
    for (int d : sample) {
      ids.add(prepared.ids[d]);
    }
    return ids;
  }

  private boolean given(int candidate) {
    int[] own = prepared.labels[engine.report(candidate)];
    return Arrays.binarySearch(own, engine.tag(candidate)) >= 0;
  }

  private double rounded(int candidate) {
    return rounded(probability[candidate]);
  }

  /** To nine significant digits: what is shown is what is ranked. */
  private static double rounded(double p) {
    double scale = 1;
    for (double q = p; q > 0 && q < 0.1; q *= 10) {
      scale *= 10;
    }
    scale *= 1e9;
    return Math.rint(p * scale) / scale;
  }

  private ReviewEngine.Narrator narrator() {
    ReviewEngine.Narrator n = narrator;
    if (n == null) {
      n = engine.narrator(d -> reports.get(d).text());
      narrator = n;
    }
    return n;
  }

  private int compare(int a, int b) {
    int byProbability = Double.compare(rounded(b), rounded(a));
    if (byProbability != 0) {
      return byProbability;
    }
    int byId = prepared.ids[engine.report(a)].compareTo(prepared.ids[engine.report(b)]);
    return byId != 0 ? byId : Integer.compare(engine.tag(a), engine.tag(b));
  }

  /** The candidates of the worklist in order. */
  private int[] rank() {
    int limit = settings.limit() == 0 ? Integer.MAX_VALUE : settings.limit();
    PriorityQueue<Integer> best = new PriorityQueue<>((a, b) -> compare(b, a));
    List<Integer> all = new ArrayList<>();
    for (int c = 0; c < probability.length; c++) {
      if (probability[c] < 0) {
        continue;
      }
      if (limit == Integer.MAX_VALUE) {
        all.add(c);
      } else if (best.size() < limit) {
        best.add(c);
      } else if (compare(c, best.element()) < 0) {
        best.remove();
        best.add(c);
      }
    }
    all.addAll(best);
    all.sort(this::compare);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private abstract static class View<E> extends AbstractList<E> implements RandomAccess {
    private final int size;

    View(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
