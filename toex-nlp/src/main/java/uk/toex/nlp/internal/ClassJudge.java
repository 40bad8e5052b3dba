package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;

/** Judges the one tag of each report, by a {@link ClassChannel}. */
final class ClassJudge implements Judge {

  final ClassChannel channel;

  ClassJudge(ClassChannel channel) {
    this.channel = channel;
  }

  @Override
  public double viewWeight(int tag, int view) {
    return channel.viewWeight[view];
  }

  /** ln p_z / (1 − p_z) of the softmax over all tags. */
  @Override
  public void classify(double[] score, double[] logOdds) {
    double max = Double.NEGATIVE_INFINITY;
    for (int z = 0; z < score.length; z++) {
      max = Math.max(max, score[z] + channel.intercept[z]);
    }
    double sum = 0;
    for (int z = 0; z < score.length; z++) {
      sum += Logistic.exp(score[z] + channel.intercept[z] - max);
    }
    for (int z = 0; z < score.length; z++) {
      double own = score[z] + channel.intercept[z] - max;
      logOdds[z] = own - StrictMath.log(Math.max(sum - Logistic.exp(own), 1e-300));
    }
  }

  /** ln of what speaks for z when y is given, up to a constant of the text. */
  private double log(Case c, int z) {
    double prior = z == c.tag() ? 0 : channel.ambiguity;
    return c.score()[z] + channel.intercept[z] + channel.term[z][c.tag()] + prior;
  }

  @Override
  public double wrongLogOdds(Case c) {
    int best = suggestion(c);
    return log(c, best) - log(c, c.tag()) + others(c, best);
  }

  /** What all other tags together add to the best: ln Σ exp(log z − log best) over z ≠ y. */
  private double others(Case c, int best) {
    double sum = 0;
    for (int z = 0; z < c.score().length; z++) {
      if (z != c.tag()) {
        sum += Logistic.exp(log(c, z) - log(c, best));
      }
    }
    return StrictMath.log(sum);
  }

  @Override
  public double scoreBeforeChannel(Case c) {
    int best = suggestion(c);
    return c.score()[best]
        + channel.intercept[best]
        - c.score()[c.tag()]
        - channel.intercept[c.tag()];
  }

  @Override
  public int suggestion(Case c) {
    int best = -1;
    for (int z = 0; z < c.score().length; z++) {
      if (z != c.tag() && (best < 0 || log(c, z) > log(c, best))) {
        best = z;
      }
    }
    return best;
  }

  @Override
  public Explanation explain(Case c, Material m) {
    int best = suggestion(c);
    int y = c.tag();
    List<Part> parts = new ArrayList<>(m.evidence(best, y));
    parts.addAll(m.lacking(y));
    parts.add(
        new Step(
            "base rate",
            m.bias(best) - m.bias(y) + channel.intercept[best] - channel.intercept[y]));
    parts.add(
        new Step(
            "noise channel: " + m.tags().get(y) + " given for " + m.tags().get(best),
            channel.term[best][y]));
    if (channel.ambiguity > 0) {
      parts.add(new Step(PRIOR, channel.ambiguity));
    }
    parts.add(new Step("other tags that fit too", others(c, best)));
    return new Explanation("log-odds", parts, 0, wrongLogOdds(c));
  }
}
