package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.indicator.EgoNetwork;
import uk.toex.comms.indicator.Grouping;
import uk.toex.comms.indicator.IndicatorOptions;
import uk.toex.comms.indicator.Indicators;
import uk.toex.comms.indicator.RechargeIndicators;
import uk.toex.comms.indicator.TopUp;
import uk.toex.comms.indicator.WeekMatrix;
import uk.toex.comms.layout.CommsTables;
import uk.toex.comms.layout.Layouts;
import uk.toex.comms.layout.Recharge;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** {@code toex comms indicators}. */
@Command(
    name = "indicators",
    header = "Works out bandicoot's indicators of how numbers are used.",
    description = {
      "",
      "Writes indicators.csv: number,indicator,group,value. The indicator is bandicoot's name,",
      "flattened with __; the group is what records are grouped by: week (then an indicator has the",
      "mean and the standard deviation over weeks with records) or none (then it has one value). A",
      "value that does not exist is empty. Of --of N, or if there are no more than 100 subscribers,",
      "all is written: weekdays, weekends, day and night alone too, extended summaries, and what",
      "bandicoot reports of the data (reporting__...); of more, what bandicoot works out unless told",
      "otherwise. A subscriber is a number with records of its own. An event is a record of both its",
      "parties, once. With --of also weekmatrix.csv: year_week,channel,weekday,section,value.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms indicators store --of 07700900123 --out indicators",
      "  toex comms indicators ego.csv --layout bandicoot --cells antennas.csv --out indicators"
    })
final class CommsIndicatorsCommand extends CommsAnalysisCommand {

  private static final int FEW = 100;

  @Option(names = "--of", paramLabel = "N", description = "Only of this number.")
  @Nullable String of;

  @Option(
      names = "--group",
      paramLabel = "WORD",
      split = ",",
      defaultValue = "week,none",
      description = "By what records are grouped: none, day, week, month, year; default week,none.")
  List<String> groups = new ArrayList<>();

  @Option(names = "--full", description = "Write all, however many subscribers there are.")
  boolean full;

  @Option(names = "--brief", description = "Write what bandicoot does unless told otherwise.")
  boolean brief;

  @Option(
      names = "--own-records",
      description = "Only a number's own records, as in bandicoot; not what others' tell of it.")
  boolean ownRecords;

  @Option(
      names = "--network",
      description = {
        "With --of: also network indicators, of it and of its contacts that have records of their",
        "own; then records that the other one has no match for don't count, as in bandicoot."
      })
  boolean network;

  @Option(
      names = "--recharges",
      paramLabel = "FILE",
      description =
          "With --of: also indicators of its payments, in the layout bandicoot-recharges.")
  @Nullable String recharges;

  private final List<Grouping> grouped = new ArrayList<>();

  CommsIndicatorsCommand(Console console) {
    super("indicators", console);
  }

  @Override
  void settings(RunRecord record) {
    for (String group : groups) {
      try {
        grouped.add(Grouping.of(group));
      } catch (IllegalArgumentException e) {
        throw new Failure.UsageException("--group: " + e.getMessage());
      }
    }
    if (full && brief) {
      throw new Failure.UsageException("--full and --brief exclude each other");
    }
    if (of == null && (network || recharges != null)) {
      throw new Failure.UsageException("--network and --recharges need --of");
    }
    of = number(of);
    record.setting("of", of);
    record.setting("group", String.join(",", groups));
    record.setting("own-records", ownRecords);
    record.setting("network", network);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    String only = of;
    EgoNetwork around = null;
    CommsEvents used = events;
    if (only != null) {
      require(events, only);
      if (network) {
        around = EgoNetwork.of(events, events.partyOf(only));
        record.count("records_not_matched", around.removed());
        used = around.asEvents();
        require(used, only);
      }
    }
    List<Indicators> all = new ArrayList<>();
    boolean few = only != null;
    for (Grouping grouping : grouped) {
      Indicators plain = Indicators.of(used, options(grouping, false));
      few |= plain.subscribers().length <= FEW;
      boolean detailed = full || (few && !brief);
      all.add(detailed ? Indicators.of(used, options(grouping, true)) : plain);
    }
    record.setting("full", full || (few && !brief));
    EgoNetwork net = around;
    List<TopUp> topUps = topUps(record);
    CommsEvents read = used;
    long rows =
        csv(
            folder.resolve("indicators.csv"),
            csv -> all.forEach(each -> write(csv, read, each, net, topUps)),
            "number",
            "indicator",
            "group",
            "value");
    record.count("subscribers", only != null ? 1 : all.get(0).subscribers().length);
    record.count("rows", rows);
    if (only != null) {
      matrix(folder, WeekMatrix.of(used, used.partyOf(only), 60, ownRecords));
    }
    tell(all.get(0), used, record);
  }

  private IndicatorOptions options(Grouping grouping, boolean detailed) {
    return new IndicatorOptions(grouping, detailed, detailed, detailed, ownRecords);
  }

  private List<TopUp> topUps(RunRecord record) {
    String file = recharges;
    if (file == null) {
      return List.of();
    }
    Path path = Paths.of(file);
    record.input(path);
    List<TopUp> topUps = new ArrayList<>();
    try (Rejects rejects = Rejects.counted()) {
      for (Recharge each :
          CommsTables.recharges(path, Layouts.builtIn().find("bandicoot-recharges"), of, rejects)) {
        topUps.add(new TopUp(each.time(), each.amount()));
      }
      record.count("recharges_rejected", rejects.count());
    }
    record.count("recharges", topUps.size());
    return topUps;
  }

  private void write(
      CsvOut csv,
      CommsEvents events,
      Indicators indicators,
      @Nullable EgoNetwork around,
      List<TopUp> topUps) {
    Cells cells = new Cells(csv, events, indicators);
    if (of == null) {
      boolean detailed = indicators.options().extended();
      indicators.forEach(
          common.threads,
          (party, values) -> {
            if (detailed) {
              cells.texts(party, indicators.reporting(party));
            }
            cells.values(party, values);
          });
      return;
    }
    int party = events.partyOf(of);
    if (indicators.options().extended()) {
      cells.texts(party, indicators.reporting(party));
      cells.text(party, "reporting__has_recharges", Boolean.toString(!topUps.isEmpty()));
      cells.text(party, "reporting__has_network", Boolean.toString(around != null));
      cells.text(party, "reporting__number_of_recharges", Integer.toString(topUps.size()));
    }
    cells.values(party, indicators.of(party));
    cells.numbers(party, RechargeIndicators.of(topUps, events.zone(), indicators.options()), "");
    if (around != null) {
      cells.numbers(party, around.outOfNetwork(), "reporting__");
      cells.number(party, "clustering_coefficient_unweighted", around.clusteringUnweighted());
      cells.number(
          party,
          "clustering_coefficient_weighted",
          around.clusteringWeighted(EgoNetwork.Weight.HALF_HOURS));
      cells.numbers(
          party,
          around.assortativityIndicators(indicators.options()),
          "assortativity_indicators__");
    }
  }

  /** Writes values of parties. */
  private static final class Cells {
    private final CsvOut csv;
    private final CommsEvents events;
    private final List<String> names;
    private final String group;

    Cells(CsvOut csv, CommsEvents events, Indicators indicators) {
      this.csv = csv;
      this.events = events;
      this.names = indicators.names();
      this.group = indicators.options().group().word();
    }

    void text(int party, String name, String value) {
      csv.row(events.party(party).id(), name, group, value);
    }

    void texts(int party, Map<String, String> texts) {
      texts.forEach((name, value) -> text(party, name, value));
    }

    void number(int party, String name, double value) {
      text(party, name, CommsIndicatorsCommand.text(value));
    }

    void numbers(int party, Map<String, Double> numbers, String prefix) {
      numbers.forEach((name, value) -> number(party, prefix + name, value));
    }

    void values(int party, double[] values) {
      String number = events.party(party).id();
      for (int i = 0; i < values.length; i++) {
        csv.row(number, names.get(i), group, CommsIndicatorsCommand.text(values[i]));
      }
    }
  }

  /** A value to twelve digits at least; empty if there is none. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    return Numbers.fixed(value, size < 1e3 ? 12 : size < 1e6 ? 9 : 6);
  }

  private static void matrix(Path folder, List<WeekMatrix.Entry> entries) {
    csv(
        folder.resolve("weekmatrix.csv"),
        csv -> {
          for (WeekMatrix.Entry each : entries) {
            csv.row(
                each.yearWeek(),
                Integer.toString(each.channel()),
                Integer.toString(each.weekday()),
                Integer.toString(each.section()),
                text(each.value()));
          }
        },
        "year_week",
        "channel",
        "weekday",
        "section",
        "value");
  }

  private void tell(Indicators indicators, CommsEvents events, RunRecord record) {
    if (common.json) {
      printJson(record);
      return;
    }
    String only = of;
    if (only == null) {
      console.note(
          "Indicators of "
              + Shown.count(record.counts.getOrDefault("subscribers", 0L), "subscriber")
              + ", "
              + indicators.names().size()
              + " each.");
      return;
    }
    int party = events.partyOf(only);
    double overlap = indicators.overlappingCalls(party);
    if (overlap > 0) {
      console.note(
          "Warning: "
              + Numbers.fixed(100 * overlap, 2)
              + " % of calls overlap the next by more than five minutes.");
    }
    String missing = indicators.reporting(party).get("reporting__antennas_missing_locations");
    if (missing != null && !missing.equals("0")) {
      console.note("Warning: it is not known where " + missing + " of the cells are.");
    }
    int home = indicators.home(party);
    console.note(
        "Indicators of "
            + only
            + ": "
            + indicators.records(party)
            + " records"
            + (home < 0 ? "." : ", home cell " + events.cellAt(home).id() + "."));
  }
}
