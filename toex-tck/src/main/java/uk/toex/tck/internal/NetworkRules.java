package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.Seed;
import uk.toex.tck.internal.NetworkKind.NetworkSubject;
import uk.toex.tck.internal.NetworkKind.Ready;
import uk.toex.tck.internal.Verdict.Broken;

/** N1301 to N1308: scorers of networks. */
final class NetworkRules {
  private static final KitNetwork NETWORK = KitNetwork.of("Mill Lane");

  private NetworkRules() {}

  static List<Check> all() {
    return List.of(
        each(
            "N1301",
            "each entity has a score, a finite number of at least 0",
            scorer -> {
              NetworkScores scores = score(scorer, KitNetwork.seeds());
              for (int i = 0; i < scores.size(); i++) {
                double value = scores.value(i);
                Broken.unless(
                    value >= 0 && value < Double.POSITIVE_INFINITY, () -> "a score of " + value);
              }
            }),
        each(
            "N1302",
            "the measure is the same each time, and the scores are on its scale",
            scorer -> {
              NetworkScores scores = score(scorer, KitNetwork.seeds());
              Measure measure = scores.measure();
              Measure other = score(scorer, KitNetwork.seeds().subList(0, 1)).measure();
              Broken.unless(measure.equals(other), () -> measure + " and then " + other);
              for (int i = 0; i < scores.size(); i++) {
                double value = scores.value(i);
                Broken.unless(
                    value >= measure.min() && value <= measure.max(),
                    () -> value + " is not on the scale of " + measure.name());
              }
            }),
        each(
            "N1303",
            "the order of the seeds makes no difference",
            scorer -> {
              List<Seed> turned = new ArrayList<>(KitNetwork.seeds());
              Collections.reverse(turned);
              same(score(scorer, KitNetwork.seeds()), score(scorer, turned), "in another order");
            }),
        each(
            "N1304",
            "seeds that are not in the network don't count",
            scorer -> {
              List<Seed> more = new ArrayList<>(KitNetwork.seeds());
              more.add(new Seed("nobody", 1, null));
              same(score(scorer, KitNetwork.seeds()), score(scorer, more), "with a strange one");
            }),
        each(
            "N1305",
            "a network without entities, links or seeds is scored, or refused with a reason",
            scorer -> {
              answered(scorer, KitNetwork.apart(0), KitNetwork.seeds());
              answered(scorer, KitNetwork.apart(5), List.of(new Seed("E3", 1, null)));
              answered(scorer, NETWORK, List.of());
            }),
        each(
            "N1306",
            "the number of threads makes no difference",
            scorer -> {
              NetworkScores one = scorer.score(NETWORK, KitNetwork.seeds(), 1, Progress.NONE);
              for (int threads = 2; threads <= 5; threads++) {
                same(
                    one,
                    scorer.score(NETWORK, KitNetwork.seeds(), threads, Progress.NONE),
                    "with " + threads + " threads");
              }
            }),
        each(
            "N1307",
            "seeds count: other ones give other scores",
            scorer -> {
              NetworkScores some = score(scorer, KitNetwork.seeds());
              NetworkScores others = score(scorer, List.of(new Seed("E21", 1, null)));
              Broken.unless(
                  !Arrays.equals(Ready.bits(some), Ready.bits(others)),
                  () -> "the scores are the same whoever is a seed");
            }),
        each(
            "N1308",
            "the caller's seeds are not changed, nor kept",
            scorer -> {
              List<Seed> seeds = new ArrayList<>(KitNetwork.seeds());
              NetworkScores first = score(scorer, seeds);
              long[] before = Ready.bits(first);
              Broken.unless(seeds.equals(KitNetwork.seeds()), () -> "the list is another");
              seeds.clear();
              same(first, score(scorer, KitNetwork.seeds()), "after the caller emptied its list");
              Broken.unless(
                  Arrays.equals(before, Ready.bits(first)), () -> "scores given out changed");
            }));
  }

  private interface Body {
    void run(Ready scorer);
  }

  private static Check each(String id, String sentence, Body body) {
    return Check.each(
        NetworkSubject.class,
        id,
        sentence,
        (trial, subject) -> body.run(trial.probe(subject, Ready.class)));
  }

  private static NetworkScores score(Ready scorer, List<Seed> seeds) {
    return scorer.score(NETWORK, seeds, scorer.threads(), Progress.NONE);
  }

  private static void answered(Ready scorer, KitNetwork network, List<Seed> seeds) {
    try {
      scorer.score(network, seeds, scorer.threads(), Progress.NONE);
    } catch (InputRefusedException e) {
      Broken.unless(
          e.getMessage() != null && !e.getMessage().isBlank(), () -> "a refusal without a reason");
    }
  }

  private static void same(NetworkScores expected, NetworkScores actual, String when) {
    Answers.requireSame(List.of(Ready.bits(expected)), List.of(Ready.bits(actual)), when);
  }
}
