package uk.toex.tck.good;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

/**
 * Naive Bayes over the words that a text holds. Every tag has a sum of weights; the sums become
 * probabilities by the logistic function, or by softmax where tags exclude each other.
 */
public final class GoodClassifier implements ReportClassifier {
  private static final double MOST = 20;

  private final List<Tag> tags;
  private final boolean exclusive;
  private final double[] bias;
  private final Map<String, double[]> weights;

  GoodClassifier(List<Tag> tags, boolean exclusive, double[] bias, Map<String, double[]> weights) {
    this.tags = tags;
    this.exclusive = exclusive;
    this.bias = bias;
    this.weights = weights;
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public double[] probabilities(String text) {
    double[] sums = bias.clone();
    Set<String> seen = new HashSet<>();
    for (Words word : Words.of(text)) {
      double[] weight = weights.get(word.text());
      if (weight != null && seen.add(word.text())) {
        for (int tag = 0; tag < sums.length; tag++) {
          sums[tag] += weight[tag];
        }
      }
    }
    return exclusive ? softmax(sums) : logistic(sums);
  }

  @Override
  public Explanation explain(String text, Tag tag) {
    int at = tags.indexOf(tag);
    if (at < 0) {
      throw new IllegalArgumentException("not a tag of this classifier: " + tag);
    }
    Map<String, List<Span>> places = new TreeMap<>();
    for (Words word : Words.of(text)) {
      if (weights.containsKey(word.text())) {
        places
            .computeIfAbsent(word.text(), none -> new ArrayList<>())
            .add(new Span(word.start(), word.end()));
      }
    }
    List<Part> parts = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<String, List<Span>> place : places.entrySet()) {
      double[] weight = weights.getOrDefault(place.getKey(), bias);
      parts.add(new Evidence(place.getKey(), weight[at], place.getValue()));
      sum += weight[at];
    }
    double p = probabilities(text)[at];
    double total = Math.log(p) - Math.log1p(-p);
    parts.add(new Step("base rate", bias[at]));
    parts.add(new Step("other tags and limits of certainty", total - sum - bias[at]));
    return new Explanation("log-odds", parts, 0, total);
  }

  private static double[] logistic(double[] sums) {
    double[] p = new double[sums.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = 1 / (1 + StrictMath.exp(-Math.max(-MOST, Math.min(MOST, sums[i]))));
    }
    return p;
  }

  private static double[] softmax(double[] sums) {
    double max = sums[0];
    for (double sum : sums) {
      max = Math.max(max, sum);
    }
    double[] p = new double[sums.length];
    double all = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = StrictMath.exp(Math.max(-MOST, sums[i] - max));
      all += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= all;
    }
    return p;
  }
}
