package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;

/** Scores texts by a saved model, from the raw text. A scratch object for one thread. */
public final class TextScorer {

  private final ModelData model;
  private final DocFeatures features = new DocFeatures();
  private final TfIdf tfIdf;
  private final double[] score;
  private int[] row = new int[1024];
  private int[] times = new int[1024];

  /** A scorer of its own for each thread. */
  public TextScorer(ModelData model) {
    this.model = model;
    this.tfIdf = new TfIdf(model.idf());
    this.score = new double[model.tags().size()];
  }

  /** The probability of each tag. */
  public void probabilities(String text, double[] out) {
    logOdds(text, out);
    for (int t = 0; t < out.length; t++) {
      out[t] = Certainty.probability(out[t]);
    }
  }

  /** Why a text gets its probability for a tag. */
  public Explanation explain(String text, int tag) {
    double[] logOdds = new double[score.length];
    logOdds(text, logOdds);
    Explainer explainer = new Explainer(model.space(), model.idf(), model.names());
    int tags = score.length;
    float[] w = model.weights().weight;
    double slope = model.judge() instanceof TagJudge judge ? judge.channels[tag].textSlope : 1;
    List<Part> parts = new ArrayList<>(explainer.words(text, row -> slope * w[row * tags + tag]));
    double words = 0;
    for (Part part : parts) {
      words += part.value();
    }
    // What is not the words' is the bias and, for exclusive tags, what the other tags get.
    String rest =
        model.exclusive() ? "base rate and how the other tags fit" : "base rate and calibration";
    parts.add(new Step(rest, logOdds[tag] - words));
    return Certainty.bounded(new Explanation("log-odds", parts, 0, logOdds[tag]));
  }

  private void logOdds(String text, double[] out) {
    features.read(text);
    int n = features.count;
    if (row.length < n) {
      row = new int[n * 2];
      times = new int[n * 2];
    }
    int count = 0;
    FeatureSpace space = model.space();
    for (int i = 0; i < n; i++) {
      int r = space.row(features.bucket[i]);
      if (r >= 0) {
        row[count] = r;
        times[count++] = features.times[i];
      }
    }
    tfIdf.weigh(row, times, count);
    model.weights().score(row, tfIdf.value, count, score);
    model.judge().classify(score, out);
  }
}
