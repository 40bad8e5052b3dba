package uk.toex.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uk.toex.api.OutputFailedException;
import uk.toex.api.report.Report;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;
import uk.toex.pages.ReviewPage;

/** Reviews reports and writes what comes of it to a folder. */
final class ReviewJob {

  private ReviewJob() {}

  /**
   * What came of a review.
   *
   * @param review the review
   * @param list what was listed
   * @param flagged how many candidates are more probably wrong than right
   */
  record Result(Review review, Worklist list, long flagged) {}

  /**
   * Makes the folder for outputs, if it is absent, before long work begins. Of an earlier run in it
   * the rejects are removed if this one has none, since nothing else would replace them.
   */
  static void prepare(Path folder, RunRecord record) {
    try {
      Files.createDirectories(folder);
      if (record.counts.getOrDefault("rejected", 0L) == 0) {
        Files.deleteIfExists(folder.resolve("rejected.csv"));
      }
    } catch (IOException e) {
      throw new OutputFailedException(
          folder + " cannot be written to: " + e + ".\nChoose another folder with --out.", e);
    }
  }

  /** Runs the review and writes its files, the provenance last. */
  static Result run(
      TagReview reviewer,
      ReviewSettings settings,
      List<Report> reports,
      String source,
      Decided decided,
      @Nullable ImpactOrder order,
      Path folder,
      RunRecord record,
      Console console) {
    Review review = reviewer.run(reports, console.progress());
    Worklist byProbability = new Worklist(review, decided, settings.limit());
    Worklist list = order == null ? byProbability : order.order(byProbability, record, console);
    AtomicLong flagged = new AtomicLong();
    review.forEachCandidate(
        (report, tag, given, probability) -> {
          if (probability >= 0.5) {
            flagged.incrementAndGet();
          }
        });
    record.count("candidates", review.candidates());
    record.count("tags", review.tags().size());
    record.count("tags_not_enough", review.notEnough().size());
    record.count("near_copies", review.provenance().counts().getOrDefault("near-copies", 0L));
    record.count("flagged", flagged.get());
    record.count("listed", list.size());
    record.count("left_out_decided", list.leftOut());
    ReviewPage.Builder page =
        page(settings, reports.size(), source, review, list, flagged.get(), order, record);
    ReviewFiles.write(folder, review, list, order, reports, page, console.progress());
    record.write(folder.resolve("provenance.json"));
    return new Result(review, list, flagged.get());
  }

  private static ReviewPage.Builder page(
      ReviewSettings settings,
      int reports,
      String source,
      Review review,
      Worklist list,
      long flagged,
      @Nullable ImpactOrder order,
      RunRecord record) {
    int shown = Math.min(list.size(), ReviewFiles.PAGE_ROWS);
    ReviewPage.Builder page =
        ReviewPage.builder()
            .title("Tag review of " + source)
            .fact("Reports", reports)
            .fact("Tags scored", review.tags().size())
            .fact("More probably wrong than right", flagged)
            .fact("Listed here", shown);
    if (order != null) {
      page.fact("Ordered by", ImpactOrder.NAME)
          .fact("Network", record.settings.getOrDefault("impact.network", ""))
          .fact("Network as of", record.settings.getOrDefault("impact.as-of", ""))
          .fact("Seeds of the network", record.counts.getOrDefault("impact.seeds", 0L))
          .caveat(
              "The list is the most probable advice, ordered by probability times what the report"
                  + " would give all subjects of the network if it were a seed. That says which"
                  + " report to read first, not how probable the advice is.");
    }
    page.fact("Pairs of report and tag scored", review.candidates())
        .fact("Method", settings.method().id())
        .fact("Tags with too few reports to be scored", review.notEnough().size())
        .fact("TOEX", RunRecord.version())
        .tags(review.tags())
        .tags(review.notEnough().keySet());
    if (list.leftOut() > 0) {
      page.fact("Left out as decided before", list.leftOut());
    }
    if (shown < list.size()) {
      page.caveat(
          "This page shows the first "
              + Shown.count(shown)
              + " of "
              + Shown.count(list.size())
              + " rows; review.csv holds them all.");
    }
    if (!review.notEnough().isEmpty()) {
      page.caveat(
          "Tags on too few reports are not scored; not-enough.csv names them. Nothing here says"
              + " that they are right.");
    }
    return page.caveat(
        "What the list misses can be estimated by reading the reports of control.csv, a random"
            + " sample of those not listed.");
  }
}
