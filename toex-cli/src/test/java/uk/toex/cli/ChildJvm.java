package uk.toex.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the command in a Java process of its own. */
final class ChildJvm {

  private ChildJvm() {}

  /** What a process gave. */
  record Outcome(int code, String err) {}

  static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  /** A JDK 25 that stands beside the one in use. */
  static Optional<Path> jdk25() throws IOException {
    Path folder = home().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .filter(path -> String.valueOf(path.getFileName()).contains("25"))
          .filter(path -> Files.isExecutable(path.resolve("bin/java")))
          .sorted()
          .findFirst();
    }
  }

  static Outcome run(Path home, List<String> options, String... args)
      throws IOException, InterruptedException {
    return start(new ArrayList<>(), home, options, args);
  }

  /** With a limit on the size of files, in blocks of 512 bytes, to stand for a full disk. */
  static Outcome limitedTo(int blocks, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
    return start(command, home(), List.of("-XX:-UsePerfData"), args);
  }

  private static Outcome start(
      List<String> command, Path home, List<String> options, String... args)
      throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath));
    command.addAll(options);
    command.add("uk.toex.cli.Toex");
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream err = process.getErrorStream()) {
      String text = new String(err.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Outcome(process.exitValue(), text);
    }
  }
}
