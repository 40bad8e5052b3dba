package uk.toex.bench.jmh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.bench.Synthetic;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;

/**
 * Reading reports from a file in the page cache, checks included. Read the row {@code
 * read:megabytes}: 10<sup>6</sup> bytes a second, uncompressed.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class ReadingBenchmark {

  @Param({"csv", "tsv", "jsonl", "csv.gz"})
  String format = "";

  @Param("10000")
  int reports;

  private Path file = Path.of("");
  private double megabytes;

  /** Megabytes and reports a second, beside files a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    public double megabytes;
    public long reports;
  }

  @Setup
  public void setUp() throws IOException {
    file = Files.createTempFile("toex-reading", "." + format);
    Path csv = Files.createTempFile("toex-reading", ".plain.csv");
    Synthetic.writeCsv(Synthetic.generator(7), 0, reports, csv);
    switch (format) {
      case "csv" -> Files.copy(csv, file, StandardCopyOption.REPLACE_EXISTING);
      case "tsv" -> writeTsv();
      case "jsonl" -> writeJsonLines();
      case "csv.gz" -> {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
          Files.copy(csv, out);
        }
      }
      default -> throw new IllegalArgumentException(format);
    }
    megabytes = Files.size(format.equals("csv.gz") ? csv : file) / 1e6;
    Files.delete(csv);
  }

  @TearDown
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  /** One file. */
  @Benchmark
  public void read(Count count, Blackhole hole) {
    try (Rejects rejects = Rejects.counted();
        ReportReader reader =
            ReportReader.open(Input.of(file), ReportOptions.defaults(), rejects)) {
      reader.forEach(hole::consume, Progress.NONE);
      count.reports += reports;
    }
    count.megabytes += megabytes;
  }

  private void writeTsv() throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write("id\ttext\ttags\n");
      for (Report r : Synthetic.reports(Synthetic.generator(7), 0, reports)) {
        String text = r.text().replace("\"", "\"\"").replace('\t', ' ');
        out.write(r.id() + "\t\"" + text + "\"\t" + Synthetic.joined(r.tags(), ";") + "\n");
      }
    }
  }

  private void writeJsonLines() {
    try (JsonOut out = JsonOut.lines(file)) {
      for (Report r : Synthetic.reports(Synthetic.generator(7), 0, reports)) {
        out.beginObject().put("id", r.id()).put("text", r.text()).beginArray("tags");
        for (Tag tag : r.tags()) {
          out.add(tag.code());
        }
        out.endArray().endObject();
      }
      out.commit();
    }
  }
}
