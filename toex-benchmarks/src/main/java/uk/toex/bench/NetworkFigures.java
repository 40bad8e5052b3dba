package uk.toex.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskConfig;
import uk.toex.graph.RiskExplainer;
import uk.toex.graph.RiskExplanation;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskScores;
import uk.toex.graph.RiskUpdate;
import uk.toex.graph.RiskView;

/**
 * What network risk costs on a network of a force's size: weighing, scoring on one thread and two,
 * explaining, updating. Arguments: entities, links, and how many of ten links stay inside groups of
 * a hundred (7: with communities; 0: without). Each record states four links.
 */
public final class NetworkFigures {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final int SEEDS = 1000;
  private static final int ASKED = 300;

  private NetworkFigures() {}

  /** Prints a line a figure. */
  public static void main(String[] args) {
    int entities = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int links = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
    int inside = args.length > 2 ? Integer.parseInt(args[2]) : 7;
    SplittableRandom random = new SplittableRandom(1);
    RiskNetwork network = network(entities, links, inside, random);
    RiskView view = null;
    for (int round = 0; round < 3; round++) {
      double before = cpu();
      view = RiskView.of(network, RiskConfig.defaults(), DAY);
      print("weighing, CPU s", cpu() - before);
    }
    if (view == null) {
      return;
    }
    List<Seed> seeds = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      seeds.add(new Seed("P" + random.nextInt(entities), 1, null));
    }
    RiskScores scores = null;
    for (int round = 0; round < 3; round++) {
      for (int threads = 1; threads <= 2; threads++) {
        long start = System.nanoTime();
        double before = cpu();
        scores = new RiskScorer().solve(view, seeds, threads, Progress.NONE);
        print(
            "scoring on " + threads + ", wall s (CPU s " + rounded(cpu() - before) + ")",
            (System.nanoTime() - start) / 1e9);
      }
    }
    if (scores == null) {
      return;
    }
    print("iterations", scores.scores().iterations());
    print("error bound / norm, 1e-9", 1e9 * scores.scores().errorBound() / norm(scores));
    explain(scores, random);
    update(scores, random, entities);
  }

  private static RiskNetwork network(int entities, int links, int inside, SplittableRandom random) {
    NetworkBuilder builder = RiskNetwork.builder();
    EntityKind[] kinds = EntityKind.values();
    for (int i = 0; i < entities; i++) {
      builder.add(new Entity("P" + i, kinds[i % 4], ""));
    }
    String[] types = {"associate", "contact", "seen-at", "present-at", "phone-user"};
    Grade[] grades = {Grade.parse("1AP"), Grade.parse("2BP"), Grade.parse("2CP")};
    for (int k = 0; k < links; k++) {
      int a = random.nextInt(entities);
      int b =
          random.nextInt(10) < inside
              ? Math.min(entities - 1, a - a % 100 + random.nextInt(100))
              : random.nextInt(entities);
      builder.add(
          new Link(
              "P" + a,
              "P" + b,
              types[random.nextInt(types.length)],
              DAY.minusDays(random.nextInt(730)),
              null,
              grades[random.nextInt(grades.length)],
              "R" + k / 4));
    }
    return builder.build();
  }

  private static void explain(RiskScores scores, SplittableRandom random) {
    RiskExplainer explainer = new RiskExplainer(scores);
    double[] millis = new double[ASKED];
    double[] share = new double[ASKED];
    for (int round = 0; round < 2; round++) {
      for (int k = 0; k < ASKED; k++) {
        int subject = random.nextInt(scores.view().size());
        long start = System.nanoTime();
        RiskExplanation why = explainer.explain(subject, RiskMeasure.PASSING, 5, false);
        millis[k] = (System.nanoTime() - start) / 1e6;
        share[k] = why.share();
      }
    }
    Arrays.sort(millis);
    Arrays.sort(share);
    print("explaining, ms, median", millis[ASKED / 2]);
    print("explaining, ms, 99th of 100", millis[ASKED * 99 / 100]);
    print("explained share, median", share[ASKED / 2]);
  }

  private static void update(RiskScores scores, SplittableRandom random, int entities) {
    for (double tolerance : new double[] {1e-4, 1e-6}) {
      double[] millis = new double[ASKED];
      double error = 0;
      for (int round = 0; round < 2; round++) {
        for (int k = 0; k < ASKED; k++) {
          RiskUpdate update = new RiskUpdate(scores);
          int a = random.nextInt(entities);
          for (int l = 0; l < 4; l++) {
            update.add(
                new Link(
                    "P" + a,
                    "P" + Math.min(entities - 1, a - a % 100 + random.nextInt(100)),
                    "present-at",
                    DAY,
                    null,
                    null,
                    "NEW"));
          }
          long start = System.nanoTime();
          RiskUpdate.Updated updated = update.solve(tolerance, Long.MAX_VALUE);
          millis[k] = (System.nanoTime() - start) / 1e6;
          error = Math.max(error, updated.errorBound());
        }
      }
      Arrays.sort(millis);
      print("updating to " + tolerance + ", ms, median", millis[ASKED / 2]);
      print("updating to " + tolerance + ", ms, 99th of 100", millis[ASKED * 99 / 100]);
      print("updating to " + tolerance + ", largest error bound / norm", error / norm(scores));
    }
  }

  private static double norm(RiskScores scores) {
    double square = 0;
    for (double value : scores.scores().values()) {
      square += value * value;
    }
    return Math.sqrt(square);
  }

  private static double cpu() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean own
        ? own.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  private static void print(String what, double value) {
    System.out.println(what + ": " + rounded(value));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
