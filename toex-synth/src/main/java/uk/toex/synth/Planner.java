package uk.toex.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.Plan.Mention;
import uk.toex.synth.Plan.Strength;
import uk.toex.synth.internal.Rng;

/** Decides what each report is about. Immutable. */
final class Planner {

  private final ReportGenerator.Settings settings;
  private final List<Topic> topics;
  private final double[] topicTotals;
  private final double[] authorTotals;

  Planner(ReportGenerator.Settings settings, List<Topic> topics) {
    this.settings = settings;
    this.topics = topics;
    topicTotals = new double[topics.size()];
    double total = 0;
    for (int i = 0; i < topicTotals.length; i++) {
      total += topics.get(i).weight();
      topicTotals[i] = total;
    }
    authorTotals = new double[settings.authors()];
    total = 0;
    for (int i = 0; i < authorTotals.length; i++) {
      // A few write a great deal, most now and then.
      total += 1.0 / (3 + i);
      authorTotals[i] = total;
    }
  }

  Plan plan(Rng rng) {
    int author = rng.pickByRunningTotal(authorTotals);
    LocalDate date = settings.firstDate().plusDays(rng.below(settings.days()));
    int span = settings.maxWords() - settings.minWords() + 1;
    // The mean of two draws: middling lengths are the commonest.
    int words = settings.minWords() + (rng.below(span) + rng.below(span)) / 2;
    List<Mention> mentions = new ArrayList<>(4);
    if (settings.exclusive()) {
      add(mentions, rng.pickByRunningTotal(topicTotals), strength(rng, 0.50, 0.30), true);
    } else if (!rng.chance(settings.untagged())) {
      int main = rng.pickByRunningTotal(topicTotals);
      add(mentions, main, strength(rng, 0.50, 0.27), true);
      for (Topic.Companion companion : topics.get(main).companions()) {
        if (mentions.size() < 4 && rng.chance(companion.probability())) {
          add(mentions, companion.topic(), strength(rng, 0.33, 0.32), true);
        }
      }
      if (rng.chance(0.12)) {
        add(mentions, rng.pickByRunningTotal(topicTotals), strength(rng, 0.33, 0.32), true);
      }
    }
    distract(mentions, rng);
    return new Plan(author, date, words, List.copyOf(mentions));
  }

  /** Hints at things that are not the case: what makes a report hard to tag. */
  private void distract(List<Mention> mentions, Rng rng) {
    if (!rng.chance(0.45)) {
      return;
    }
    boolean near = !mentions.isEmpty() && rng.chance(0.6);
    int topic =
        near
            ? rng.pick(topics.get(mentions.get(0).topic()).confused())
            : rng.pickByRunningTotal(topicTotals);
    add(mentions, topic, rng.chance(0.2) ? Strength.MIDDLING : Strength.FAINT, false);
  }

  private static void add(List<Mention> mentions, int topic, Strength strength, boolean belongs) {
    for (Mention mention : mentions) {
      if (mention.topic() == topic) {
        return;
      }
    }
    mentions.add(new Mention(topic, strength, belongs));
  }

  private static Strength strength(Rng rng, double plain, double middling) {
    double x = rng.unit();
    return x < plain ? Strength.PLAIN : x < plain + middling ? Strength.MIDDLING : Strength.FAINT;
  }
}
