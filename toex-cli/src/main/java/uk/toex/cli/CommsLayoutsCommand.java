package uk.toex.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.api.OutputFailedException;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.layout.LayoutProposal;
import uk.toex.comms.layout.LayoutTrial;
import uk.toex.comms.layout.Layouts;
import uk.toex.comms.layout.Recognition;
import uk.toex.comms.layout.Sample;
import uk.toex.io.AtomicFile;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;

/** {@code toex comms layouts}: list, show, test, make. */
final class CommsLayoutsCommand {

  private CommsLayoutsCommand() {}

  /** The group with what is in it. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new Group())
        .addSubcommand(new ListThem(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new Test(console))
        .addSubcommand(new Make(console));
  }

  /** Everything about layouts. */
  @Command(
      name = "layouts",
      synopsisSubcommandLabel = "COMMAND",
      header = "Says how files of comms data are laid out; makes and tests layouts.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "None of the built-in ones is a company's own: no company in the UK publishes its layout.",
        "",
        "Example:",
        "  toex comms layouts make export.csv --out ours.layout",
        "  toex comms layouts test ours.layout export.csv"
      })
  static final class Group extends Groups.Group {}

  /** Lists. */
  @Command(
      name = "list",
      sortOptions = false,
      header = "Lists the layouts that --layout NAME knows.",
      footer = {"", "Example:", "  toex comms layouts list"})
  static final class ListThem implements Callable<Integer> {
    private final Console console;

    @Mixin CommonOptions common = new CommonOptions();

    ListThem(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      Layouts layouts = Layouts.builtIn();
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().beginArray("layouts");
          for (Layout layout : layouts.all()) {
            json.beginObject().put("name", layout.name());
            json.put("records", layout.records().word()).put("about", layout.about());
            json.put("time_zone", layout.zone().getId()).endObject();
          }
          json.endArray().endObject().commit();
        }
        return Failure.DONE;
      }
      TextTable table = new TextTable("layout", "records", "time zone", "about");
      table.most(3, 90);
      for (Layout layout : layouts.all()) {
        table.row(layout.name(), layout.records().word(), layout.zone().getId(), layout.about());
      }
      table.print(console);
      return Failure.DONE;
    }
  }

  /** Shows. */
  @Command(
      name = "show",
      sortOptions = false,
      header = "Prints a layout's definition, to be read or to begin another with.",
      footer = {"", "Example:", "  toex comms layouts show cdr > ours.layout"})
  static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The layout, or a file with one.")
    String name = "";

    @Mixin CommonOptions common = new CommonOptions();

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      Layout layout = Layouts.builtIn().find(name);
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().put("name", layout.name());
          json.put("definition", layout.definition()).endObject().commit();
        }
      } else {
        layout.definition().lines().forEach(console::print);
      }
      return Failure.DONE;
    }
  }

  /** Tests. */
  @Command(
      name = "test",
      sortOptions = false,
      header = "Shows what a layout makes of a file: first rows, rejects, columns not used.",
      description = {
        "",
        "Looks at up to 1000 rows. With auto as the layout it says of each why it fits or not.",
        ""
      },
      footer = {
        "",
        "Example:",
        "  toex comms layouts test ours.layout export.csv",
        "  toex comms layouts test auto export.xlsx"
      })
  static final class Test implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "LAYOUT", description = "Its name, a file, or auto.")
    String layout = "";

    @Parameters(index = "1", paramLabel = "SAMPLE", description = "A file so laid out.")
    String file = "";

    @Option(
        names = "--owner",
        paramLabel = "NUMBER",
        description = "Whose records they are, where the file does not say.")
    @Nullable String owner;

    @Option(
        names = "--rows",
        paramLabel = "N",
        defaultValue = "5",
        description = "How many rows to show; default 5.")
    int rows = 5;

    @Mixin CommonOptions common = new CommonOptions();

    Test(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      if (rows < 0) {
        throw new Failure.UsageException("--rows must not be negative");
      }
      Sample sample = Sample.of(Paths.of(file));
      Layouts layouts = Layouts.builtIn();
      Layout chosen;
      if (layout.equals("auto")) {
        Recognition recognition = layouts.recognise(sample, owner);
        recognition.candidates().forEach(candidate -> console.note(candidate.why()));
        chosen = recognition.require();
      } else {
        chosen = layouts.find(layout);
      }
      LayoutTrial trial = LayoutTrial.of(chosen, sample, owner, rows);
      if (common.json) {
        json(trial);
      } else {
        print(trial);
      }
      return trial.accepted() == 0 ? Failure.NO_ANSWER : Failure.DONE;
    }

    private void print(LayoutTrial trial) {
      for (LayoutTrial.TriedRow row : trial.first()) {
        StringBuilder line = new StringBuilder("row ").append(row.row()).append(": ");
        if (!row.rejected().isEmpty()) {
          line.append("rejected, ").append(row.rejected()).append("; ");
        }
        row.values().forEach((field, value) -> line.append(field + "=" + value + "  "));
        console.print(line.toString().strip());
      }
      console.print("");
      console.print(
          Shown.count(trial.accepted())
              + " of "
              + Shown.count(trial.rows(), "row")
              + " read by "
              + trial.layout().name()
              + ", "
              + trial.passedOver()
              + " passed over.");
      table("rejected because", trial.rejects());
      table("field at fault", trial.faults());
      if (!trial.unused().isEmpty()) {
        console.print("Nothing is read from: " + String.join(", ", trial.unused()));
      }
    }

    private void table(String name, Map<String, Long> counts) {
      if (counts.isEmpty()) {
        return;
      }
      TextTable table = new TextTable(name, "rows");
      table.most(0, 90).right(1);
      counts.forEach((each, count) -> table.row(each, Shown.count(count)));
      table.print(console);
    }

    private void json(LayoutTrial trial) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("layout", trial.layout().name());
        json.put("rows", trial.rows()).put("accepted", trial.accepted());
        json.put("passed_over", trial.passedOver());
        json.put("share", Numbers.fixed(trial.share(), 4));
        counts(json, "rejects", trial.rejects());
        counts(json, "faults", trial.faults());
        json.beginArray("unused");
        trial.unused().forEach(json::add);
        json.endArray().beginArray("first");
        for (LayoutTrial.TriedRow row : trial.first()) {
          json.beginObject().put("row", row.row()).put("rejected", row.rejected());
          row.values().forEach(json::put);
          json.endObject();
        }
        json.endArray().endObject().commit();
      }
    }

    private static void counts(JsonOut json, String name, Map<String, Long> counts) {
      json.beginObject(name);
      counts.forEach(json::put);
      json.endObject();
    }
  }

  /** Makes. */
  @Command(
      name = "make",
      sortOptions = false,
      header = "Proposes a layout for a file, with its reasons as comments.",
      description = {
        "",
        "By the names of the columns and by what stands in them. Look at each line that says CHECK,",
        "then test it. docs/comms-layouts.md describes the language.",
        ""
      },
      footer = {"", "Example:", "  toex comms layouts make export.csv --out ours.layout"})
  static final class Make implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "SAMPLE", description = "A file so laid out.")
    String file = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
    String out = "";

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "What to call it; default by the name of --out.")
    @Nullable String name;

    @Mixin CommonOptions common = new CommonOptions();

    Make(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      Path target = Paths.of(out);
      String called = name == null ? plain(Paths.name(target)) : name;
      String definition = LayoutProposal.of(Sample.of(Paths.of(file)), called);
      try (AtomicFile written = AtomicFile.create(target)) {
        written.stream().write(definition.getBytes(StandardCharsets.UTF_8));
        written.commit();
      } catch (IOException e) {
        throw new OutputFailedException(target + " could not be written: " + e.getMessage(), e);
      }
      long checks = definition.lines().filter(line -> line.contains("CHECK")).count();
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().put("layout", called).put("checks", checks).endObject().commit();
        }
      } else {
        definition.lines().forEach(console::print);
      }
      console.note(
          "Wrote "
              + target
              + "; "
              + Shown.count(checks, "line")
              + " to check. Then: toex comms"
              + " layouts test "
              + target
              + " "
              + file);
      return Failure.DONE;
    }

    /** A file's name as that of a layout. */
    private static String plain(String fileName) {
      String stem = fileName.toLowerCase(Locale.ROOT);
      stem = stem.endsWith(".layout") ? stem.substring(0, stem.length() - 7) : stem;
      StringBuilder plain = new StringBuilder();
      for (int i = 0; i < stem.length() && plain.length() < 64; i++) {
        char c = stem.charAt(i);
        boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        plain.append(fits ? c : '-');
      }
      String given = plain.toString();
      return given.isEmpty() || given.equals("auto") ? "made" : given;
    }
  }
}
