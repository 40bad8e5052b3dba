package uk.toex.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command and measures it from outside. CPU seconds are what POSIX's {@code times}, built
 * into every shell, tells of a waited-for child and its children, in steps of 10 ms; so nothing
 * needs to be installed.
 */
final class TimedProcess {

  /**
   * What a process took.
   *
   * @param wall seconds on the clock
   * @param cpu seconds of processor time, user and system
   */
  record Usage(double wall, double cpu) {}

  private static final String SCRIPT =
      "\"$@\" </dev/null >\"$TOEX_OUT\" 2>\"$TOEX_LOG\"; code=$?; times; exit $code";

  private final List<String> pin;
  private final Path log;

  /**
   * @param pin what goes before every command, such as {@code taskset -c 1}
   * @param log where standard error goes, overwritten by each run
   */
  TimedProcess(List<String> pin, Path log) {
    this.pin = List.copyOf(pin);
    this.log = log;
  }

  /**
   * Runs a command to its end.
   *
   * @param out takes the standard output
   * @throws IllegalStateException if it fails, with the end of what it said
   */
  Usage run(List<String> command, Path out) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    all.addAll(pin);
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("TOEX_OUT", out.toString());
    builder.environment().put("TOEX_LOG", log.toString());
    for (String name : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
      builder.environment().put(name, "1");
    }
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      double wall = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new IllegalStateException(
            "exit code " + code + " of: " + String.join(" ", command) + "\n" + said + lastOfLog());
      }
      return new Usage(wall, childSeconds(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command.get(0), e);
    }
  }

  /** The children's user and system seconds: the second line of {@code times}. */
  static double childSeconds(String times) {
    String[] words = times.strip().split("\\s+", -1);
    if (words.length != 4) {
      throw new IllegalStateException("not what the shell's times prints: " + times);
    }
    return seconds(words[2]) + seconds(words[3]);
  }

  private static double seconds(String minutesAndSeconds) {
    int m = minutesAndSeconds.indexOf('m');
    String rest = minutesAndSeconds.substring(m + 1).replace("s", "");
    return 60 * Double.parseDouble(minutesAndSeconds.substring(0, m)) + Double.parseDouble(rest);
  }

  private String lastOfLog() throws IOException {
    String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return all.substring(Math.max(0, all.length() - 2000));
  }
}
