package ${package};

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.TrainingSettings;

/** Adds up the weights of a text's words, and turns the sums into probabilities. Immutable. */
final class WordsClassifier implements ReportClassifier {
  /** No text makes the classifier surer than this, in log-odds. */
  private static final double SUREST = 12;

  private final TrainingSettings settings;
  private final double[] bias;
  private final Map<String, double[]> weights;

  WordsClassifier(TrainingSettings settings, double[] bias, Map<String, double[]> weights) {
    this.settings = settings;
    this.bias = bias;
    this.weights = weights;
  }

  @Override
  public List<Tag> tags() {
    return settings.tags();
  }

  @Override
  public double[] probabilities(String text) {
    return probabilities(Words.in(text));
  }

  private double[] probabilities(Map<String, List<Span>> words) {
    double[] sums = bias.clone();
    for (String word : words.keySet()) {
      double[] weight = weights.get(word);
      for (int tag = 0; weight != null && tag < sums.length; tag++) {
        sums[tag] += weight[tag];
      }
    }
    return settings.exclusive() ? sharesOfOne(sums) : oneByOne(sums);
  }

  private static double[] oneByOne(double[] sums) {
    double[] p = new double[sums.length];
    for (int tag = 0; tag < p.length; tag++) {
      double sum = Math.max(-SUREST, Math.min(SUREST, sums[tag]));
      p[tag] = 1 / (1 + StrictMath.exp(-sum));
    }
    return p;
  }

  private static double[] sharesOfOne(double[] sums) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      highest = Math.max(highest, sum);
    }
    double[] p = new double[sums.length];
    double all = 0;
    for (int tag = 0; tag < p.length; tag++) {
      p[tag] = StrictMath.exp(Math.max(-SUREST, sums[tag] - highest));
      all += p[tag];
    }
    for (int tag = 0; tag < p.length; tag++) {
      p[tag] /= all;
    }
    return p;
  }

  /** Every word's weight, the base rate, and what the other tags and the limit above change. */
  @Override
  public Explanation explain(String text, Tag tag) {
    int at = tags().indexOf(tag);
    if (at < 0) {
      throw new IllegalArgumentException("not a tag of this classifier: " + tag);
    }
    Map<String, List<Span>> words = Words.in(text);
    List<Part> parts = new ArrayList<>();
    double sum = bias[at];
    for (Map.Entry<String, List<Span>> word : words.entrySet()) {
      double[] weight = weights.get(word.getKey());
      if (weight != null) {
        parts.add(new Evidence(word.getKey(), weight[at], word.getValue()));
        sum += weight[at];
      }
    }
    parts.sort((a, b) -> Double.compare(Math.abs(b.value()), Math.abs(a.value())));
    double p = probabilities(words)[at];
    double total = StrictMath.log(p) - StrictMath.log1p(-p);
    parts.add(new Step("base rate", bias[at]));
    parts.add(new Step("other tags, limit of certainty", total - sum));
    return new Explanation("log-odds", parts, 0, total);
  }
}
