package uk.toex.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uk.toex.bench.plugin.PluginFolders;
import uk.toex.host.PluginPolicy;
import uk.toex.host.Plugins;
import uk.toex.host.VersionRange;

/**
 * Finding, checking, digesting and loading a folder of plugins; an operation is the whole
 * catalogue. The first iteration of each fork is cold: with {@code -wi 0 -i 1 -f 10} that is what a
 * new process sees.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 5)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by setUp
public class CatalogueBenchmark {

  @Param("100")
  int count;

  private Path folder;
  private PluginPolicy policy;
  private Plugins plugins;

  @Setup
  public void setUp() throws IOException {
    folder = Files.createTempDirectory("toex-bench-plugins");
    PluginFolders.make(folder, count);
    policy = Plugins.pin(folder, VersionRange.ANY);
  }

  /** Finds and loads all. */
  @Benchmark
  public int load() {
    plugins = Plugins.finder().folder(folder).policy(policy).find();
    return plugins.installed().size();
  }

  @TearDown(Level.Iteration)
  public void close() {
    if (plugins.installed().size() < count) {
      throw new IllegalStateException(plugins.problems().toString());
    }
    plugins.close();
  }
}
