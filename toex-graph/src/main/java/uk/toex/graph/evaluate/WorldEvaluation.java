package uk.toex.graph.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/**
 * Measures methods side by side on networks whose truth is known, such as generated worlds.
 *
 * <p>Every ranking leaves out the seeds. For each of the roles {@code hidden-child} (among people
 * under 18), {@code offender} (among all other people) and {@code ring-location} (among locations)
 * there is the average precision and the recall among the first 150, 130 and 50; for any further
 * role the same among the kinds that have it, at 50. {@code child-lead-days} is the mean, over the
 * children whose day of recognition is known, of how many days before it they first stood among the
 * first 150 in rankings as of the first of each month, of a year before the network's day and of
 * all months after it; a child that never did counts 0. {@code child-found-early} is the share that
 * did. Not thread-safe.
 */
public final class WorldEvaluation {

  private static final int MONTHS_BEFORE = 12;

  private final Map<String, NetworkRiskScorer> methods;
  private final Set<String> withLead;
  private final int threads;
  private final Progress progress;
  private final Map<String, SortedMap<String, List<Double>>> values = new LinkedHashMap<>();
  private final Map<String, List<OverRecording>> overRecordings = new LinkedHashMap<>();
  private int worlds;

  /**
   * What changes when more is recorded about one group and nothing else changes.
   *
   * @param changed how many of the first 150 children are others
   * @param shareBefore the group's share of the first 150
   * @param shareAfter the same with the further records
   * @param shareInTruth its share of the children to find
   */
  public record OverRecording(
      int changed, double shareBefore, double shareAfter, double shareInTruth) {}

  /**
   * An evaluation of some methods beside all {@link Baselines}.
   *
   * @param methods by name
   */
  public WorldEvaluation(Map<String, NetworkRiskScorer> methods, int threads, Progress progress) {
    Map<String, NetworkRiskScorer> all = new LinkedHashMap<>(methods);
    all.putAll(Baselines.all());
    this.methods = Collections.unmodifiableMap(all);
    this.threads = threads;
    this.progress = progress;
    withLead = new HashSet<>(methods.keySet());
    withLead.add(Baselines.PAGERANK);
    for (String name : all.keySet()) {
      values.put(name, new TreeMap<>());
      overRecordings.put(name, new ArrayList<>());
    }
  }

  /** How many networks were measured. */
  public int worlds() {
    return worlds;
  }

  /** Measures all methods on a network. */
  public void add(LabelledNetwork network) {
    NetworkView view = network.view();
    double[] seeds = Arcs.seeds(view, network.seeds());
    List<Target> targets = Target.of(view, network.roles(), seeds);
    methods.forEach(
        (name, method) -> {
          double[] scores = method.score(view, network.seeds(), threads, progress).values();
          for (Target target : targets) {
            int[] among = target.candidates(view, network.roles(), seeds);
            double[] ranked = Arrays.stream(among).mapToDouble(i -> scores[i]).toArray();
            boolean[] wanted = new boolean[among.length];
            for (int k = 0; k < among.length; k++) {
              wanted[k] = target.role().equals(network.roles().get(view.id(among[k])));
            }
            put(
                name,
                target.name() + "-average-precision",
                RankingQuality.averagePrecision(ranked, wanted));
            put(
                name,
                target.name() + "-recall@" + target.k(),
                RankingQuality.recallAt(target.k(), ranked, wanted));
          }
        });
    lead(network);
    worlds++;
  }

  /**
   * Compares the first 150 children of a network with those of the same one in which more is
   * recorded about the people whose attribute {@code group} has a value.
   */
  public void overRecording(LabelledNetwork before, LabelledNetwork after, String group) {
    methods.forEach(
        (name, method) -> {
          List<String> first = top(before, before.asOf(), method);
          List<String> second = top(after, after.asOf(), method);
          Set<String> others = new HashSet<>(second);
          first.forEach(others::remove);
          List<String> truly = new ArrayList<>();
          before.roles().forEach((id, role) -> add(truly, id, role));
          NetworkView view = before.view();
          overRecordings
              .computeIfAbsent(name, n -> new ArrayList<>())
              .add(
                  new OverRecording(
                      others.size(),
                      share(first, view, group),
                      share(second, view, group),
                      share(truly, view, group)));
        });
  }

  private static void add(List<String> truly, String id, String role) {
    if (role.equals(Target.CHILD)) {
      truly.add(id);
    }
  }

  /** The over-recording tests of a method, one for each pair given. */
  public List<OverRecording> overRecordings(String method) {
    return List.copyOf(overRecordings.getOrDefault(method, List.of()));
  }

  /** The names of all methods, those given first. */
  public List<String> methods() {
    return List.copyOf(methods.keySet());
  }

  /** All measures of a method: the value for each network, in the order of the networks. */
  public SortedMap<String, List<Double>> values(String method) {
    return Collections.unmodifiableSortedMap(values.getOrDefault(method, new TreeMap<>()));
  }

  /** The mean of a measure over the networks, with its interval. */
  public Interval interval(String method, String measure) {
    return Interval.of(array(method, measure), 1);
  }

  /** The mean of the paired differences to raw PageRank, with its interval. */
  public Interval difference(String method, String measure) {
    double[] own = array(method, measure);
    double[] raw = array(Baselines.PAGERANK, measure);
    double[] differences = new double[Math.min(own.length, raw.length)];
    Arrays.setAll(differences, i -> own[i] - raw[i]);
    return Interval.of(differences, 1);
  }

  private double[] array(String method, String measure) {
    return values(method).getOrDefault(measure, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private void put(String method, String measure, double value) {
    List<Double> all =
        values
            .computeIfAbsent(method, m -> new TreeMap<>())
            .computeIfAbsent(measure, m -> new ArrayList<>());
    // A network without the role leaves a gap, so that pairs stay pairs.
    while (all.size() < worlds) {
      all.add(Double.NaN);
    }
    all.add(value);
  }

  private void lead(LabelledNetwork network) {
    if (network.flagged().isEmpty()) {
      return;
    }
    LocalDate last = Collections.max(network.flagged().values());
    Map<String, Map<String, LocalDate>> firstSeen = new HashMap<>();
    LocalDate month = network.asOf().withDayOfMonth(1).minusMonths(MONTHS_BEFORE - 1L);
    for (; month.isBefore(last); month = month.plusMonths(1)) {
      LocalDate day = month;
      for (String name : withLead) {
        NetworkRiskScorer method = methods.get(name);
        if (method != null) {
          Map<String, LocalDate> seen = firstSeen.computeIfAbsent(name, n -> new HashMap<>());
          top(network, day, method).forEach(id -> seen.putIfAbsent(id, day));
        }
      }
    }
    firstSeen.forEach(
        (name, seen) -> {
          double days = 0;
          int early = 0;
          for (Map.Entry<String, LocalDate> flagged : network.flagged().entrySet()) {
            LocalDate when = seen.get(flagged.getKey());
            if (when != null && when.isBefore(flagged.getValue())) {
              days += flagged.getValue().toEpochDay() - when.toEpochDay();
              early++;
            }
          }
          put(name, "child-lead-days", days / network.flagged().size());
          put(name, "child-found-early", (double) early / network.flagged().size());
        });
  }

  /** The first 150 children as of a day. */
  private List<String> top(LabelledNetwork network, LocalDate day, NetworkRiskScorer method) {
    NetworkView view = network.views().apply(day);
    List<Seed> known = network.seeds();
    double[] seeds = Arcs.seeds(view, known);
    double[] scores = method.score(view, known, threads, progress).values();
    int[] among = Target.CHILDREN.candidates(view, network.roles(), seeds);
    double[] ranked = Arrays.stream(among).mapToDouble(i -> scores[i]).toArray();
    List<String> top = new ArrayList<>();
    for (int k : RankingQuality.order(ranked)) {
      if (top.size() < Target.CHILDREN.k() && ranked[k] > 0) {
        top.add(view.id(among[k]));
      }
    }
    return top;
  }

  private static double share(List<String> ids, NetworkView view, String group) {
    int of = 0;
    for (String id : ids) {
      int i = view.indexOf(id);
      if (i >= 0 && group.equals(view.entity(i).attributes().get("group"))) {
        of++;
      }
    }
    return ids.isEmpty() ? Double.NaN : (double) of / ids.size();
  }
}
