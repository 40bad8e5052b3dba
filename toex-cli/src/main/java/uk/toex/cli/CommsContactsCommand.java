package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Contacts;
import uk.toex.comms.analysis.Scope;
import uk.toex.io.CsvOut;

/** {@code toex comms contacts}. */
@Command(
    name = "contacts",
    header = "Lists who was in contact with whom, how often and when.",
    description = {
      "",
      "Writes contacts.csv: number,other,events,calls,messages,seconds,first,last. Each pair stands",
      "there from both sides; by number, then most events first. Duplicates are not counted, data",
      "sessions have no other party, and a withheld number is no contact. Times are UTC.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms contacts store --number 07700900123 --out contacts",
      "  toex comms contacts store --top 10 --no-services --out contacts"
    })
final class CommsContactsCommand extends CommsAnalysisCommand {

  @Option(names = "--number", paramLabel = "N", description = "Only this number's contacts.")
  @Nullable String number;

  @Option(names = "--top", paramLabel = "K", description = "Only each number's first K contacts.")
  @Nullable Integer top;

  CommsContactsCommand(Console console) {
    super("contacts", console);
  }

  @Override
  void settings(RunRecord record) {
    if (top != null && top < 1) {
      throw new Failure.UsageException("--top must be at least 1");
    }
    number = number(number);
    record.setting("number", number);
    record.setting("top", top);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    String only = number;
    if (only != null) {
      require(events, only);
    }
    Contacts contacts = Contacts.of(events, scope);
    record.count("pairs", contacts.pairs());
    long rows =
        csv(
            folder.resolve("contacts.csv"),
            csv -> {
              if (only == null) {
                contacts.forEach(most(), each -> row(csv, each));
              } else {
                contacts.of(only).stream().limit(most()).forEach(each -> row(csv, each));
              }
            },
            "number",
            "other",
            "events",
            "calls",
            "messages",
            "seconds",
            "first",
            "last");
    record.count("rows", rows);
    List<Contacts.Contact> shown = only == null ? contacts.top(CommsPages.ROWS) : contacts.of(only);
    page(events, shown, only == null ? contacts.pairs() : shown.size(), folder, record);
    print(only == null ? contacts.top(SHOWN) : contacts.of(only), record);
  }

  private void page(
      CommsEvents events, List<Contacts.Contact> shown, long total, Path folder, RunRecord record) {
    List<CommsPages.Pair> pairs =
        shown.stream()
            .limit(CommsPages.ROWS)
            .map(each -> new CommsPages.Pair(each.number(), each.other(), each.events()))
            .toList();
    new CommsPages(events)
        .write(
            folder.resolve("contacts.html"),
            "Contacts",
            record,
            List.of(
                CommsPages.contacts(
                    "Who with whom",
                    "Calls and messages between two numbers, most first. It joins numbers, not"
                        + " people; what is not in the files is not known.",
                    pairs,
                    number == null ? Set.of() : Set.of(number)),
                table(
                    "Contacts",
                    "",
                    shown,
                    total,
                    CommsContactsCommand::cells,
                    "number",
                    "other",
                    "events",
                    "calls",
                    "messages",
                    "seconds",
                    "first",
                    "last")),
            console);
  }

  private static List<String> cells(Contacts.Contact each) {
    return List.of(
        each.number(),
        each.other(),
        Integer.toString(each.events()),
        Integer.toString(each.calls()),
        Integer.toString(each.messages()),
        Long.toString(each.seconds()),
        time(each.first()),
        time(each.last()));
  }

  private int most() {
    return top == null ? Integer.MAX_VALUE : top;
  }

  private static void row(CsvOut csv, Contacts.Contact each) {
    csv.row(cells(each).toArray(String[]::new));
  }

  private void print(List<Contacts.Contact> shown, RunRecord record) {
    if (common.json) {
      printJson(record);
      return;
    }
    TextTable table =
        new TextTable("number", "other", "events", "calls", "messages", "seconds", "first", "last");
    table.right(2).right(3).right(4).right(5);
    for (Contacts.Contact each : shown.subList(0, Math.min(SHOWN, shown.size()))) {
      table.row(cells(each).toArray(String[]::new));
    }
    table.print(console);
  }
}
