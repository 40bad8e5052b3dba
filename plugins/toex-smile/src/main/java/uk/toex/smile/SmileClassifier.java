package uk.toex.smile;

import java.util.List;
import smile.classification.PlattScaling;
import uk.toex.api.Explanation;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

/** Linear models of all tags over one vocabulary, calibrated. Immutable. */
final class SmileClassifier implements ReportClassifier {

  private final String name;
  private final List<Tag> tags;
  private final boolean exclusive;
  private final Vocabulary vocabulary;
  private final LinearModel[] models;
  private final PlattScaling[] calibration;

  SmileClassifier(
      String name,
      List<Tag> tags,
      boolean exclusive,
      Vocabulary vocabulary,
      LinearModel[] models,
      PlattScaling[] calibration) {
    this.name = name;
    this.tags = tags;
    this.exclusive = exclusive;
    this.vocabulary = vocabulary;
    this.models = models;
    this.calibration = calibration;
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public double[] probabilities(String text) {
    Doc doc = vocabulary.read(text);
    double[] p = new double[models.length];
    double sum = 0;
    for (int t = 0; t < p.length; t++) {
      p[t] = calibration[t].scale(models[t].score(doc));
      sum += p[t];
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
        name + " does not explain its probabilities; toex-linear does");
  }
}
