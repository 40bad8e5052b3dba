package uk.toex.bench.jmh;

import java.util.List;
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
import uk.toex.api.report.Report;
import uk.toex.nlp.LinearTagModel;

/**
 * Words, pairs and their hashes alone; an operation is a report of about 1.6 kB. It scores by a
 * model that knows two tags and a handful of words, so that next to nothing is added up: what is
 * left is cutting the text into words, hashing, counting, and finding that the model lacks them.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class FeaturesBenchmark {

  @Param("4000")
  int texts;

  private String[] text = {};
  private double[] out = {};

  @SuppressWarnings("NullAway.Init") // by setUp
  private LinearTagModel.Scorer scorer;

  private int next;

  @Setup
  public void setUp() {
    LinearTagModel model = Trained.on(barren());
    text = Trained.unseenTexts(texts);
    scorer = model.scorer();
    out = new double[model.tags().size()];
  }

  /** One report. */
  @Benchmark
  public double[] features() {
    scorer.probabilities(text[next], out);
    next = next + 1 == text.length ? 0 : next + 1;
    return out;
  }

  /** Reports whose words no other report holds. */
  private static List<Report> barren() {
    return List.of(
        Report.of("1", "qaax qabx", "A"),
        Report.of("2", "qaax qabx qacx", "A"),
        Report.of("3", "qaax qadx", "A"),
        Report.of("4", "qbax qbbx", "B"),
        Report.of("5", "qbax qbbx qbcx", "B"),
        Report.of("6", "qbax qbdx", "B"));
  }
}
