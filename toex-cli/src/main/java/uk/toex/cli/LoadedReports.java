package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;
import uk.toex.io.ReportRow;
import uk.toex.io.ReportStore;

/** All reports of an input, with the true tags if a column of truth was named. */
final class LoadedReports implements AutoCloseable {

  private final ReportStore store = ReportStore.create();
  private final List<SortedSet<Tag>> truth = new ArrayList<>();
  private final Map<SortedSet<Tag>, SortedSet<Tag>> known = new HashMap<>();

  private LoadedReports() {}

  /**
   * Reads an input, says what was guessed and rejected, and records both.
   *
   * @param rejected where bad records go; null counts them only
   */
  static LoadedReports read(
      Input input,
      ReportOptions options,
      @Nullable Path rejected,
      RunRecord record,
      Console console) {
    LoadedReports loaded = new LoadedReports();
    try (Rejects rejects = rejects(rejected);
        ReportReader reader = ReportReader.open(input, options, rejects)) {
      reader.guesses().forEach(guess -> console.note("Note: " + guess + "."));
      reader.forEach(loaded::add, console.progress());
      record.input(reader.provenance());
      record.counts(reader.counts());
      tell(rejects, rejected, reader, console);
      return loaded;
    } catch (Throwable e) {
      loaded.close();
      throw e;
    }
  }

  static Rejects rejects(@Nullable Path file) {
    return file == null ? Rejects.counted() : Rejects.in(file);
  }

  /** Says how many records were rejected, and why. */
  static void tell(Rejects rejects, @Nullable Path file, ReportReader reader, Console console) {
    if (rejects.count() > 0) {
      StringBuilder reasons = new StringBuilder();
      rejects
          .byReason()
          .forEach(
              (reason, count) ->
                  reasons
                      .append(reasons.length() == 0 ? "" : ", ")
                      .append(reason)
                      .append(" (")
                      .append(Shown.count(count))
                      .append(')'));
      console.note(
          "Note: "
              + Shown.count(rejects.count(), "record")
              + " rejected: "
              + reasons
              + (file == null ? "." : "; see " + file + "."));
    }
    long dates = reader.counts().getOrDefault("unreadable_dates", 0L);
    if (dates > 0) {
      console.note("Note: " + Shown.count(dates, "unreadable date") + " left out.");
    }
  }

  List<Report> reports() {
    return store.asList();
  }

  /** The true tags of each report; empty if no column of truth was named. */
  List<SortedSet<Tag>> truth() {
    return truth;
  }

  @Override
  public void close() {
    store.close();
  }

  private void add(ReportRow row) {
    store.append(row.report());
    SortedSet<Tag> own = row.truth();
    if (own != null) {
      // Few sets of tags differ; one instance serves all reports that have it.
      SortedSet<Tag> first = known.putIfAbsent(own, own);
      truth.add(first == null ? own : first);
    }
  }
}
