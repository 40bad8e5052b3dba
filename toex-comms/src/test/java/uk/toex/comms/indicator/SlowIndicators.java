package uk.toex.comms.indicator;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The indicators written down one by one from their definitions, without regard to time: an oracle
 * for the ones that share their work. In UTC, with plain summaries.
 */
final class SlowIndicators {

  /** A record of one party. */
  record Rec(
      boolean call, boolean out, String other, LocalDateTime time, int seconds, String cell) {}

  private final List<Rec> records;
  private final Grouping grouping;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final String home;

  SlowIndicators(List<Rec> unsorted, Grouping grouping) {
    this.records = new ArrayList<>(unsorted);
    this.records.sort(Comparator.comparing(Rec::time));
    this.grouping = grouping;
    List<String> nights = bins(records.stream().filter(SlowIndicators::isNight).toList());
    this.home = nights.isEmpty() ? "" : mostCommon(nights);
  }

  Map<String, Double> all() {
    for (String week : List.of("allweek", "weekday", "weekend")) {
      for (String day : List.of("allday", "day", "night")) {
        Predicate<Rec> chosen =
            r ->
                (week.equals("allweek")
                        || week.equals("weekend") == r.time().getDayOfWeek().getValue() >= 6)
                    && (day.equals("allday") || day.equals("night") == isNight(r));
        part("__" + week + "__" + day, records.stream().filter(chosen).toList());
      }
    }
    churn();
    return values;
  }

  private void part(String at, List<Rec> all) {
    for (String kind : List.of("call", "text", "callandtext")) {
      List<List<Rec>> groups =
          groups(
              all.stream()
                  .filter(r -> kind.equals("callandtext") || kind.equals("call") == r.call())
                  .toList());
      String name = at + "__" + kind;
      if (kind.equals("callandtext")) {
        scalar("active_days" + name, groups, g -> (double) days(g));
        scalar("percent_initiated_conversations" + name, groups, SlowIndicators::initiated);
        scalar("response_rate_text" + name, groups, SlowIndicators::responseRate);
        spread("response_delay_text" + name, groups, SlowIndicators::delays);
        continue;
      }
      scalar("number_of_contacts" + name, groups, g -> (double) counts(g).size());
      scalar("percent_nocturnal" + name, groups, g -> share(g, SlowIndicators::isNight));
      scalar("entropy_of_contacts" + name, groups, g -> entropy(counts(g)));
      spread("balance_of_contacts" + name, groups, SlowIndicators::balance);
      spread("interactions_per_contact" + name, groups, g -> new ArrayList<>(counts(g).values()));
      spread("interevent_time" + name, groups, SlowIndicators::gaps);
      scalar("percent_pareto_interactions" + name, groups, g -> pareto(counts(g)));
      scalar("number_of_interactions" + name, groups, g -> (double) g.size());
      scalar("number_of_interaction_in" + name, groups, g -> count(g, r -> !r.out()));
      scalar("number_of_interaction_out" + name, groups, g -> count(g, Rec::out));
      if (kind.equals("call")) {
        spread(
            "call_duration" + name,
            groups,
            g -> g.stream().map(r -> (double) r.seconds()).toList());
        scalar("percent_initiated_interactions" + name, groups, g -> share(g, Rec::out));
        scalar("percent_pareto_durations" + name, groups, g -> pareto(seconds(g)));
      }
    }
    List<List<String>> places = groups(all).stream().map(SlowIndicators::bins).toList();
    scalar("number_of_antennas" + at, places, p -> (double) new HashSet<>(p).size());
    scalar("entropy_of_antennas" + at, places, p -> entropy(times(p)));
    scalar(
        "percent_at_home" + at,
        places,
        p ->
            home.isEmpty()
                ? Double.NaN
                : (double) p.stream().filter(home::equals).count() / p.size());
    scalar("frequent_antennas" + at, places, p -> pareto(times(p)) * times(p).size());
  }

  private <T> void scalar(String name, List<List<T>> groups, Function<List<T>, Double> measure) {
    List<Double> measured = new ArrayList<>();
    for (List<T> group : groups) {
      double value = measure.apply(group);
      if (!Double.isNaN(value)) {
        measured.add(value);
      }
    }
    put(name, measured);
  }

  private void spread(
      String name, List<List<Rec>> groups, Function<List<Rec>, List<Double>> measure) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (List<Rec> group : groups) {
      List<Double> measured = measure.apply(group);
      if (!measured.isEmpty()) {
        means.add(mean(measured));
        deviations.add(deviation(measured));
      }
    }
    put(name + "__mean", means);
    put(name + "__std", deviations);
  }

  private void put(String name, List<Double> measured) {
    if (grouping == Grouping.NONE) {
      values.put(name, measured.isEmpty() ? Double.NaN : measured.get(0));
    } else {
      values.put(name + "__mean", measured.isEmpty() ? Double.NaN : mean(measured));
      values.put(name + "__std", measured.isEmpty() ? Double.NaN : deviation(measured));
    }
  }

  private List<List<Rec>> groups(List<Rec> sorted) {
    Map<List<Integer>, List<Rec>> groups = new LinkedHashMap<>();
    for (Rec r : sorted) {
      groups.computeIfAbsent(key(r.time(), grouping), k -> new ArrayList<>()).add(r);
    }
    return List.copyOf(groups.values());
  }

  private static List<Integer> key(LocalDateTime at, Grouping grouping) {
    return switch (grouping) {
      case NONE -> List.of();
      case DAY -> List.of(at.getYear(), at.getDayOfYear());
      case WEEK ->
          List.of(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> List.of(at.getYear(), at.getMonthValue());
      case YEAR -> List.of(at.getYear());
    };
  }

  private static boolean isNight(Rec r) {
    int second = r.time().toLocalTime().toSecondOfDay();
    return !(second > 7 * 3600 && second < 19 * 3600);
  }

  private static int days(List<Rec> group) {
    return (int) group.stream().map(r -> r.time().toLocalDate()).distinct().count();
  }

  private static double count(List<Rec> group, Predicate<Rec> which) {
    return group.stream().filter(which).count();
  }

  private static double share(List<Rec> group, Predicate<Rec> which) {
    return count(group, which) / group.size();
  }

  private static Map<String, Double> counts(List<Rec> group) {
    Map<String, Double> counts = new LinkedHashMap<>();
    group.forEach(r -> counts.merge(r.other(), 1.0, Double::sum));
    return counts;
  }

  private static Map<String, Double> seconds(List<Rec> group) {
    Map<String, Double> sums = new LinkedHashMap<>();
    group.forEach(r -> sums.merge(r.other(), (double) r.seconds(), Double::sum));
    return sums;
  }

  private static Map<String, Double> times(List<String> places) {
    Map<String, Double> counts = new LinkedHashMap<>();
    places.forEach(place -> counts.merge(place, 1.0, Double::sum));
    return counts;
  }

  private static double entropy(Map<String, Double> counts) {
    double sum = counts.values().stream().mapToDouble(d -> d).sum();
    return -counts.values().stream().mapToDouble(c -> c / sum * Math.log(c / sum)).sum();
  }

  private static double pareto(Map<String, Double> sums) {
    List<Double> sorted = new ArrayList<>(sums.values());
    sorted.sort(Comparator.reverseOrder());
    double target = Math.ceil(0.8 * sorted.stream().mapToDouble(d -> d).sum());
    int taken = 0;
    while (target > 0 && taken < sorted.size()) {
      target -= sorted.get(taken++);
    }
    return (double) taken / sums.size();
  }

  private static List<Double> balance(List<Rec> group) {
    List<Double> balance = new ArrayList<>();
    for (String other : counts(group).keySet()) {
      balance.add(count(group, r -> r.out() && r.other().equals(other)) / group.size());
    }
    return balance;
  }

  private static List<Double> gaps(List<Rec> group) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < group.size(); i++) {
      gaps.add((double) between(group.get(i - 1), group.get(i)));
    }
    return gaps;
  }

  private static long between(Rec a, Rec b) {
    return b.time().toEpochSecond(ZoneOffset.UTC) - a.time().toEpochSecond(ZoneOffset.UTC);
  }

  private static List<List<Rec>> conversations(List<Rec> group) {
    List<List<Rec>> all = new ArrayList<>();
    for (String other : counts(group).keySet()) {
      List<Rec> current = new ArrayList<>();
      Rec last = null;
      for (Rec r : group) {
        if (!r.other().equals(other)) {
          continue;
        }
        if (r.call() || (last != null && between(last, r) >= 3600)) {
          all.add(current);
          current = new ArrayList<>();
        }
        if (!r.call()) {
          current.add(r);
        }
        last = r;
      }
      all.add(current);
    }
    return all.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static double initiated(List<Rec> group) {
    List<List<Rec>> all = conversations(group);
    return all.isEmpty()
        ? 0
        : (double) all.stream().filter(each -> each.get(0).out()).count() / all.size();
  }

  private static double responseRate(List<Rec> group) {
    List<List<Rec>> received =
        conversations(group).stream().filter(each -> !each.get(0).out()).toList();
    long answered = received.stream().filter(c -> c.stream().anyMatch(Rec::out)).count();
    return received.isEmpty() ? Double.NaN : (double) answered / received.size();
  }

  private static List<Double> delays(List<Rec> group) {
    List<Double> delays = new ArrayList<>();
    for (List<Rec> each : conversations(group)) {
      for (int i = 1; i < each.size(); i++) {
        long delay = between(each.get(i - 1), each.get(i));
        if (each.get(i).out() && !each.get(i - 1).out() && delay > 0) {
          delays.add((double) delay);
        }
      }
    }
    return delays;
  }

  /** The most frequent place of each half hour; the first of several. */
  private static List<String> bins(List<Rec> group) {
    List<String> bins = new ArrayList<>();
    List<String> current = new ArrayList<>();
    List<Integer> key = List.of();
    for (Rec r : group) {
      LocalDateTime at = r.time();
      List<Integer> next =
          List.of(at.getYear(), at.getDayOfMonth(), at.getHour(), at.getMinute() / 30);
      if (!next.equals(key) && !current.isEmpty()) {
        bins.add(mostCommon(current));
        current.clear();
      }
      key = next;
      current.add(r.cell());
    }
    if (!current.isEmpty()) {
      bins.add(mostCommon(current));
    }
    return bins;
  }

  private static String mostCommon(List<String> places) {
    Map<String, Double> times = times(places);
    String best = places.get(0);
    for (String place : times.keySet()) {
      best = times.getOrDefault(place, 0.0) > times.getOrDefault(best, 0.0) ? place : best;
    }
    return best;
  }

  private void churn() {
    Map<List<Integer>, List<Rec>> weeks = new LinkedHashMap<>();
    for (Rec r : records) {
      weeks.computeIfAbsent(key(r.time(), Grouping.WEEK), k -> new ArrayList<>()).add(r);
    }
    List<Map<String, Double>> frequencies = new ArrayList<>();
    weeks.values().forEach(week -> frequencies.add(times(bins(week))));
    List<Double> distances = new ArrayList<>();
    for (int i = 1; i < frequencies.size(); i++) {
      distances.add(distance(frequencies.get(i - 1), frequencies.get(i)));
    }
    values.put("churn_rate__mean", distances.isEmpty() ? Double.NaN : mean(distances));
    values.put("churn_rate__std", distances.isEmpty() ? Double.NaN : deviation(distances));
  }

  private static double distance(Map<String, Double> a, Map<String, Double> b) {
    Set<String> places = new HashSet<>(a.keySet());
    places.addAll(b.keySet());
    Map<String, Double> products = new HashMap<>();
    places.forEach(p -> products.put(p, a.getOrDefault(p, 0.0) * b.getOrDefault(p, 0.0)));
    return 1 - sum(products) / (Math.sqrt(squares(a)) * Math.sqrt(squares(b)));
  }

  private static double sum(Map<String, Double> of) {
    return of.values().stream().mapToDouble(d -> d).sum();
  }

  private static double squares(Map<String, Double> of) {
    return of.values().stream().mapToDouble(d -> d * d).sum();
  }

  private static double mean(List<Double> of) {
    return of.stream().mapToDouble(d -> d).sum() / of.size();
  }

  private static double deviation(List<Double> of) {
    double mean = mean(of);
    return Math.sqrt(of.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum() / of.size());
  }
}
