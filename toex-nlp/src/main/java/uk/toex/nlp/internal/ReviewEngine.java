package uk.toex.nlp.internal;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;

/**
 * The models behind one review: which weights judge which report, and the judge that reads their
 * scores. Candidates are numbered {@code report * tags + tag}, or by report for exclusive tags.
 */
public final class ReviewEngine {

  private static final int BLOCK = 512;

  private final Prepared prepared;
  private final boolean exclusive;
  private final float[] idf;
  private final Fused fused;
  private final Judge judge;
  private final float @Nullable [] logistic;
  private final @Nullable TypicalWords known;

  private ReviewEngine(
      Prepared prepared,
      boolean exclusive,
      float[] idf,
      Fused fused,
      Judge judge,
      float @Nullable [] logistic,
      @Nullable TypicalWords known) {
    this.prepared = prepared;
    this.exclusive = exclusive;
    this.idf = idf;
    this.fused = fused;
    this.judge = judge;
    this.logistic = logistic;
    this.known = known;
  }

  /** Trains across folds and fits the channel. */
  public static ReviewEngine acrossFolds(
      Prepared prepared,
      boolean exclusive,
      int folds,
      long seed,
      Workers workers,
      Progress progress) {
    float[] idf = TfIdf.idf(prepared.corpus);
    OutOfFold base = outOfFold(prepared, idf, folds, seed, workers, progress);
    Judge judge = judge(base.scores, prepared.labels, exclusive, seed, workers, progress);
    return new ReviewEngine(
        prepared, exclusive, idf, Fused.of(base, judge), judge, base.scores.logistic, null);
  }

  /** Judges new reports by a saved model. */
  public static ReviewEngine byModel(Prepared prepared, ModelData model) {
    return new ReviewEngine(
        prepared,
        model.exclusive(),
        model.idf(),
        Fused.all(model.weights(), prepared.ids.length),
        model.judge(),
        null,
        model.typical());
  }

  static Judge judge(
      BaseScores scores,
      int[][] labels,
      boolean exclusive,
      long seed,
      Workers workers,
      Progress progress) {
    if (!exclusive) {
      return new TagJudge(TagChannel.fit(scores, labels, seed, workers, progress));
    }
    int[] label = new int[labels.length];
    // A report whose tag has too few reports has no label; it takes part in nothing.
    for (int d = 0; d < label.length; d++) {
      label[d] = labels[d].length == 0 ? -1 : labels[d][0];
    }
    return new ClassJudge(
        ClassChannel.fit(scores, label, FitSample.forClasses(label, scores.tags, seed), progress));
  }

  static OutOfFold outOfFold(
      Prepared prepared, float[] idf, int folds, long seed, Workers workers, Progress progress) {
    int tags = prepared.tags.size();
    byte[] fold = Folds.deal(prepared.groups, prepared.labels, tags, folds, seed);
    return OutOfFold.run(
        prepared.corpus,
        idf,
        prepared.labels,
        tags,
        fold,
        folds,
        LinearTrainer.Settings.defaults(seed),
        workers,
        progress);
  }

  /** How many candidates there are; those that take part in nothing included. */
  public int candidates() {
    return exclusive
        ? prepared.ids.length
        : Math.multiplyExact(prepared.ids.length, prepared.tags.size());
  }

  /** The report of a candidate. */
  public int report(int candidate) {
    return exclusive ? candidate : candidate / prepared.tags.size();
  }

  /** The tag of a candidate, or −1 if its report takes part in nothing. */
  public int tag(int candidate) {
    if (!exclusive) {
      return candidate % prepared.tags.size();
    }
    int[] own = prepared.labels[candidate];
    return own.length == 0 ? -1 : own[0];
  }

  /** How many reports are near copies of an earlier one. */
  public long nearCopies() {
    long copies = 0;
    for (int d = 0; d < prepared.groups.length; d++) {
      copies += prepared.groups[d] == d ? 0 : 1;
    }
    return copies;
  }

  /**
   * For each candidate, the probability that the tag is wrong as given; −1 for those that take part
   * in nothing.
   */
  public double[] probabilities(Workers workers) {
    double[] out = new double[candidates()];
    int reports = prepared.ids.length;
    int tags = prepared.tags.size();
    workers.run(
        (reports + BLOCK - 1) / BLOCK,
        block -> {
          Scorer scorer = new Scorer();
          for (int d = block * BLOCK; d < Math.min(reports, (block + 1) * BLOCK); d++) {
            double[] score = scorer.score(d);
            int first = exclusive ? d : d * tags;
            int last = exclusive ? d : d * tags + tags - 1;
            for (int c = first; c <= last; c++) {
              int tag = tag(c);
              out[c] =
                  tag < 0
                      ? -1
                      : Certainty.probability(
                          judge.wrongLogOdds(new Judge.Case(score, prepared.labels[d], tag)));
            }
          }
        });
    return out;
  }

  /**
   * The plain probability of each tag for each report by out-of-fold logistic regression, for the
   * methods that TOEX is compared with, at {@code report * tags + tag}.
   */
  public double[] plainProbabilities() {
    if (logistic == null) {
      throw new IllegalStateException("a saved model has no scores across folds");
    }
    int tags = prepared.tags.size();
    double[] p = new double[logistic.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Logistic.sigmoid(logistic[i]);
    }
    if (exclusive) {
      for (int d = 0; d < p.length; d += tags) {
        double sum = 0;
        for (int t = 0; t < tags; t++) {
          sum += p[d + t];
        }
        for (int t = 0; t < tags; t++) {
          p[d + t] /= sum;
        }
      }
    }
    return p;
  }

  /** The collection judged. */
  public Prepared prepared() {
    return prepared;
  }

  /** Explains candidates; for one thread. */
  public Narrator narrator(IntFunction<String> text) {
    return new Narrator(text);
  }

  /** Says why candidates are judged as they are. Not thread-safe. */
  public final class Narrator {
    private final IntFunction<String> text;
    private final Scorer scorer = new Scorer();
    private final Explainer explainer =
        new Explainer(prepared.corpus.space(), idf, prepared.corpus.names());
    private final TypicalWords typical;

    private Narrator(IntFunction<String> text) {
      this.text = text;
      this.typical =
          known != null
              ? known
              : TypicalWords.find(prepared.corpus, idf, prepared.labels, fused.ofFold[0], text);
    }

    /** The parts that add up to the log-odds of the candidate's probability. */
    public Explanation explain(int candidate) {
      int d = report(candidate);
      return Certainty.bounded(
          judge.explain(
              caseOf(candidate),
              new Judge.Material(
                  text.apply(d), fused.judging(d), explainer, typical, prepared.tags)));
    }

    /** The log-odds before the noise channel. */
    public double score(int candidate) {
      return judge.scoreBeforeChannel(caseOf(candidate));
    }

    /** For a given tag, the number of one that fits better, or −1. */
    public int suggestion(int candidate) {
      return judge.suggestion(caseOf(candidate));
    }

    private Judge.Case caseOf(int candidate) {
      int d = report(candidate);
      return new Judge.Case(scorer.score(d), prepared.labels[d], tag(candidate));
    }
  }

  /** Scores texts from their features; for one thread. */
  private final class Scorer {
    private final PackedDocs.Cursor cursor = prepared.corpus.cursor();
    private final TfIdf tfIdf = new TfIdf(idf);
    private final double[] score = new double[prepared.tags.size()];

    double[] score(int d) {
      cursor.read(d);
      tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
      fused.judging(d).score(cursor.feature, tfIdf.value, cursor.count, score);
      return score;
    }
  }
}
