package uk.toex.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void every_benchmark_runs_on_little_data(@TempDir Path folder) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("uk\\.toex\\.bench\\.jmh")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .param("trainedOn", "60")
                    .param("texts", "10")
                    .param("reports", "20")
                    .param("count", "3")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .output(folder.resolve("log").toString())
                    .build())
            .run();

    assertThat(results)
        .extracting(r -> r.getParams().getBenchmark().replaceFirst(".*\\.jmh\\.", ""))
        .contains(
            "FeaturesBenchmark.features",
            "ScoringBenchmark.score",
            "TrainingBenchmark.train",
            "ReadingBenchmark.read",
            "GuardBenchmark.guarded",
            "CatalogueBenchmark.load",
            "CommsFieldsBenchmark.number")
        .hasSize(3 + 4 + 2 + 1 + 5); // four formats to read, two guards, five fields of comms
    assertThat(results).allSatisfy(r -> assertThat(r.getPrimaryResult().getScore()).isPositive());
  }
}
