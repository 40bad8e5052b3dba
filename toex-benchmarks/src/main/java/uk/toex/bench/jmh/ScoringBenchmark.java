package uk.toex.bench.jmh;

import java.util.concurrent.TimeUnit;
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
import uk.toex.nlp.LinearTagModel;

/**
 * From the raw text of about 1.6 kB to the probabilities of 20 tags; an operation is a report. The
 * model has learned from {@code trainedOn} reports: the more, the larger its weights and the more
 * memory a text touches. Nothing must be allocated: run with {@code -prof gc}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ScoringBenchmark {

  @Param("20000")
  int trainedOn;

  /** Enough that the texts themselves don't stay in the nearest caches. */
  @Param("4000")
  int texts;

  private String[] text = {};
  private double[] out = {};

  @SuppressWarnings("NullAway.Init") // by setUp
  private LinearTagModel.Scorer scorer;

  private int next;

  @Setup
  public void setUp() {
    LinearTagModel model = Trained.on(Trained.reports(0, trainedOn));
    text = Trained.unseenTexts(texts);
    scorer = model.scorer();
    out = new double[model.tags().size()];
  }

  /** One report. */
  @Benchmark
  public double[] score() {
    scorer.probabilities(text[next], out);
    next = next + 1 == text.length ? 0 : next + 1;
    return out;
  }
}
