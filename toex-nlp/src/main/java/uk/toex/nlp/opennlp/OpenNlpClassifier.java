package uk.toex.nlp.opennlp;

import java.util.List;
import opennlp.tools.ml.model.MaxentModel;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.nlp.internal.Platt;

/**
 * Trained categorizers. Immutable: OpenNLP's models are only read. They are asked directly, as
 * {@code DocumentCategorizerME} would, which makes its feature generators anew by reflection.
 */
final class OpenNlpClassifier implements ReportClassifier {

  /** The smallest probability that is told from 0: a log-odds of ± 690. */
  private static final double LEAST = 1e-300;

  static final String YES = "yes";
  static final String NO = "no";

  private final String name;
  private final List<Tag> tags;
  private final boolean exclusive;
  private final MaxentModel[] models;
  private final Platt @Nullable [] calibration;

  OpenNlpClassifier(
      String name,
      List<Tag> tags,
      boolean exclusive,
      MaxentModel[] models,
      Platt @Nullable [] calibration) {
    this.name = name;
    this.tags = tags;
    this.exclusive = exclusive;
    this.models = models;
    this.calibration = calibration;
  }

  /** A category's name: the number of an exclusive tag, as codes may hold anything; or yes, no. */
  static String category(boolean exclusive, int number) {
    return exclusive ? Integer.toString(number) : number == 0 ? YES : NO;
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public double[] probabilities(String text) {
    String[] features = Features.of(text, calibration != null);
    double[] p = new double[tags.size()];
    if (calibration == null) {
      for (int m = 0; m < models.length; m++) {
        System.arraycopy(categorize(m, features), 0, p, m, exclusive ? p.length : 1);
      }
      return p;
    }
    double sum = 0;
    for (int m = 0; m < models.length; m++) {
      double[] scores = scores(m, features);
      for (int s = 0; s < scores.length; s++) {
        p[m + s] = calibration[m + s].probability(scores[s]);
        sum += p[m + s];
      }
    }
    for (int t = 0; exclusive && t < p.length; t++) {
      p[t] = sum > 0 ? p[t] / sum : 1.0 / p.length;
    }
    return p;
  }

  @Override
  public Explanation explain(String text, Tag tag) {
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException(
          "the classifier does not know the tag " + tag + "; it knows " + tags);
    }
    throw new UnsupportedOperationException(
        name + " cannot explain its probabilities: OpenNLP does not say what each word adds");
  }

  /** Log-odds of each exclusive tag, or of one tag, as the model has them. */
  double[] scores(int m, String[] features) {
    double[] p = categorize(m, features);
    double[] scores = new double[exclusive ? p.length : 1];
    for (int s = 0; s < scores.length; s++) {
      // Not 1 − p, which is 0 where the model is sure.
      double others = 0;
      for (int o = 0; o < p.length; o++) {
        others += o == s ? 0 : p[o];
      }
      scores[s] = StrictMath.log(Math.max(p[s], LEAST) / Math.max(others, LEAST));
    }
    return scores;
  }

  /** The probability of each exclusive tag; else of yes and of no. */
  private double[] categorize(int m, String[] features) {
    double[] p = models[m].eval(features);
    double[] own = new double[exclusive ? tags.size() : 2];
    for (int c = 0; c < own.length; c++) {
      own[c] = p[models[m].getIndex(category(exclusive, c))];
    }
    return own;
  }
}
