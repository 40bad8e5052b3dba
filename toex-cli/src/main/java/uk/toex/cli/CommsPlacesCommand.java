package uk.toex.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.analysis.SharedPlaces;

/** {@code toex comms places}. */
@Command(
    name = "places",
    header = "Finds who was in all of some places, each at its time.",
    description = {
      "",
      "Writes places.csv: number,places,which,records,first,last; most places first, then by number.",
      "A place is one cell or more, and a time from, up to but not including, another; in UTC with Z.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms places store --out places \\",
      "      --at 234-15-1000-40000@2026-01-05T18:00:00Z/2026-01-05T20:00:00Z \\",
      "      --at 234-15-1010-41000,234-15-1010-41001@2026-01-07T09:00:00Z/2026-01-07T10:00:00Z"
    })
final class CommsPlacesCommand extends CommsAnalysisCommand {

  @Option(
      names = "--at",
      paramLabel = "CELL[,CELL…]@FROM/TO",
      required = true,
      description = "A place and its time; again for each.")
  List<String> at = new ArrayList<>();

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "In how many of the places; default all.")
  @Nullable Integer atLeast;

  private final List<SharedPlaces.Place> places = new ArrayList<>();

  CommsPlacesCommand(Console console) {
    super("places", console);
  }

  @Override
  void settings(RunRecord record) {
    places.clear();
    for (String each : at) {
      places.add(place(each, places.size() + 1));
    }
    if (atLeast != null && (atLeast < 1 || atLeast > places.size())) {
      throw new Failure.UsageException("--at-least must be 1 to " + places.size());
    }
    record.setting("at", String.join(" ", at));
    record.setting("at-least", atLeast);
  }

  private static SharedPlaces.Place place(String given, int number) {
    int time = given.lastIndexOf('@');
    int to = given.indexOf('/', Math.max(0, time));
    if (time < 1 || to < 0) {
      throw new Failure.UsageException(
          "--at \"" + given + "\": expected cells, @, a time, / and another, such as C1@…Z/…Z");
    }
    Set<String> cells = new TreeSet<>();
    int from = 0;
    while (from <= time) {
      int comma = given.indexOf(',', from);
      int end = comma < 0 || comma > time ? time : comma;
      String cell = given.substring(from, end).strip();
      if (!cell.isEmpty()) {
        cells.add(cell);
      }
      from = end + 1;
    }
    try {
      return new SharedPlaces.Place(
          Integer.toString(number),
          cells,
          Instant.parse(given.substring(time + 1, to).strip()),
          Instant.parse(given.substring(to + 1).strip()));
    } catch (DateTimeException e) {
      throw new Failure.UsageException(
          "--at \"" + given + "\": expected times such as 2026-01-05T18:00:00Z");
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException("--at \"" + given + "\": " + e.getMessage());
    }
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    int least = atLeast == null ? places.size() : atLeast;
    List<SharedPlaces.Presence> found = SharedPlaces.of(events, places, least, scope);
    csv(
        folder.resolve("places.csv"),
        csv -> {
          for (SharedPlaces.Presence each : found) {
            csv.row(
                each.number(),
                Integer.toString(each.places().size()),
                String.join(";", each.places()),
                Integer.toString(each.records()),
                time(each.first()),
                time(each.last()));
          }
        },
        "number",
        "places",
        "which",
        "records",
        "first",
        "last");
    record.count("numbers", found.size());
    new CommsPages(events)
        .write(
            folder.resolve("places.html"),
            "Who was in these places",
            record,
            List.of(
                table(
                    "Numbers",
                    "Within reach of a mast, at or before the records' times; who lives between the"
                        + " places is found as well.",
                    found,
                    found.size(),
                    each ->
                        List.of(
                            each.number(),
                            String.join(" ", each.places()),
                            Integer.toString(each.records()),
                            time(each.first()),
                            time(each.last())),
                    "number",
                    "places",
                    "records",
                    "first",
                    "last")),
            console);
    if (common.json) {
      printJson(record);
      return;
    }
    TextTable table = new TextTable("number", "places", "records").right(2);
    for (SharedPlaces.Presence each : found.subList(0, Math.min(SHOWN, found.size()))) {
      table.row(each.number(), String.join(" ", each.places()), Integer.toString(each.records()));
    }
    table.print(console);
  }
}
