package uk.toex.comms.indicator;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** bandicoot's indicators of how a prepaid number is paid for, under its names. */
public final class RechargeIndicators {

  private static final int AMOUNTS = 0;
  private static final int GAPS = 1;
  private static final int PARETO = 2;
  private static final int COUNT = 3;
  private static final List<String> NAMES =
      List.of(
          "amount_recharges",
          "interevent_time_recharges",
          "percent_pareto_recharges",
          "number_of_recharges");

  private RechargeIndicators() {}

  /**
   * Works them out.
   *
   * @param topUps in any order
   * @param zone in which days and night are counted
   * @return values by name, in bandicoot's order; NaN where there is none; empty if there are no
   *     payments
   */
  public static Map<String, Double> of(List<TopUp> topUps, ZoneId zone, IndicatorOptions options) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (topUps.isEmpty()) {
      return values;
    }
    List<TopUp> sorted = new ArrayList<>(topUps);
    sorted.sort(Comparator.comparing(TopUp::time));
    long first = sorted.get(0).time().getEpochSecond();
    long last = sorted.get(sorted.size() - 1).time().getEpochSecond();
    Calendar calendar = new Calendar(zone, first, last, options.group());
    for (int indicator = AMOUNTS; indicator <= COUNT; indicator++) {
      int width = indicator <= GAPS ? options.summaryWidth() : 1;
      for (Parts part : Parts.of(options)) {
        List<List<TopUp>> groups = groups(sorted, calendar, part);
        put(values, NAMES.get(indicator) + part.suffix(), indicator, width, groups, options);
      }
    }
    values.put("average_balance_recharges", averageBalance(sorted));
    return values;
  }

  private static List<List<TopUp>> groups(List<TopUp> sorted, Calendar calendar, Parts part) {
    Calendar.Offsets offsets = calendar.offsets();
    List<List<TopUp>> groups = new ArrayList<>();
    int latest = 0;
    for (TopUp topUp : sorted) {
      long local = offsets.local(topUp.time().getEpochSecond());
      int day = calendar.day(local);
      int second = (int) (local - (long) day * Calendar.DAY);
      int where = (Calendar.isNight(second) ? Records.NIGHT : 0) | calendar.weekend(day);
      if (!part.has(where)) {
        continue;
      }
      if (groups.isEmpty() || calendar.group(day) != latest) {
        groups.add(new ArrayList<>());
        latest = calendar.group(day);
      }
      groups.get(groups.size() - 1).add(topUp);
    }
    return groups;
  }

  private static void put(
      Map<String, Double> values,
      String name,
      int indicator,
      int width,
      List<List<TopUp>> groups,
      IndicatorOptions options) {
    boolean grouped = options.group() != Grouping.NONE;
    double[][] measured = new double[width][groups.size()];
    int[] sizes = new int[width];
    for (List<TopUp> group : groups) {
      double[] measure = measure(group, indicator, width);
      for (int w = 0; w < width; w++) {
        if (!Double.isNaN(measure[w])) {
          measured[w][sizes[w]++] = measure[w];
        }
      }
    }
    for (int w = 0; w < width; w++) {
      String full = indicator <= GAPS ? name + "__" + Summary.words(width).get(w) : name;
      if (grouped) {
        double[] summary = new double[Summary.DEFAULT];
        Summary.write(measured[w], sizes[w], summary, 0, Summary.DEFAULT);
        values.put(full + "__mean", summary[0]);
        values.put(full + "__std", summary[1]);
      } else {
        values.put(full, sizes[w] == 0 ? Double.NaN : measured[w][0]);
      }
    }
  }

  private static double[] measure(List<TopUp> group, int indicator, int width) {
    int size = group.size();
    double[] amounts = group.stream().mapToDouble(TopUp::amount).toArray();
    double[] out = new double[width];
    switch (indicator) {
      case AMOUNTS -> Summary.write(amounts, size, out, 0, width);
      case GAPS -> {
        double[] gaps = new double[size - 1];
        for (int i = 1; i < size; i++) {
          gaps[i - 1] = Duration.between(group.get(i - 1).time(), group.get(i).time()).toSeconds();
        }
        Summary.write(gaps, gaps.length, out, 0, width);
      }
      case PARETO -> out[0] = pareto(amounts);
      case COUNT -> out[0] = size;
      default -> throw new IllegalStateException();
    }
    return out;
  }

  /** What part of the payments, greatest first, makes up most of the sum. */
  private static double pareto(double[] amounts) {
    Arrays.sort(amounts);
    double sum = 0;
    for (int i = amounts.length - 1; i >= 0; i--) {
      sum += amounts[i];
    }
    double reached = 0;
    for (int i = amounts.length - 1; i >= 0; i--) {
      reached += amounts[i];
      if (reached >= Counts.MOST * sum) {
        return (double) (amounts.length - i) / amounts.length;
      }
    }
    return 1;
  }

  /**
   * The balance over time if each payment is used up evenly until the next. As in bandicoot, spans
   * count as one day at most, which is hardly meant; NaN if all payments are of one day.
   */
  private static double averageBalance(List<TopUp> sorted) {
    double balance = 0;
    for (int i = 1; i < sorted.size(); i++) {
      balance += sorted.get(i - 1).amount() * days(sorted.get(i - 1), sorted.get(i)) / 2;
    }
    double days = days(sorted.get(0), sorted.get(sorted.size() - 1));
    return days == 0 ? Double.NaN : balance / days;
  }

  private static double days(TopUp from, TopUp to) {
    return Math.min(1, Duration.between(from.time(), to.time()).toDays());
  }
}
