package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.Party;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.CellMap;
import uk.toex.comms.analysis.NumberTimeline;
import uk.toex.comms.analysis.Scope;
import uk.toex.io.CsvOut;

/** {@code toex comms timeline}. */
@Command(
    name = "timeline",
    header = "Lists all events of one number in order of time, each with its record.",
    description = {
      "",
      "Writes timeline.csv: start,doubt,type,direction,other,seconds,own_record,imei,imsi,cell,",
      "end_cell,duplicate,file,row,text; and of the cells whose place is known cells.geojson and",
      "movements.geojson. Device and cell are of the party whose record it is: the number's only",
      "where own_record is true. A cell says within reach at or before, never where. Times are UTC.",
      ""
    },
    footer = {"", "Example:", "  toex comms timeline store --number 07700900123 --out timeline"})
final class CommsTimelineCommand extends CommsAnalysisCommand {

  @Option(names = "--number", paramLabel = "N", required = true, description = "Whose events.")
  String number = "";

  CommsTimelineCommand(Console console) {
    super("timeline", console);
  }

  @Override
  void settings(RunRecord record) {
    number = String.valueOf(number(number));
    record.setting("number", number);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    require(events, number);
    List<NumberTimeline.Moment> moments = NumberTimeline.of(events, number, scope);
    csv(
        folder.resolve("timeline.csv"),
        csv -> moments.forEach(moment -> row(csv, moment)),
        "start",
        "doubt",
        "type",
        "direction",
        "other",
        "seconds",
        "own_record",
        "imei",
        "imsi",
        "cell",
        "end_cell",
        "duplicate",
        "file",
        "row",
        "text");
    CellMap map = CellMap.of(events, number, scope);
    map.writeCells(folder.resolve("cells.geojson"));
    map.writeMovements(folder.resolve("movements.geojson"));
    record.count("moments", moments.size());
    record.count("cells_placed", map.cells().size());
    record.count("records_not_placed", map.unplaced());
    CommsPages pages = new CommsPages(events);
    pages.write(
        folder.resolve("timeline.html"),
        "Timeline of " + number,
        record,
        List.of(
            pages.timeline("Events", moments),
            pages.hours("Hours of the week", moments),
            pages.map("Cells of its own records", moments, Map.of())),
        console);
    if (common.json) {
      printJson(record);
    } else {
      print(moments);
    }
  }

  private static @Nullable String other(NumberTimeline.Moment moment) {
    CommsEvent event = moment.event();
    Party other = moment.direction() == NumberTimeline.Direction.IN ? event.from() : event.to();
    return other == null ? null : other.id();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void row(CsvOut csv, NumberTimeline.Moment moment) {
    CommsEvent event = moment.event();
    csv.row(
        time(event.start()),
        event.timeDoubt() == uk.toex.api.comms.TimeDoubt.NONE
            ? ""
            : lower(event.timeDoubt()).replace('_', ' '),
        lower(event.type()),
        lower(moment.direction()),
        other(moment),
        event.seconds() < 0 ? "" : Integer.toString(event.seconds()),
        Boolean.toString(moment.own()),
        event.imei(),
        event.imsi(),
        event.cell(),
        event.endCell(),
        Boolean.toString(event.duplicateOf() >= 0),
        event.raw().file(),
        Long.toString(event.raw().row()),
        event.text());
  }

  private void print(List<NumberTimeline.Moment> moments) {
    TextTable table = new TextTable("start", "type", "direction", "other", "seconds", "cell");
    table.right(4);
    for (NumberTimeline.Moment moment : moments.subList(0, Math.min(SHOWN, moments.size()))) {
      CommsEvent event = moment.event();
      table.row(
          time(event.start()),
          lower(event.type()),
          lower(moment.direction()),
          String.valueOf(other(moment) == null ? "" : other(moment)),
          event.seconds() < 0 ? "" : Integer.toString(event.seconds()),
          moment.own() ? event.cell() : "");
    }
    table.print(console);
    console.print(Shown.count(moments.size(), "event") + ".");
  }
}
