package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

  private ReviewFiles() {}

  /**
   * Writes {@code review.csv}, {@code review.jsonl}, {@code control.csv}, {@code not-enough.csv}
   * and {@code review.html} to a folder.
   *
   * @param page what the page says of the run; the rows are added here
   */
  static void write(
      Path folder,
      Review review,
      Worklist list,
      List<Report> reports,
      ReviewPage.Builder page,
      Progress progress) {
    try (CsvOut csv =
            CsvOut.create(
                folder.resolve("review.csv"),
                "rank",
                "report_id",
                "tag",
                "issue",
                "probability",
                "score",
                "suggested_tag",
                "why");
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
        row(csv, rank, issue);
        jsonl.stream().write(Issue.jsonLine(rank, json, sha256));
        if (rank <= PAGE_ROWS) {
          page.item(reports.get(entry.report()), issue.advice(), sha256);
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

  private static void row(CsvOut csv, int rank, Issue issue) {
    var subject = issue.advice().subject();
    csv.row(
        Integer.toString(rank),
        subject.reportId(),
        subject.tag().code(),
        Issue.kind(subject),
        Numbers.fixed(issue.advice().score(), 15),
        Numbers.fixed(issue.score(), 6),
        Issue.suggested(subject),
        issue.why());
  }

  private static void writePage(AtomicFile file, ReviewPage page) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
    page.write(writer);
    writer.flush();
  }
}
