package uk.toex.comms.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.toex.comms.CommsEvents;
import uk.toex.io.Numbers;

/** All values that bandicoot's own tests expect of the files it comes with. */
class BandicootValuesTest {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT);

  private static Map<String, Double> values(
      CommsEvents events, String owner, IndicatorOptions how) {
    Indicators indicators = Indicators.of(events, how);
    double[] values = indicators.of(events.partyOf(owner));
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(indicators.names().get(i), values[i]);
    }
    return named;
  }

  /** Compares; returns how many values were compared. */
  private static int compare(
      Map<String, @Nullable String> expected, Map<String, Double> values, double tolerance) {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, @Nullable String> each : expected.entrySet()) {
      String name = each.getKey();
      if (name.startsWith("reporting__") || name.equals("name") || name.contains("recharge")) {
        continue;
      }
      compared++;
      Double value = values.get(name);
      String wanted = each.getValue();
      boolean same =
          value != null
              && (wanted == null
                  ? value.isNaN()
                  : Math.abs(value - Double.parseDouble(wanted)) <= allowed(wanted, tolerance));
      if (!same) {
        wrong.add(name + ": expected " + wanted + ", was " + value);
      }
    }
    assertThat(wrong).isEmpty();
    return compared;
  }

  /** A tolerance, or if it is 0 half a unit of the last digit that is written. */
  private static double allowed(String wanted, double tolerance) {
    BigDecimal number = new BigDecimal(wanted);
    double relative = tolerance * Math.max(1, Math.abs(number.doubleValue()));
    // The files cut digits off as well as rounding them.
    return tolerance > 0 ? relative : Math.pow(10, -Math.max(3, number.scale()));
  }

  @Test
  void handComputedUserA() throws IOException {
    Path folder = Expected.folder();
    CommsEvents events =
        BandicootFiles.read(folder.resolve("manual/A.csv"), "A", folder.resolve("towers.csv"));
    Map<String, Double> values = values(events, "A", IndicatorOptions.DEFAULT.by(Grouping.NONE));
    int n = compare(Expected.read(folder.resolve("manual/A.json")), values, 0);
    assertThat(n).isEqualTo(35);
  }

  @Test
  void handComputedUserB() throws IOException {
    Path folder = Expected.folder();
    CommsEvents events =
        BandicootFiles.read(folder.resolve("manual/B.csv"), "B", folder.resolve("towers.csv"));
    Map<String, Double> values = values(events, "B", IndicatorOptions.DEFAULT.by(Grouping.NONE));
    assertThat(compare(Expected.read(folder.resolve("manual/B.json")), values, 0)).isPositive();
  }

  @Test
  void allOfTheRegressionFile() throws IOException {
    Path folder = Expected.folder();
    Map<String, @Nullable String> expected = new LinkedHashMap<>();
    Expected.read(folder.resolve("manual_a.json"))
        .forEach((name, value) -> expected.put(name.substring(3), value));
    IndicatorOptions how = IndicatorOptions.DEFAULT.split().withExtended();
    CommsEvents csv =
        BandicootFiles.read(folder.resolve("manual/A.csv"), "A", folder.resolve("towers.csv"));
    assertThat(compare(expected, values(csv, "A", how), 1e-9)).isEqualTo(1442);
    CommsEvents orange = BandicootFiles.orange(folder.resolve("manual/A_orange.csv"), "A_orange");
    assertThat(compare(expected, values(orange, "A_orange", how), 1e-9)).isEqualTo(1442);
  }

  @Test
  void theDemo() throws IOException {
    Path folder = Expected.folder();
    Map<String, @Nullable String> expected = new LinkedHashMap<>();
    Expected.read(folder.resolve("demo/demo_export_user.json"))
        .forEach((name, value) -> expected.put(name.substring(5), value));
    CommsEvents events =
        BandicootFiles.read(
            folder.resolve("demo/data/ego.csv"), "ego", folder.resolve("demo/data/antennas.csv"));
    Map<String, Double> values = values(events, "ego", IndicatorOptions.DEFAULT.by(Grouping.NONE));
    // The file is bandicoot 0.4.0's, which divided by interactions; since then it is by contacts,
    // which is what the hand-computed users have.
    for (String kind :
        List.of(
            "interactions__allweek__allday__call",
            "durations__allweek__allday__call",
            "interactions__allweek__allday__text")) {
      String of = kind.substring(kind.lastIndexOf("__") + 2);
      double contacts =
          values.getOrDefault("number_of_contacts__allweek__allday__" + of, Double.NaN);
      double records =
          values.getOrDefault("number_of_interactions__allweek__allday__" + of, Double.NaN);
      values.compute("percent_pareto_" + kind, (name, value) -> value * contacts / records);
    }
    assertThat(compare(expected, values, 1e-9)).isEqualTo(42);
  }

  /** The recharges of A; a blank amount counts as 0. */
  private static List<TopUp> recharges(Path file) throws IOException {
    List<TopUp> topUps = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (!line.startsWith("datetime")) {
        int comma = line.indexOf(',');
        int second = line.indexOf(',', comma + 1);
        String amount = line.substring(comma + 1, second);
        LocalDate day = LocalDate.parse(line.substring(0, comma), DAY);
        topUps.add(
            new TopUp(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                amount.isEmpty() ? 0 : Double.parseDouble(amount)));
      }
    }
    return topUps;
  }

  @Test
  void recharges() throws IOException {
    Path folder = Expected.folder();
    List<TopUp> topUps = recharges(folder.resolve("manual/recharges/A.csv"));
    Map<String, @Nullable String> expected = new LinkedHashMap<>();
    Expected.read(folder.resolve("manual_a.json"))
        .forEach((name, value) -> expected.put(name.substring(3), value));
    expected.keySet().removeIf(name -> !name.contains("recharges") || name.startsWith("rep"));
    assertThat(expected).hasSize(289);
    IndicatorOptions how = IndicatorOptions.DEFAULT.split().withExtended();
    Map<String, Double> values = RechargeIndicators.of(topUps, ZoneOffset.UTC, how);
    assertThat(values.keySet()).containsExactlyElementsOf(expected.keySet());
    values.forEach((name, value) -> assertSame(name, expected.get(name), value));

    IndicatorOptions none = IndicatorOptions.DEFAULT.by(Grouping.NONE);
    Map<String, Double> ungrouped = RechargeIndicators.of(topUps, ZoneOffset.UTC, none);
    assertThat(ungrouped)
        .containsEntry("amount_recharges__allweek__allday__mean", 4.4)
        .containsEntry("percent_pareto_recharges__allweek__allday", 0.6)
        .containsEntry("number_of_recharges__allweek__allday", 5.0);
  }

  private static void assertSame(String name, @Nullable String wanted, double value) {
    if (wanted == null) {
      assertThat(value).as(name).isNaN();
    } else {
      assertThat(value).as(name).isCloseTo(Double.parseDouble(wanted), within(1e-9));
    }
  }

  @Test
  void weekMatrices() throws IOException {
    Path folder = Expected.folder().resolve("special");
    matrix(folder, "X", 60, "weekmatrix_X_60min_interval.csv");
    matrix(folder, "Y", 5, "weekmatrix_Y_5min_interval.csv");
  }

  private static void matrix(Path folder, String owner, int minutes, String file)
      throws IOException {
    CommsEvents events = BandicootFiles.read(folder.resolve(owner + ".csv"), owner, null);
    List<String> lines = new ArrayList<>();
    lines.add("year_week,channel,weekday,section,value");
    for (WeekMatrix.Entry each : WeekMatrix.of(events, events.partyOf(owner), minutes, true)) {
      lines.add(
          String.join(
              ",",
              each.yearWeek(),
              Integer.toString(each.channel()),
              Integer.toString(each.weekday()),
              Integer.toString(each.section()),
              Numbers.fixed(each.value(), 5) + ".0"));
    }
    assertThat(lines)
        .containsExactlyElementsOf(
            Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8));
  }
}
