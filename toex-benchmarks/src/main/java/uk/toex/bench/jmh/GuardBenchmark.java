package uk.toex.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.bench.plugin.PluginFolders;
import uk.toex.host.PluginPolicy;
import uk.toex.host.Plugins;
import uk.toex.host.VersionRange;
import uk.toex.spi.TrainingSettings;

/**
 * What the guard costs; an operation is a report, in batches of 256 with 20 tags. Both ask a
 * classifier that does nothing, so their difference is the guard. What is left of the built-in
 * classifier's speed is for {@link uk.toex.bench.GuardPair}, which alternates.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GuardBenchmark.BATCH)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // by setUp
public class GuardBenchmark {

  static final int BATCH = 256;

  private List<String> texts;
  private ReportClassifier bare;
  private ReportClassifier guarded;
  private Plugins plugins;

  @Setup
  public void setUp() throws IOException {
    Path folder = Files.createTempDirectory("toex-bench-plugins");
    PluginFolders.make(folder, 1);
    PluginPolicy policy = Plugins.pin(folder, VersionRange.ANY);
    plugins = Plugins.finder().folder(folder).policy(policy).find();
    List<Report> reports = Trained.reports(0, 5000);
    TreeSet<Tag> tags = new TreeSet<>();
    reports.forEach(report -> tags.addAll(report.tags()));
    TrainingSettings settings = new TrainingSettings(List.copyOf(tags), false, 1, 1);
    bare = new Half(settings.tags());
    guarded = plugins.classifier("bench-000").train(reports, settings, Progress.NONE);
    texts = List.of(Trained.unseenTexts(BATCH));
  }

  @TearDown
  public void tearDown() {
    plugins.close();
  }

  /** Without the guard. */
  @Benchmark
  public List<double[]> bare() {
    return bare.probabilities(texts);
  }

  /** With it. */
  @Benchmark
  public List<double[]> guarded() {
    return guarded.probabilities(texts);
  }

  private record Half(List<Tag> tags) implements ReportClassifier {
    @Override
    public double[] probabilities(String text) {
      double[] p = new double[tags.size()];
      Arrays.fill(p, 0.5);
      return p;
    }

    @Override
    public Explanation explain(String text, Tag tag) {
      throw new UnsupportedOperationException("a half needs no explanation");
    }
  }
}
