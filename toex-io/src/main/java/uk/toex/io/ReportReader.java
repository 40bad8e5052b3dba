package uk.toex.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * Reads intelligence reports from an {@link Input}.
 *
 * <p>Rejected are, beside what a {@link RowReader} rejects, records without id, with an id seen
 * before, with a tag that cannot be one, with a number of tags other than one where tags are
 * exclusive, and with an unreadable grade: read without its grade, a report under handling
 * conditions would lose them. An unreadable date is counted and left out; the report stays. Blank
 * rows are skipped, columns that are not asked for are passed over.
 *
 * <p>Belongs to one thread. Beside the longest record, memory holds 16 bytes for each id, in a
 * table that is between three eighths and three quarters full.
 */
public final class ReportReader implements AutoCloseable {

  private static final int STEP = 4096;

  private final RowReader rows;
  private final ReportOptions options;
  private final int id;
  private final int text;
  private final int tags;
  private final int grade;
  private final int date;
  private final int author;
  private final int truth;
  private final IdSet seen = new IdSet();
  private long reports;
  private long unreadableDates;

  private ReportReader(RowReader rows, ReportOptions options) {
    this.rows = rows;
    this.options = options;
    Columns columns = rows.columns();
    id = columns.find("id", options.id, "report id", "ref", "reference", "urn");
    text = columns.find("text", options.text, "report text", "body", "content", "narrative");
    tags = columns.find("tags", options.tags, "tag", "labels", "label", "categories", "category");
    grade = columns.find("grade", options.grade, "grading");
    date = columns.find("date", options.date, "report date", "created");
    author = columns.find("author", options.author, "reporter", "officer");
    truth = options.truth == null ? -1 : columns.require(options.truth);
    List<String> missing = new ArrayList<>();
    if (id < 0) {
      missing.add("id");
    }
    if (text < 0) {
      missing.add("text");
    }
    if (tags < 0 && options.tagsRequired) {
      missing.add("tags");
    }
    boolean nothing = rows.hasEnded() && columns.names().isEmpty(); // JSON Lines without records
    if (!missing.isEmpty() && !nothing) {
      throw columns.missing(missing);
    }
  }

  /**
   * Opens an input and finds its columns.
   *
   * @param rejects where bad records go; stays the caller's to close
   * @throws uk.toex.api.InputRefusedException as {@link RowReader#open}, and if a column is missing
   */
  public static ReportReader open(Input input, ReportOptions options, Rejects rejects) {
    RowReader rows = RowReader.open(input, rejects);
    try {
      return new ReportReader(rows, options);
    } catch (Throwable e) {
      rows.close();
      throw e;
    }
  }

  /**
   * The next report, or null at the end.
   *
   * @throws uk.toex.api.InputRefusedException as {@link RowReader#next}
   */
  public @Nullable ReportRow next() {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (row.isBlank()) {
        continue;
      }
      try {
        ReportRow read = read(row);
        reports++;
        return read;
      } catch (BadRecord e) {
        rows.reject(row, e.reason, e.detail);
      }
    }
    return null;
  }

  /**
   * Reads all reports that are left.
   *
   * @throws uk.toex.api.CancelledException if the caller asked to stop
   */
  public void forEach(Consumer<? super ReportRow> action, Progress progress) {
    for (ReportRow row = next(); row != null; row = next()) {
      action.accept(row);
      if (reports % STEP == 0) {
        progress.step("reading reports", reports, -1);
      }
    }
    progress.step("reading reports", reports, reports);
  }

  /** One sentence for each column that was taken by a guess, to be shown to the user. */
  public List<String> guesses() {
    return rows.columns().guesses();
  }

  /** As {@link RowReader#counts}, with {@code reports} and {@code unreadable_dates}. */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = rows.counts();
    counts.put("reports", reports);
    counts.put("unreadable_dates", unreadableDates);
    return counts;
  }

  /** As {@link RowReader#provenance}. */
  public Provenance.Input provenance() {
    return rows.provenance();
  }

  /** Closes the input. */
  @Override
  public void close() {
    rows.close();
  }

  private ReportRow read(Row row) throws BadRecord {
    String reportId = row.get(id);
    if (reportId == null || reportId.isBlank()) {
      throw new BadRecord("no id", "");
    }
    String body = row.get(text);
    if (body == null) {
      throw new BadRecord("no text", "");
    }
    SortedSet<Tag> given = tags < 0 ? new TreeSet<>() : tags(row, tags, "tag");
    SortedSet<Tag> wanted = truth < 0 ? null : tags(row, truth, "truth");
    Grade graded = grade(row);
    // Last, so that a record rejected for something else does not take its id.
    if (!seen.add(reportId)) {
      throw new BadRecord("an id seen before", reportId);
    }
    String writer = row.get(author);
    return new ReportRow(
        new Report(
            reportId,
            body,
            given,
            graded,
            date(row),
            writer == null || writer.isBlank() ? null : writer),
        row.line(),
        wanted);
  }

  private SortedSet<Tag> tags(Row row, int column, String what) throws BadRecord {
    SortedSet<Tag> set = new TreeSet<>();
    List<String> list = row.list(column);
    String joined = row.get(column);
    if (list != null) {
      for (String code : list) {
        addTag(set, code, what);
      }
    } else if (joined != null) {
      String separator = options.tagSeparator;
      int from = 0;
      for (int at = joined.indexOf(separator); at >= 0; at = joined.indexOf(separator, from)) {
        addTag(set, joined.substring(from, at), what);
        from = at + separator.length();
      }
      addTag(set, joined.substring(from), what);
    }
    if (options.exclusive && set.size() != 1) {
      throw new BadRecord("not exactly one " + what, set.size() + " given");
    }
    return set;
  }

  private static void addTag(SortedSet<Tag> set, String code, String what) throws BadRecord {
    String stripped = code.strip();
    if (!stripped.isEmpty()) {
      try {
        set.add(new Tag(stripped));
      } catch (IllegalArgumentException e) {
        throw new BadRecord("not a " + what, e.getMessage() == null ? "" : e.getMessage());
      }
    }
  }

  private @Nullable Grade grade(Row row) throws BadRecord {
    String written = row.get(grade);
    if (written == null || written.isBlank()) {
      return null;
    }
    try {
      return Grade.parse(written);
    } catch (IllegalArgumentException e) {
      throw new BadRecord("unreadable grade", written);
    }
  }

  private @Nullable LocalDate date(Row row) {
    String written = row.get(date);
    if (written == null || written.isBlank()) {
      return null;
    }
    try {
      String day = written.strip();
      boolean timed = day.length() > 10 && (day.charAt(10) == 'T' || day.charAt(10) == ' ');
      return LocalDate.parse(timed ? day.substring(0, 10) : day);
    } catch (DateTimeException e) {
      unreadableDates++;
      return null;
    }
  }
}
