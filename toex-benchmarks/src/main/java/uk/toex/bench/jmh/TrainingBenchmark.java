package uk.toex.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import uk.toex.api.report.Report;
import uk.toex.nlp.LinearTagModel;

/**
 * Training a model of 20 tags on one thread, tokenising and calibrating included. An iteration is
 * one training; read the row {@code train:reports}, in reports a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class TrainingBenchmark {

  @Param("20000")
  int trainedOn;

  private List<Report> reports = List.of();

  /** Reports a second, beside trainings a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    public long reports;
  }

  @Setup
  public void setUp() {
    reports = Trained.reports(0, trainedOn);
  }

  /** One training. */
  @Benchmark
  public LinearTagModel train(Count count) {
    count.reports += reports.size();
    return Trained.on(reports);
  }
}
