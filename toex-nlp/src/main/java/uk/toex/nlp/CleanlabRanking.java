package uk.toex.nlp;

import java.util.Arrays;
import uk.toex.nlp.internal.ReviewEngine;

/** Ranks candidates as confident learning does, from the same out-of-fold models. */
final class CleanlabRanking {

  private CleanlabRanking() {}

  /** 1 − label quality for each candidate; −1 for those that take part in nothing. */
  static double[] probabilities(ReviewSettings settings, ReviewEngine engine) {
    boolean adjust = settings.method() == ReviewSettings.Method.CLEANLAB_NORMALIZED_MARGIN;
    ConfidentLearning.Score score =
        adjust
            ? ConfidentLearning.Score.NORMALIZED_MARGIN
            : ConfidentLearning.Score.SELF_CONFIDENCE;
    double[] plain = engine.plainProbabilities();
    int tags = engine.prepared().tags.size();
    int reports = engine.prepared().ids.length;
    int[][] labels = engine.prepared().labels;
    double[] out = new double[engine.candidates()];
    if (settings.exclusive()) {
      int[] kept = new int[reports];
      int n = 0;
      for (int d = 0; d < reports; d++) {
        out[d] = -1;
        if (labels[d].length > 0) {
          kept[n++] = d;
        }
      }
      int[] label = new int[n];
      double[][] p = new double[n][];
      for (int i = 0; i < n; i++) {
        label[i] = labels[kept[i]][0];
        p[i] = Arrays.copyOfRange(plain, kept[i] * tags, (kept[i] + 1) * tags);
      }
      double[] quality = quality(score, adjust, label, p);
      for (int i = 0; i < n; i++) {
        out[kept[i]] = 1 - quality[i];
      }
      return out;
    }
    for (int t = 0; t < tags; t++) {
      int[] label = new int[reports];
      double[][] p = new double[reports][];
      for (int d = 0; d < reports; d++) {
        for (int own : labels[d]) {
          label[d] = own == t ? 1 : label[d];
        }
        double with = plain[d * tags + t];
        p[d] = new double[] {1 - with, with};
      }
      double[] quality = quality(score, adjust, label, p);
      for (int d = 0; d < reports; d++) {
        out[d * tags + t] = 1 - quality[d];
      }
    }
    return out;
  }

  private static double[] quality(
      ConfidentLearning.Score score, boolean adjust, int[] label, double[][] p) {
    double[][] used = adjust ? ConfidentLearning.adjust(label, p) : p;
    double[] quality = new double[label.length];
    for (int i = 0; i < quality.length; i++) {
      quality[i] = ConfidentLearning.quality(score, label[i], used[i]);
    }
    return quality;
  }
}
