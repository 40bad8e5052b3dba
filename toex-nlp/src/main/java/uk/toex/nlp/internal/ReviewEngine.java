package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.nlp.internal.Material.Linear;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/**
 * The models behind one review: which weights judge which report, and the judge that reads their
 * scores. Candidates are numbered {@code report * tags + tag}, or by report for exclusive tags.
 */
public final class ReviewEngine {

  private static final int BLOCK = 512;

  private final Prepared prepared;
  private final boolean exclusive;
  private final float[] idf;

  /** The built-in classifier's part; null where it takes none. */
  private final @Nullable Fused fused;

  /** What classifiers from elsewhere say. */
  private final Views views;

  private final Judge judge;
  private final float @Nullable [] first;
  private final @Nullable TypicalWords known;

  private ReviewEngine(
      Prepared prepared,
      boolean exclusive,
      float[] idf,
      @Nullable Fused fused,
      Views views,
      Judge judge,
      float @Nullable [] first,
      @Nullable TypicalWords known) {
    this.prepared = prepared;
    this.exclusive = exclusive;
    this.idf = idf;
    this.fused = fused;
    this.views = views;
    this.judge = judge;
    this.first = first;
    this.known = known;
  }

  /**
   * Trains across folds and fits the channel.
   *
   * @param builtIn whether the built-in classifier reads the texts
   * @param others what else reads them
   */
  public static ReviewEngine acrossFolds(
      Prepared prepared,
      boolean exclusive,
      int folds,
      long seed,
      boolean builtIn,
      Others others,
      Workers workers,
      Progress progress) {
    float[] idf = TfIdf.idf(prepared.corpus);
    byte[] fold = folds(prepared, folds, seed);
    OutOfFold base =
        builtIn ? outOfFold(prepared, idf, fold, folds, seed, workers, progress) : null;
    Views views = others.views(prepared, fold, progress);
    List<float[]> all = new ArrayList<>();
    if (base != null) {
      all.addAll(List.of(base.scores.view));
    }
    all.addAll(List.of(views.logOdds));
    BaseScores scores = new BaseScores(prepared.tags.size(), all.toArray(float[][]::new));
    int[][] labels = exclusive ? withoutUnscored(prepared.labels, views) : prepared.labels;
    Judge judge = judge(scores, labels, exclusive, seed, workers, progress);
    return new ReviewEngine(
        prepared,
        exclusive,
        idf,
        base == null ? null : Fused.of(base, judge),
        views,
        judge,
        scores.view[0],
        null);
  }

  /** How classifiers from elsewhere are asked, once the folds are dealt. */
  public record Others(
      List<ReportClassifierFactory> factories,
      List<Report> reports,
      boolean exclusive,
      int folds,
      long seed,
      int threads) {

    private Views views(Prepared prepared, byte[] fold, Progress progress) {
      if (factories.isEmpty()) {
        return Views.none(prepared);
      }
      return Views.acrossFolds(
          factories,
          reports,
          prepared,
          fold,
          folds,
          new TrainingSettings(prepared.tags, exclusive, seed, threads),
          progress);
    }
  }

  private static int[][] withoutUnscored(int[][] labels, Views views) {
    int[][] out = labels.clone();
    for (int d = 0; d < out.length; d++) {
      out[d] = views.unscored[d] ? new int[0] : out[d];
    }
    return out;
  }

  /** Judges new reports by a saved model. */
  public static ReviewEngine byModel(Prepared prepared, ModelData model) {
    return new ReviewEngine(
        prepared,
        model.exclusive(),
        model.idf(),
        Fused.all(model.weights(), prepared.ids.length),
        Views.none(prepared),
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

  private static byte[] folds(Prepared prepared, int folds, long seed) {
    return Folds.deal(prepared.groups, prepared.labels, prepared.tags.size(), folds, seed);
  }

  static OutOfFold outOfFold(
      Prepared prepared,
      float[] idf,
      byte[] fold,
      int folds,
      long seed,
      Workers workers,
      Progress progress) {
    int tags = prepared.tags.size();
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

  /** How many reports some classifier had no score for; they take part in nothing. */
  public int unscored() {
    return views.unscoredReports();
  }

  /** The tag of a candidate, or −1 if its report takes part in nothing. */
  public int tag(int candidate) {
    if (views.unscored[report(candidate)]) {
      return -1;
    }
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
   * What the texts alone say: the calibrated probability of each tag for each report, whatever tags
   * it carries, at {@code report * tags + tag}; −1 for reports without a score.
   */
  public double[] textProbabilities(Workers workers) {
    int reports = prepared.ids.length;
    int tags = prepared.tags.size();
    double[] out = new double[Math.multiplyExact(reports, tags)];
    workers.run(
        (reports + BLOCK - 1) / BLOCK,
        block -> {
          Scorer scorer = new Scorer();
          double[] logOdds = new double[tags];
          for (int d = block * BLOCK; d < Math.min(reports, (block + 1) * BLOCK); d++) {
            judge.classify(scorer.score(d), logOdds);
            for (int t = 0; t < tags; t++) {
              out[d * tags + t] = views.unscored[d] ? -1 : Certainty.probability(logOdds[t]);
            }
          }
        });
    return out;
  }

  /**
   * The plain probability of each tag for each report by the first of the views across folds (of
   * the built-in classifier: logistic regression), for the methods that TOEX is compared with, at
   * {@code report * tags + tag}.
   */
  public double[] plainProbabilities() {
    if (first == null) {
      throw new IllegalStateException("a saved model has no scores across folds");
    }
    int tags = prepared.tags.size();
    double[] p = new double[first.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Logistic.sigmoid(first[i]);
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

  /** The number of the first view that is not the built-in classifier's. */
  private int firstOther() {
    return fused == null ? 0 : 2;
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
    private final @Nullable Explainer explainer;
    private final @Nullable TypicalWords typical;

    private Narrator(IntFunction<String> text) {
      this.text = text;
      if (fused == null) {
        explainer = null;
        typical = null;
        return;
      }
      this.explainer = new Explainer(prepared.corpus.space(), idf, prepared.corpus.names());
      this.typical =
          known != null
              ? known
              : TypicalWords.find(prepared.corpus, idf, prepared.labels, fused.ofFold[0], text);
    }

    /** The parts that add up to the log-odds of the candidate's probability. */
    public Explanation explain(int candidate) {
      int d = report(candidate);
      Linear linear =
          fused == null || explainer == null || typical == null
              ? null
              : new Linear(fused.judging(d), explainer, typical);
      Material material =
          new Material(text.apply(d), d, linear, views, firstOther(), judge, prepared.tags);
      return Certainty.bounded(judge.explain(caseOf(candidate), material));
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
      if (fused == null) {
        Arrays.fill(score, 0);
      } else {
        cursor.read(d);
        tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
        fused.judging(d).score(cursor.feature, tfIdf.value, cursor.count, score);
      }
      int others = firstOther();
      for (int v = 0; v < views.names.size(); v++) {
        for (int t = 0; t < score.length; t++) {
          score[t] += judge.viewWeight(t, others + v) * views.at(v, d, t);
        }
      }
      return score;
    }
  }
}
