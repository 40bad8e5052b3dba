package uk.toex.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.HourPattern;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.analysis.SilenceGaps;
import uk.toex.io.CsvOut;

/** {@code toex comms hours}. */
@Command(
    name = "hours",
    header = "Counts each number's events by weekday and hour.",
    description = {
      "",
      "Writes hours.csv: number,weekday,hour,events; weekday 1 is Monday, hours are those of the",
      "clock in the data's zone (the provenance says which). Hours without events are left out.",
      ""
    },
    footer = {"", "Example:", "  toex comms hours store --number 07700900123 --gaps 7 --out hours"})
final class CommsHoursCommand extends CommsAnalysisCommand {

  @Option(names = "--number", paramLabel = "N", description = "Only this number's hours.")
  @Nullable String number;

  @Option(
      names = "--gaps",
      paramLabel = "DAYS",
      description = "Also write gaps.csv: number,last,next,hours, silences of so many days.")
  @Nullable Integer gaps;

  CommsHoursCommand(Console console) {
    super("hours", console);
  }

  @Override
  void settings(RunRecord record) {
    if (gaps != null && gaps < 1) {
      throw new Failure.UsageException("--gaps must be at least 1");
    }
    number = number(number);
    record.setting("number", number);
    record.setting("gaps", gaps);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    String only = number;
    if (only != null) {
      require(events, only);
    }
    HourPattern hours = HourPattern.of(events, scope);
    long[] week = new long[7 * 24];
    long rows =
        csv(
            folder.resolve("hours.csv"),
            csv -> {
              if (only == null) {
                hours.forEach(each -> row(csv, each, week));
              } else {
                hours.of(only).forEach(each -> row(csv, each, week));
              }
            },
            "number",
            "weekday",
            "hour",
            "events");
    record.count("rows", rows);
    new CommsPages(events)
        .write(
            folder.resolve("hours.html"),
            "Hours of the week",
            record,
            List.of(
                CommsPages.hours(
                    only == null ? "All numbers" : only,
                    "An event counts for each number that takes part. When records begin, not when"
                        + " someone was awake.",
                    week)),
            console);
    if (gaps != null) {
      gaps(SilenceGaps.of(events, Duration.ofDays(gaps), scope), folder, record);
    }
    print(week, record);
  }

  private void gaps(List<SilenceGaps.Gap> found, Path folder, RunRecord record) {
    String only = number;
    long rows =
        csv(
            folder.resolve("gaps.csv"),
            csv -> {
              for (SilenceGaps.Gap gap : found) {
                if (only == null || only.equals(gap.number())) {
                  csv.row(
                      gap.number(),
                      time(gap.last()),
                      time(gap.next()),
                      Long.toString(gap.length().toHours()));
                }
              }
            },
            "number",
            "last",
            "next",
            "hours");
    record.count("gaps", rows);
  }

  private static void row(CsvOut csv, HourPattern.Hour each, long[] week) {
    week[(each.weekday() - 1) * 24 + each.hour()] += each.events();
    csv.row(
        each.number(),
        Integer.toString(each.weekday()),
        Integer.toString(each.hour()),
        Integer.toString(each.events()));
  }

  private void print(long[] week, RunRecord record) {
    if (common.json) {
      printJson(record);
      return;
    }
    TextTable table = new TextTable("hour", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    for (int column = 0; column <= 7; column++) {
      table.right(column);
    }
    for (int hour = 0; hour < 24; hour++) {
      String[] cells = new String[8];
      cells[0] = Integer.toString(hour);
      for (int day = 0; day < 7; day++) {
        cells[day + 1] = Shown.count(week[day * 24 + hour]);
      }
      table.row(cells);
    }
    table.print(console);
  }
}
