package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Colocation;
import uk.toex.comms.analysis.Scope;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;

/** {@code toex comms colocation}. */
@Command(
    name = "colocation",
    header = "Finds the pairs of numbers that were in the same cells at the same times.",
    description = {
      "",
      "Writes colocation.csv: a,b,slots; most slots first, then by a and b. A record places the",
      "party whose record it is, in the cell at its start. A cell says that a handset was within",
      "reach of a mast at or before that time, never where; busy slots are skipped.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms colocation store --out together",
      "  toex comms colocation store --with 07700900123 --at-least 4 --out together"
    })
final class CommsColocationCommand extends CommsAnalysisCommand {

  @Option(names = "--with", paramLabel = "N", description = "Only pairs with this number.")
  @Nullable String with;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "15",
      description = "How long a slot is, 1 to 1440; default 15.")
  int minutes = 15;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many cells and slots a pair must share; default 8.")
  int atLeast = 8;

  @Option(
      names = "--max-devices",
      paramLabel = "N",
      defaultValue = "40",
      description = "A cell and slot with more numbers is skipped; default 40.")
  int maxDevices = 40;

  @Option(
      names = "--end-cells",
      description = "Count the cell at the end of a call too, in the slot of its end.")
  boolean endCells;

  CommsColocationCommand(Console console) {
    super("colocation", console);
  }

  @Override
  void settings(RunRecord record) {
    try {
      asked();
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
    with = number(with);
    record.setting("with", with);
    record.setting("minutes", minutes);
    record.setting("at-least", atLeast);
    record.setting("max-devices", maxDevices);
    record.setting("end-cells", endCells);
  }

  private Colocation.Settings asked() {
    return new Colocation.Settings(minutes, atLeast, maxDevices, endCells);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    String only = with;
    if (only != null) {
      require(events, only);
    }
    Colocation found =
        only == null
            ? Colocation.of(events, asked(), scope)
            : Colocation.with(events, only, asked(), scope);
    csv(
        folder.resolve("colocation.csv"),
        csv -> found.forEach(pair -> csv.row(pair.a(), pair.b(), Integer.toString(pair.slots()))),
        "a",
        "b",
        "slots");
    record.count("pairs", found.size());
    record.count("slots_compared", found.slots());
    record.count("slots_skipped", found.skipped());
    List<Colocation.Pair> top = found.top(CommsPages.ROWS);
    List<CommsPages.Pair> pairs =
        top.stream().map(each -> new CommsPages.Pair(each.a(), each.b(), each.slots())).toList();
    new CommsPages(events)
        .write(
            folder.resolve("colocation.html"),
            "Co-location",
            record,
            List.of(
                CommsPages.contacts(
                    "Who was where others were",
                    "Two numbers are tied by the cells and slots of time that both were in. Within"
                        + " reach of one mast, at or before the records' times: neighbours and"
                        + " colleagues are found too.",
                    pairs,
                    only == null ? Set.of() : Set.of(only)),
                table(
                    "Pairs",
                    "The weight counts each slot by 1 / (n - 1), where n numbers were in it: small"
                        + " for those who only share busy cells.",
                    top,
                    found.size(),
                    each ->
                        List.of(
                            each.a(),
                            each.b(),
                            Integer.toString(each.slots()),
                            Numbers.fixed(found.weight(each.a(), each.b()), 2)),
                    "a",
                    "b",
                    "slots",
                    "weight")),
            console);
    print(found, record);
  }

  private void print(Colocation found, RunRecord record) {
    List<Colocation.Pair> top = found.top(SHOWN);
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("out", out);
        record.counts.forEach(json::put);
        json.beginArray("top");
        for (Colocation.Pair pair : top) {
          json.beginObject().put("a", pair.a()).put("b", pair.b()).put("slots", pair.slots());
          json.put("weight", found.weight(pair.a(), pair.b()), 4).endObject();
        }
        json.endArray().put("seconds", record.seconds(), 3).endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable("a", "b", "slots", "weight").right(2).right(3);
    for (Colocation.Pair pair : top) {
      table.row(
          pair.a(),
          pair.b(),
          Integer.toString(pair.slots()),
          Numbers.fixed(found.weight(pair.a(), pair.b()), 2));
    }
    table.print(console);
  }
}
