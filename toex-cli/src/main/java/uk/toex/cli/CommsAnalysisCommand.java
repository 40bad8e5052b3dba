package uk.toex.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.number.PhoneNumbers;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.pages.CommsPageData;

/** What the commands that analyse comms data do the same way. */
abstract class CommsAnalysisCommand implements Callable<Integer> {

  /** How many rows a command shows. */
  static final int SHOWN = 10;

  final Console console;
  private final String name;

  @Mixin CommsInput input = new CommsInput();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  String out = "";

  @Option(names = "--no-services", description = "Leave out short codes and alphanumeric senders.")
  boolean noServices;

  @Mixin CommonOptions common = new CommonOptions();

  CommsAnalysisCommand(String name, Console console) {
    this.name = name;
    this.console = console;
  }

  /** Checks the options and says which are in force, before anything is read. */
  abstract void settings(RunRecord record);

  /** Analyses, and writes all files but the provenance. */
  abstract void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record);

  @Override
  public final Integer call() {
    common.apply(console);
    Path folder = Paths.of(out);
    RunRecord record = new RunRecord("comms " + name, common.seed);
    record.setting("services", !noServices);
    settings(record);
    try (CommsInput.Opened opened =
        input.open(folder.resolve("rejected.csv"), record, common, console)) {
      ReviewJob.prepare(folder, record);
      CommsEvents events = opened.store();
      record.setting("zone", events.zone().getId());
      record.count("events", events.events());
      Scope scope = new Scope(common.threads, !noServices, console.progress());
      analyse(events, scope, folder, record);
    }
    record.write(folder.resolve("provenance.json"));
    return Failure.DONE;
  }

  /** A number as the user wrote it, in the form of the outputs. */
  static @Nullable String number(@Nullable String given) {
    return given == null ? null : new PhoneNumbers().party(given.strip()).id();
  }

  /** Refuses a number that no event names. */
  static void require(CommsEvents events, String number) {
    if (events.partyOf(number) < 0) {
      throw new InputRefusedException(
          "No event names "
              + number
              + ".\nNumbers are looked for in E.164, other parties as they stand.");
    }
  }

  /** A moment as the outputs have it: ISO 8601 in UTC. */
  static String time(Instant at) {
    return at.toString();
  }

  /** Writes a file of rows; returns how many. */
  static long csv(Path file, Consumer<CsvOut> rows, String... columns) {
    try (CsvOut csv = CsvOut.create(file, columns)) {
      rows.accept(csv);
      csv.commit();
      return csv.rows();
    }
  }

  /** The start of a table of a page: as many rows as it shows. */
  static <T> CommsPageData.Table table(
      String title,
      String about,
      List<T> all,
      long total,
      Function<T, List<String>> row,
      String... columns) {
    List<T> shown = all.subList(0, Math.min(CommsPages.ROWS, all.size()));
    List<List<String>> rows = shown.stream().map(row).toList();
    List<Boolean> numbers = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      int at = column;
      numbers.add(!rows.isEmpty() && rows.stream().allMatch(each -> count(each.get(at))));
    }
    return new CommsPageData.Table(title, about, List.of(columns), numbers, rows, total);
  }

  private static boolean count(String cell) {
    return cell.length() < 11 && cell.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  /** Prints what {@code --json} asks for: the counts of the run. */
  void printJson(RunRecord record) {
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().put("out", out);
      record.counts.forEach(json::put);
      json.put("seconds", record.seconds(), 3).endObject().commit();
    }
  }
}
