package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;

/** Judges tags that do not exclude each other, each by its own {@link TagChannel}. */
final class TagJudge implements Judge {

  final TagChannel[] channels;

  TagJudge(TagChannel[] channels) {
    this.channels = channels;
  }

  @Override
  public double viewWeight(int tag, int view) {
    return channels[tag].viewWeight[view];
  }

  @Override
  public void classify(double[] score, double[] logOdds) {
    for (int t = 0; t < channels.length; t++) {
      logOdds[t] = channels[t].textSlope * score[t] + channels[t].textIntercept;
    }
  }

  @Override
  public double wrongLogOdds(Case c) {
    double channel = channels[c.tag()].channelTerm(c.given());
    return scoreBeforeChannel(c) + (c.given() ? -channel : channel);
  }

  @Override
  public double scoreBeforeChannel(Case c) {
    TagChannel channel = channels[c.tag()];
    double applies = c.score()[c.tag()] + channel.intercept;
    for (int other : c.own()) {
      applies += other == c.tag() ? 0 : channel.otherTag[other];
    }
    return c.given() ? -applies : applies;
  }

  /** The tag not given that most probably should be, if that is more probable than not. */
  @Override
  public int suggestion(Case c) {
    int best = -1;
    double most = 0;
    for (int t = 0; t < channels.length; t++) {
      Case other = new Case(c.score(), c.own(), t);
      if (!other.given()) {
        double odds = wrongLogOdds(other);
        if (odds > most) {
          most = odds;
          best = t;
        }
      }
    }
    return best;
  }

  @Override
  public Explanation explain(Case c, Material m) {
    TagChannel channel = channels[c.tag()];
    double sign = c.given() ? -1 : 1;
    List<Part> parts = new ArrayList<>(m.evidence(c.tag(), sign));
    if (c.given()) {
      parts.addAll(m.lacking(c.tag()));
    }
    parts.add(new Step("base rate", sign * (m.bias(c.tag()) + channel.intercept)));
    for (int other : c.own()) {
      if (other != c.tag()) {
        parts.add(new Step("also tagged " + m.tags().get(other), sign * channel.otherTag[other]));
      }
    }
    if (c.given()) {
      double prior = channel.prior();
      parts.add(new Step("noise channel: the tag is given", -channel.channelTerm(true) - prior));
      parts.add(new Step(PRIOR, prior));
    } else {
      parts.add(new Step("noise channel: the tag is not given", channel.channelTerm(false)));
    }
    return new Explanation("log-odds", parts, 0, wrongLogOdds(c));
  }
}
