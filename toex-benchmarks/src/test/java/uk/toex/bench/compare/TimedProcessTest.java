package uk.toex.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedProcessTest {

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  private Path folder;

  @Test
  void measures_the_processor_time_of_a_childs_child_too() {
    String loop = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
    TimedProcess.Usage usage =
        processes().run(List.of("sh", "-c", "sh -c '" + loop + "'; true"), folder.resolve("out"));

    assertThat(usage.cpu()).isPositive();
    assertThat(usage.wall()).isPositive();
    assertThat(folder.resolve("out")).isEmptyFile();
  }

  @Test
  void keeps_what_the_command_prints() {
    processes().run(List.of("echo", "it's \"two words\""), folder.resolve("out"));

    assertThat(folder.resolve("out")).hasContent("it's \"two words\"\n");
  }

  @Test
  void says_what_a_failed_command_said() {
    List<String> command = List.of("sh", "-c", "echo no such corpus >&2; exit 3");

    assertThatThrownBy(() -> processes().run(command, folder.resolve("out")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no such corpus");
  }

  @Test
  void reads_the_shells_times() {
    assertThat(TimedProcess.childSeconds("0m0.00s 0m0.00s\n1m2.50s 0m0.25s\n")).isEqualTo(62.75);
  }

  private TimedProcess processes() {
    return new TimedProcess(List.of(), folder.resolve("log"));
  }
}
