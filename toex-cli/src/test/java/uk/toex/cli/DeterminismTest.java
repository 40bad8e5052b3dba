package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input, settings and seed give the same bytes wherever and however they are run. */
class DeterminismTest {

  private static final List<String> FILES =
      List.of(
          "reports.csv",
          "review.csv",
          "review.jsonl",
          "review.html",
          "control.csv",
          "not-enough.csv",
          "tags.model",
          "network/subjects.csv",
          "network/locations.csv",
          "network/explanations.jsonl",
          "network/network.html");

  @TempDir static Path shared = Path.of("");

  private static Path expected = Path.of("");

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void once() {
    expected = shared.resolve("expected");
    assertThat(Cli.run(args(expected, 1)).code()).isZero();
  }

  @Test
  void in_two_threads() {
    Path out = folder.resolve("threads");
    assertThat(Cli.run(args(out, 2)).code()).isZero();
    compare(out);
  }

  @Test
  void where_the_dotless_i_and_an_early_day_live() throws Exception {
    inChild(
        ChildJvm.home(),
        List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Apia",
            "-Dfile.encoding=ISO-8859-1"));
  }

  @Test
  void on_jdk25() throws Exception {
    Optional<Path> jdk = ChildJvm.jdk25();
    assumeTrue(jdk.isPresent(), "no JDK 25 beside " + ChildJvm.home());
    inChild(jdk.orElseThrow(), List.of("-Duser.language=ar", "-Duser.country=EG"));
  }

  private void inChild(Path home, List<String> options) throws IOException, InterruptedException {
    Path out = folder.resolve("child");
    Object[] args = args(out, 2);
    String[] strings = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      strings[i] = args[i].toString();
    }
    ChildJvm.Outcome outcome = ChildJvm.run(home, options, strings);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    compare(out);
  }

  private static Object[] args(Path out, int threads) {
    return new Object[] {"demo", "--out", out, "--size", "tiny", "--quiet", "--threads", threads};
  }

  private static void compare(Path out) {
    for (String name : FILES) {
      assertThat(out.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
  }
}
