package uk.toex.nlp.internal;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/**
 * What classifiers from elsewhere say of every report: each a view, trained once a fold on all
 * other folds. Their probabilities are read as log-odds, which is what the channels fuse.
 */
public final class Views {

  /** No log-odds beyond this are believed; a probability of 0 or 1 says no more. */
  static final double MOST_LOG_ODDS = 12;

  private static final int BATCH = 1024;

  /** If more than this share of the reports gets no score, something is wrong with it. */
  private static final double MOST_UNSCORED = 0.1;

  final int tags;

  /** The names of the classifiers. */
  final List<String> names;

  /** The log-odds by view, of report d for tag t at {@code d * tags + t}. */
  final float[][] logOdds;

  /** The classifiers by view and fold, to explain with. */
  private final ReportClassifier[][] ofFold;

  /** The fold of each report. */
  private final byte[] fold;

  /** The reports that some view has no score for. */
  final boolean[] unscored;

  private Views(int tags, List<String> names, byte[] fold, int folds) {
    this.tags = tags;
    this.names = names;
    this.logOdds = new float[names.size()][Math.multiplyExact(fold.length, tags)];
    this.ofFold = new ReportClassifier[names.size()][folds];
    this.unscored = new boolean[fold.length];
    this.fold = fold;
  }

  /** No views. */
  static Views none(Prepared prepared) {
    return new Views(prepared.tags.size(), List.of(), new byte[prepared.ids.length], 1);
  }

  /**
   * Trains and scores across folds.
   *
   * @throws InputRefusedException if a classifier gives no score to too many reports
   */
  static Views acrossFolds(
      List<ReportClassifierFactory> factories,
      List<Report> reports,
      Prepared prepared,
      byte[] fold,
      int folds,
      TrainingSettings settings,
      Progress progress) {
    List<String> names = factories.stream().map(ReportClassifierFactory::name).toList();
    Views out = new Views(prepared.tags.size(), names, fold, folds);
    for (int v = 0; v < names.size(); v++) {
      for (int f = 0; f < folds; f++) {
        progress.step("training " + names.get(v), f, folds);
        int[] learn = learnable(OutOfFold.texts(fold, f, false), prepared, settings.exclusive());
        ReportClassifier trained =
            factories.get(v).train(new Some(reports, learn), settings, progress);
        out.ofFold[v][f] = trained;
        out.score(v, trained, reports, OutOfFold.texts(fold, f, true), progress);
      }
      out.requireScores(names.get(v));
    }
    for (float[] view : out.logOdds) {
      out.fillUnscored(view);
    }
    return out;
  }

  /** Gives reports without a score the mean of the others, which moves no fit. */
  private void fillUnscored(float[] view) {
    int missing = unscoredReports();
    for (int t = 0; t < tags; t++) {
      double sum = 0;
      for (int d = 0; d < unscored.length; d++) {
        sum += unscored[d] ? 0 : view[d * tags + t];
      }
      float mean = (float) (sum / Math.max(1, unscored.length - missing));
      for (int d = 0; d < unscored.length; d++) {
        view[d * tags + t] = unscored[d] ? mean : view[d * tags + t];
      }
    }
  }

  /** What a view says of one report and tag. */
  double at(int view, int report, int tag) {
    return logOdds[view][report * tags + tag];
  }

  /**
   * Why a view says what it says of a report and tag, in parts that add up to {@link #at}.
   *
   * @param text the report's text
   */
  List<Part> parts(int view, int report, String text, Tag tag, int number) {
    double value = at(view, report, number);
    String reader = "read by " + names.get(view);
    List<Part> parts = new ArrayList<>();
    double rest = value;
    try {
      for (Part part : ofFold[view][fold[report]].explain(text, tag).parts()) {
        // What points outside the text is not worth showing.
        if (!(part instanceof Evidence evidence) || within(evidence, text)) {
          parts.add(part);
          rest -= part.value();
        }
      }
    } catch (UnsupportedOperationException e) {
      return List.of(new Step(reader, value)); // It does not explain itself.
    }
    if (Math.abs(rest) > 1e-9) {
      parts.add(new Step(reader + ", not explained", rest));
    }
    return parts;
  }

  private static boolean within(Evidence evidence, String text) {
    return evidence.spans().stream().allMatch(span -> span.end() <= text.length());
  }

  /** How many reports some view has no score for. */
  int unscoredReports() {
    int n = 0;
    for (boolean each : unscored) {
      n += each ? 1 : 0;
    }
    return n;
  }

  private void score(
      int view, ReportClassifier classifier, List<Report> reports, int[] judge, Progress progress) {
    for (int from = 0; from < judge.length; from += BATCH) {
      int to = Math.min(judge.length, from + BATCH);
      List<String> texts = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        texts.add(reports.get(judge[i]).text());
      }
      List<double[]> rows = classifier.probabilities(texts);
      for (int i = from; i < to; i++) {
        double[] row = rows.get(i - from);
        int d = judge[i];
        if (row.length != tags) {
          unscored[d] = true;
          continue;
        }
        for (int t = 0; t < tags; t++) {
          logOdds[view][d * tags + t] = (float) bounded(row[t]);
        }
      }
      progress.step("scoring by " + names.get(view), to, judge.length);
    }
  }

  private void requireScores(String name) {
    int missing = unscoredReports();
    if (missing > MOST_UNSCORED * unscored.length) {
      throw new InputRefusedException(
          "The classifier "
              + name
              + " gave no score to "
              + missing
              + " of "
              + unscored.length
              + " reports: too many to go on.");
    }
  }

  static double bounded(double probability) {
    double p = Math.max(1e-300, Math.min(1, probability));
    double logOdds = p < 1 ? StrictMath.log(p / (1 - p)) : MOST_LOG_ODDS;
    return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds));
  }

  /** Of exclusive tags only reports whose tag is learned can teach anything. */
  private static int[] learnable(int[] learn, Prepared prepared, boolean exclusive) {
    if (!exclusive) {
      return learn;
    }
    int n = 0;
    int[] out = new int[learn.length];
    for (int d : learn) {
      if (prepared.labels[d].length > 0) {
        out[n++] = d;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Some of the reports, as they are asked for. */
  private static final class Some extends AbstractList<Report> implements RandomAccess {
    private final List<Report> reports;
    private final int[] which;

    Some(List<Report> reports, int[] which) {
      this.reports = reports;
      this.which = which;
    }

    @Override
    public int size() {
      return which.length;
    }

    @Override
    public Report get(int index) {
      return reports.get(which[index]);
    }
  }
}
