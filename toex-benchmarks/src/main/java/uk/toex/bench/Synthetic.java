package uk.toex.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.CsvOut;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

/** The reports that all benchmarks use: about 1.6 kB of text each, any of 20 tags. */
public final class Synthetic {

  private Synthetic() {}

  /** A generator of reports of about 1.6 kB. */
  public static ReportGenerator generator(long seed) {
    return new ReportGenerator(seed, ReportGenerator.Settings.DEFAULT.lengthy());
  }

  /** Reports as the force would hold them: with the tags given, errors included. */
  public static List<Report> reports(ReportGenerator generator, long from, int count) {
    return LongStream.range(from, from + count)
        .mapToObj(i -> generator.report(i).report())
        .toList();
  }

  /** Writes reports as CSV; {@code truth} holds the tags that they should carry. */
  public static void writeCsv(ReportGenerator generator, long from, long count, Path file) {
    try (CsvOut out =
        CsvOut.create(file, "id", "text", "tags", "grade", "date", "author", "truth")) {
      for (long i = from; i < from + count; i++) {
        SyntheticReport synthetic = generator.report(i);
        Report r = synthetic.report();
        Grade grade = r.grade();
        LocalDate date = r.date();
        out.row(
            r.id(),
            r.text(),
            joined(r.tags(), ";"),
            grade == null ? "" : grade.toString(),
            date == null ? "" : date.toString(),
            r.author(),
            joined(synthetic.trueTags(), ";"));
      }
      out.commit();
    }
  }

  /** The codes of tags, in order. */
  public static String joined(SortedSet<Tag> tags, String separator) {
    return tags.stream().map(Tag::code).collect(Collectors.joining(separator));
  }
}
