package uk.toex.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.api.InputRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.api.comms.Cell;
import uk.toex.comms.CommsLoader;
import uk.toex.comms.CommsStore;
import uk.toex.comms.LoadReport;
import uk.toex.comms.layout.CommsTables;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.layout.Layouts;
import uk.toex.comms.layout.Recognition;
import uk.toex.comms.layout.RecordKind;
import uk.toex.comms.layout.Sample;
import uk.toex.comms.time.TimeReader;
import uk.toex.io.Rejects;

/**
 * Which comms data is read: a store, or raw files, which are loaded into a store that lasts as long
 * as the command.
 *
 * <pre>{@code
 * try (CommsInput.Opened opened = input.open(rejected, record, common, console)) {
 *   CommsStore events = opened.store();
 *   …
 * }
 * }</pre>
 */
final class CommsInput {

  private static final String AUTO = "auto";

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = {
        "Files of phone companies or handsets: .csv, .tsv, .txt, each also .gz, or .xlsx;",
        "or one folder that toex comms load has made; - for standard input."
      })
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--layout",
      paramLabel = "NAME|FILE|auto",
      defaultValue = AUTO,
      description = "How the files are laid out; auto, the default, recognises it and says why.")
  String layout = AUTO;

  @Option(names = "--format", paramLabel = "FORMAT", description = "Of standard input: csv or tsv.")
  @Nullable String format;

  @Option(
      names = "--owner",
      paramLabel = "NUMBER",
      description = "Whose records they are, where the files do not say.")
  @Nullable String owner;

  @Option(
      names = "--cells",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Where cells are: lists of cell sites, in the layout cell-sites.")
  List<String> cells = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "In which time zone hours and days are counted; default that of the layout.")
  @Nullable String zone;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "How many bad records refuse a file: a count, or a share of at least 100; default 1%%.")
  @Nullable String maxRejects;

  /** An open store; closing it removes it if it was made for this command only. */
  record Opened(CommsStore store, @Nullable Path temporary) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
      if (temporary != null) {
        remove(temporary);
      }
    }
  }

  /**
   * Opens the store, or loads the files, and records inputs, settings and counts.
   *
   * @param rejected where bad records go; null to count them only
   */
  Opened open(@Nullable Path rejected, RunRecord record, CommonOptions common, Console console) {
    Path first = Paths.of(inputs.get(0));
    if (Files.isDirectory(first)) {
      return openStore(first, record);
    }
    Path folder;
    try {
      folder = Files.createTempDirectory("toex-comms");
    } catch (IOException e) {
      throw new OutputFailedException("No folder for a temporary store could be made: " + e, e);
    }
    try (Rejects rejects = rejected == null ? Rejects.counted() : Rejects.in(rejected)) {
      load(folder, rejects, record, common, console);
      NetworkInput.tell(rejects, rejected, console);
      return new Opened(CommsStore.open(folder), folder);
    } catch (RuntimeException | Error e) {
      remove(folder);
      throw e;
    }
  }

  private Opened openStore(Path folder, RunRecord record) {
    if (inputs.size() > 1 || !cells.isEmpty() || zone != null) {
      throw new Failure.UsageException(
          "A store stands alone: " + folder + " is one, so no file, --cells or --zone beside it.");
    }
    CommsStore store = CommsStore.open(folder);
    record.setting("store", Paths.name(folder));
    record.setting("store-sha256", store.sha256());
    record.count("events_in_store", store.events());
    return new Opened(store, null);
  }

  /** Loads the files into a store; says what was recognised and skipped. */
  LoadReport load(
      Path folder, Rejects rejects, RunRecord record, CommonOptions common, Console console) {
    record.setting("layout", layout);
    record.setting("owner", owner);
    record.setting("zone", zone);
    record.setting("max-rejects", maxRejects == null ? "1%" : maxRejects);
    try (CommsLoader loader = CommsLoader.into(folder)) {
      loader
          .rejects(rejects)
          .threads(common.threads)
          .progress(console.progress())
          .owner(owner)
          .limits(InputOptions.limits(maxRejects));
      if (zone != null) {
        loader.zone(zone(zone));
      }
      for (String each : cells) {
        cells(Paths.of(each), Layouts.builtIn().find("cell-sites"), loader, rejects, record);
      }
      for (String each : inputs) {
        if (each.equals("-")) {
          standardInput(loader, rejects, record, console);
        } else {
          one(Paths.of(each), loader, rejects, record, console);
        }
      }
      LoadReport report = loader.commit();
      report.inputs().forEach(record::input);
      record.counts(report.counts());
      for (String name : report.skipped()) {
        console.note("Note: " + name + " was left out: its bytes are those of a file loaded.");
      }
      return report;
    }
  }

  /** Standard input by way of a file, since a layout is recognised before it is read. */
  private void standardInput(
      CommsLoader loader, Rejects rejects, RunRecord record, Console console) {
    if (format == null || !(format.equals("csv") || format.equals("tsv"))) {
      throw new Failure.UsageException(
          "Standard input has no name that tells its format: add --format csv or tsv.");
    }
    try {
      Path folder = Files.createTempDirectory("toex-input");
      try {
        Path file = folder.resolve("standard-input." + format);
        Files.copy(console.in(), file);
        one(file, loader, rejects, record, console);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new OutputFailedException("Standard input could not be kept: " + e, e);
    }
  }

  private void one(
      Path file, CommsLoader loader, Rejects rejects, RunRecord record, Console console) {
    if (Files.isDirectory(file)) {
      throw new Failure.UsageException(file + " is a folder; a store stands alone.");
    }
    Layout found;
    if (layout.equals(AUTO)) {
      Recognition recognition = Layouts.builtIn().recognise(Sample.of(file), owner);
      found = recognition.require();
      console.note(
          "Note: " + Paths.name(file) + ": " + recognition.candidates().get(0).why() + ".");
    } else {
      found = Layouts.builtIn().find(layout);
    }
    record.setting("layout of " + Paths.name(file), found.name());
    if (found.records() == RecordKind.CELLS) {
      cells(file, found, loader, rejects, record);
    } else if (found.records() == RecordKind.EVENTS) {
      loader.load(file, found);
    } else {
      throw new InputRefusedException(
          file + " is no file of events but one of " + found.records().word() + ".");
    }
  }

  private static void cells(
      Path file, Layout layout, CommsLoader loader, Rejects rejects, RunRecord record) {
    List<Cell> read = CommsTables.cells(file, layout, rejects);
    read.forEach(loader::cell);
    record.input(file);
    record.count(
        "cells_described", record.counts.getOrDefault("cells_described", 0L) + read.size());
  }

  private static ZoneId zone(String name) {
    try {
      return TimeReader.zone(name);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException("--zone: " + e.getMessage() + ".");
    }
  }

  private static void remove(Path folder) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        Files.deleteIfExists(each);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // It lies where temporary files lie.
    }
  }
}
