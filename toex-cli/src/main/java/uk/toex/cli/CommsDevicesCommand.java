package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Devices;
import uk.toex.comms.analysis.Scope;
import uk.toex.pages.CommsPageData;

/** {@code toex comms devices}. */
@Command(
    name = "devices",
    header = "Lists which number was used with which handset and subscription, and what changed.",
    description = {
      "",
      "Writes devices.csv: imei,imsi,number,first,last,events (by IMEI, IMSI and number; what is not",
      "known is empty; handsets are told apart by the first 14 digits); swaps.csv:",
      "number,last,seen,part,from,to (part is handset or subscription); shared.csv: part,id,number,",
      "the handsets and subscriptions of several numbers. Times are UTC.",
      ""
    },
    footer = {"", "Example:", "  toex comms devices store --out devices"})
final class CommsDevicesCommand extends CommsAnalysisCommand {

  CommsDevicesCommand(Console console) {
    super("devices", console);
  }

  @Override
  void settings(RunRecord record) {}

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    Devices devices = Devices.of(events, scope);
    csv(
        folder.resolve("devices.csv"),
        csv -> {
          for (Devices.Use use : devices.uses()) {
            csv.row(
                use.imei(),
                use.imsi(),
                use.number(),
                time(use.first()),
                time(use.last()),
                Integer.toString(use.events()));
          }
        },
        "imei",
        "imsi",
        "number",
        "first",
        "last",
        "events");
    csv(
        folder.resolve("swaps.csv"),
        csv -> {
          for (Devices.Swap swap : devices.swaps()) {
            csv.row(
                swap.number(),
                time(swap.last()),
                time(swap.seen()),
                name(swap.part()),
                swap.from(),
                swap.to());
          }
        },
        "number",
        "last",
        "seen",
        "part",
        "from",
        "to");
    List<Devices.Shared> shared = devices.shared();
    csv(
        folder.resolve("shared.csv"),
        csv -> {
          for (Devices.Shared each : shared) {
            each.numbers().forEach(number -> csv.row(name(each.part()), each.id(), number));
          }
        },
        "part",
        "id",
        "number");
    record.count("uses", devices.uses().size());
    record.count("swaps", devices.swaps().size());
    record.count("shared", shared.size());
    page(events, devices, shared, folder, record);
    print(devices, shared, record);
  }

  private void page(
      CommsEvents events,
      Devices devices,
      List<Devices.Shared> shared,
      Path folder,
      RunRecord record) {
    CommsPageData.Table handsets =
        table(
            "Handsets and subscriptions of several numbers",
            "An IMEI that very many numbers use may be no handset at all: some are the same by the"
                + " thousand.",
            shared,
            shared.size(),
            each -> List.of(name(each.part()), each.id(), String.join(" ", each.numbers())),
            "part",
            "id",
            "numbers");
    CommsPageData.Table swaps =
        table(
            "Changes",
            "A change was at some time between the two records.",
            devices.swaps(),
            devices.swaps().size(),
            each ->
                List.of(
                    each.number(),
                    time(each.last()),
                    time(each.seen()),
                    name(each.part()),
                    each.from(),
                    each.to()),
            "number",
            "last with the old",
            "first with the new",
            "part",
            "from",
            "to");
    CommsPageData.Table uses =
        table(
            "Uses",
            "",
            devices.uses(),
            devices.uses().size(),
            each ->
                List.of(
                    each.imei(),
                    each.imsi(),
                    each.number(),
                    time(each.first()),
                    time(each.last()),
                    Integer.toString(each.events())),
            "imei",
            "imsi",
            "number",
            "first",
            "last",
            "events");
    new CommsPages(events)
        .write(
            folder.resolve("devices.html"),
            "Devices",
            record,
            List.of(handsets, swaps, uses),
            console);
  }

  private static String name(Devices.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private void print(Devices devices, List<Devices.Shared> shared, RunRecord record) {
    if (common.json) {
      printJson(record);
      return;
    }
    console.print(
        Shown.count(devices.uses().size(), "use")
            + " of a handset or subscription by a number, "
            + Shown.count(devices.swaps().size(), "change")
            + ", "
            + Shown.count(shared.size())
            + " shared by several numbers.");
    TextTable table = new TextTable("shared", "id", "numbers");
    for (Devices.Shared each : shared.subList(0, Math.min(SHOWN, shared.size()))) {
      table.row(name(each.part()), each.id(), String.join(" ", each.numbers()));
    }
    if (!shared.isEmpty()) {
      table.print(console);
    }
  }
}
