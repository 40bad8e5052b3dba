package uk.toex.tck.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import uk.toex.api.Advice;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;
import uk.toex.tck.internal.Verdict.Broken;

/** A reviewer with one setting of whether tags exclude each other. */
record ReviewerSubject(TagReviewerFactory factory, boolean exclusive, Corpus corpus)
    implements Subject {
  static final int MIN_REPORTS = 5;

  /** Every so manieth report is tagged wrongly, so that there is something to find. */
  private static final int WRONG_EVERY = 17;

  /** A reviewer, and the collection that texts are asked about in. */
  record Ready(TagReviewer reviewer, List<Report> collection, Tag tag) implements Probe {

    @Override
    public long[] ask(String text) {
      List<Report> with = new ArrayList<>(collection);
      with.add(Report.of("kit-asked", text, tag.code()));
      return bits(review(with, Progress.NONE));
    }

    List<Advice<TagIssue>> review(List<Report> reports, Progress progress) {
      List<Advice<TagIssue>> advice = reviewer.review(reports, progress);
      Broken.unless(advice != null, () -> "a review gave null");
      return advice;
    }

    private static long[] bits(List<Advice<TagIssue>> advice) {
      long[] bits = new long[2 * advice.size()];
      for (int i = 0; i < advice.size(); i++) {
        CRC32 subject = new CRC32();
        subject.update(advice.get(i).subject().toString().getBytes(StandardCharsets.UTF_8));
        bits[2 * i] = subject.getValue();
        bits[2 * i + 1] = Double.doubleToLongBits(advice.get(i).score());
      }
      return bits;
    }
  }

  @Override
  public String label() {
    return "tag reviewer \""
        + factory.name()
        + (exclusive ? "\" (exclusive tags)" : "\" (tags together)");
  }

  /** The kit's reports, some with a tag that is not theirs. */
  @Override
  public Work work() {
    Work work = corpus.work(exclusive);
    List<Report> reports = new ArrayList<>(work.reports());
    for (int i = 0; i < reports.size(); i += WRONG_EVERY) {
      Report report = reports.get(i);
      TreeSet<Tag> tags = new TreeSet<>(report.tags());
      tags.pollFirst();
      tags.add(work.tags().get(i / WRONG_EVERY % work.tags().size()));
      reports.set(i, new Report(report.id(), report.text(), tags, null, null, null));
    }
    return work.with(reports);
  }

  @Override
  public Ready make(Work work) {
    Ready ready = create(work, MIN_REPORTS);
    ready.review(work.reports(), work.progress());
    return ready;
  }

  /** Without a first review. */
  Ready create(Work work, int minReports) {
    TagReviewer reviewer =
        factory.create(new TagReviewerSettings(exclusive, minReports, work.seed(), work.threads()));
    Broken.unless(reviewer != null, () -> "create gave null");
    return new Ready(reviewer, work.reports(), work.tags().get(0));
  }

  @Override
  public boolean readsReports() {
    return true;
  }

  @Override
  public boolean worksLong() {
    return true;
  }

  @Override
  public boolean answersAlone() {
    return false;
  }

  @Override
  public int affordable(int runs) {
    return Math.max(2, runs / 200);
  }
}
