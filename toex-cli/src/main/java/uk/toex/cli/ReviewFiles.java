package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.io.AtomicFile;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;
import uk.toex.nlp.Review;
import uk.toex.pages.ReviewPage;

/** Writes the files of a review: all of them, or none. */
final class ReviewFiles {

  /** As many rows as the page stays quick with. */
  static final int PAGE_ROWS = 2000;

  private static final int STEP = 512;

  private static final List<String> COLUMNS =
      List.of("rank", "report_id", "tag", "issue", "probability", "score", "suggested_tag", "why");

  private ReviewFiles() {}

  /**
   * Writes {@code review.csv}, {@code review.jsonl}, {@code control.csv}, {@code not-enough.csv}
   * and {@code review.html} to a folder.
   *
   * @param order what ordered the list, which then has its columns; null for probability
   * @param page what the page says of the run; the rows are added here
   */
  static void write(
      Path folder,
      Review review,
      Worklist list,
      @Nullable ImpactOrder order,
      List<Report> reports,
      ReviewPage.Builder page,
      Progress progress) {
    try (CsvOut csv =
            CsvOut.create(folder.resolve("review.csv"), columns(order).toArray(String[]::new));
        AtomicFile jsonl = AtomicFile.create(folder.resolve("review.jsonl"));
        CsvOut control = CsvOut.create(folder.resolve("control.csv"), "report_id");
        CsvOut notEnough = CsvOut.create(folder.resolve("not-enough.csv"), "tag", "reports");
        AtomicFile html = AtomicFile.create(folder.resolve("review.html"))) {
      int rank = 0;
      for (Review.Entry entry : list) {
        Issue issue = Issue.of(entry);
        byte[] json = issue.canonicalJson();
        String sha256 = Issue.sha256(json);
        rank++;
        row(csv, rank, issue, order, entry);
        jsonl.stream().write(Issue.jsonLine(rank, json, sha256));
        if (rank <= PAGE_ROWS) {
          page.item(
              reports.get(entry.report()),
              issue.advice(),
              sha256,
              order == null ? "" : order.note(entry));
        }
        if (rank % STEP == 0) {
          progress.step("writing the list", rank, list.size());
        }
      }
      review.control().forEach(control::row);
      review
          .notEnough()
          .forEach((tag, count) -> notEnough.row(tag.code(), Integer.toString(count)));
      writePage(html, page.build());
      csv.commit();
      jsonl.commit();
      control.commit();
      notEnough.commit();
      html.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> columns(@Nullable ImpactOrder order) {
    List<String> columns = new ArrayList<>(COLUMNS);
    if (order != null) {
      columns.addAll(List.of("gives_subjects", "expected", "entering"));
    }
    return columns;
  }

  private static void row(
      CsvOut csv, int rank, Issue issue, @Nullable ImpactOrder order, Review.Entry entry) {
    var subject = issue.advice().subject();
    List<@Nullable String> row = new ArrayList<>();
    row.add(Integer.toString(rank));
    row.add(subject.reportId());
    row.add(subject.tag().code());
    row.add(Issue.kind(subject));
    row.add(Numbers.fixed(issue.advice().score(), 15));
    row.add(Numbers.fixed(issue.score(), 6));
    row.add(Issue.suggested(subject));
    row.add(issue.why());
    if (order != null) {
      ImpactOrder.Impact impact = order.of(entry);
      row.add(impact == null ? "" : Numbers.shortest(impact.gives()));
      row.add(impact == null ? "" : Numbers.shortest(impact.expected()));
      row.add(impact == null ? "" : String.join(";", impact.entering()));
    }
    csv.row(row.toArray(new @Nullable String[0]));
  }

  private static void writePage(AtomicFile file, ReviewPage page) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
    page.write(writer);
    writer.flush();
  }
}
