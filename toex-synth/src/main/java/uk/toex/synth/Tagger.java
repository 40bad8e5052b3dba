package uk.toex.synth;

import java.util.List;
import uk.toex.synth.Plan.Mention;
import uk.toex.synth.Plan.Strength;
import uk.toex.synth.internal.Rng;

/**
 * Gives a report its tags as people would: with some missing and some wrong, and more of both where
 * the text is faint, the author careless, the tag rare or beside the point. Immutable.
 *
 * <p>Sets of tags are bits, by topic index.
 */
final class Tagger {

  private static final int TRIALS = 4_000;

  private final ReportGenerator.Settings settings;
  private final List<Topic> topics;
  private final List<Author> authors;
  private final double[] rarity;
  private final double[] topicTotals;
  private final double missing;
  private final double wrong;

  /** Finds the two factors by trial that bring the rates to what the settings ask for. */
  Tagger(
      long seed,
      ReportGenerator.Settings settings,
      Planner planner,
      List<Topic> topics,
      List<Author> authors) {
    this.settings = settings;
    this.topics = topics;
    this.authors = authors;
    rarity = new double[topics.size()];
    topicTotals = new double[topics.size()];
    double total = 0;
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = 0.8 + 0.8 * i / rarity.length;
      total += topics.get(i).weight();
      topicTotals[i] = total;
    }
    double missingFactor = settings.missing();
    double wrongFactor = settings.wrong();
    Plan[] plans = new Plan[TRIALS];
    for (int i = 0; i < TRIALS; i++) {
      plans[i] = planner.plan(Rng.of(seed, i, ReportGenerator.PLAN));
    }
    for (int round = 0; round < 5; round++) {
      long of = 0;
      long lost = 0;
      long added = 0;
      for (int i = 0; i < TRIALS; i++) {
        int truth = truth(plans[i]);
        Rng rng = Rng.of(seed, i, ReportGenerator.TAGS);
        int given = given(plans[i], rng, missingFactor, wrongFactor);
        of += Integer.bitCount(truth);
        lost += Integer.bitCount(truth & ~given);
        added += Integer.bitCount(given & ~truth);
      }
      missingFactor *= correction(settings.missing() * of, lost);
      wrongFactor *= correction(settings.wrong() * of, added);
    }
    missing = missingFactor;
    wrong = wrongFactor;
  }

  static int truth(Plan plan) {
    int bits = 0;
    for (Mention mention : plan.mentions()) {
      if (mention.belongs()) {
        bits |= 1 << mention.topic();
      }
    }
    return bits;
  }

  int given(Plan plan, Rng rng) {
    return given(plan, rng, missing, wrong);
  }

  private int given(Plan plan, Rng rng, double missing, double wrong) {
    double careless = authors.get(plan.author()).careless();
    if (settings.exclusive()) {
      return givenOne(plan, rng, wrong * careless);
    }
    int truth = truth(plan);
    int given = truth;
    if (truth == 0 && rng.chance(0.5 * wrong * careless)) {
      given |= 1 << mistaken(plan, -1, rng);
    }
    boolean main = true;
    for (Mention mention : plan.mentions()) {
      if (!mention.belongs()) {
        continue;
      }
      int topic = mention.topic();
      double faint = faintness(mention.strength());
      boolean drop = rng.chance(missing * faint * careless * rarity[topic] * (main ? 0.85 : 1.25));
      if (rng.chance(wrong * faint * careless)) {
        given |= 1 << mistaken(plan, topic, rng);
        drop |= rng.chance(0.3 * Math.min(1, missing * 4));
      }
      if (drop) {
        given &= ~(1 << topic);
      }
      main = false;
    }
    return given;
  }

  private int givenOne(Plan plan, Rng rng, double wrong) {
    Mention main = plan.mentions().get(0);
    if (!rng.chance(wrong * faintness(main.strength()) * rarity[main.topic()])) {
      return 1 << main.topic();
    }
    int instead = mistaken(plan, main.topic(), rng);
    while (instead == main.topic()) {
      instead = rng.below(topics.size());
    }
    return 1 << instead;
  }

  /** A tag that does not belong but could be thought to. */
  private int mistaken(Plan plan, int topic, Rng rng) {
    List<Mention> mentions = plan.mentions();
    if (!mentions.isEmpty() && rng.chance(0.5)) {
      Mention last = mentions.get(mentions.size() - 1);
      if (!last.belongs()) {
        return last.topic();
      }
    }
    if (topic >= 0 && rng.chance(0.75)) {
      return rng.pick(topics.get(topic).confused());
    }
    return rng.pickByRunningTotal(topicTotals);
  }

  private static double faintness(Strength strength) {
    return switch (strength) {
      case PLAIN -> 0.4;
      case MIDDLING -> 1;
      case FAINT -> 2.4;
    };
  }

  private static double correction(double target, long observed) {
    return observed == 0 ? 1 : Math.min(3, target / observed);
  }
}
