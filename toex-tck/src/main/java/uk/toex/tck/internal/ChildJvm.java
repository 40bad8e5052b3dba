package uk.toex.tck.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.tck.internal.Verdict.Untestable;

/** A second Java process in which the plugin is opened, used and closed, and which is watched. */
final class ChildJvm {
  private static final long LOOK_MILLIS = 4;

  private ChildJvm() {}

  /** How the second process differs from this one. */
  enum Variant {
    /** Not at all. */
    SAME,
    /** Another locale, time zone and encoding, and code compiled otherwise. */
    ELSEWHERE,
    /** Another JDK. */
    OTHER_JAVA
  }

  /**
   * What was seen of it.
   *
   * @param code its exit code
   * @param finished whether it got to its end, whatever went wrong before
   * @param stayed whether it had to be stopped, since it stayed after its end or never got there
   * @param answers digests of answers by subject
   * @param failure what went wrong inside, or null
   * @param openFiles files that it held open after closing the plugin
   * @param classes classes of interest that were set to work in it
   * @param sockets internet sockets that it held; null where that can't be seen
   * @param printed what it wrote to its standard output
   * @param left files that it left in its working and temporary folder
   * @param errors the beginning of its standard error
   */
  record Ended(
      int code,
      boolean finished,
      boolean stayed,
      TreeMap<String, String> answers,
      @Nullable String failure,
      List<String> openFiles,
      Set<String> classes,
      @Nullable Set<String> sockets,
      String printed,
      List<String> left,
      String errors) {

    /** Untested for a plugin that ends its process: it must not be run in this one. */
    void requireNoExit() {
      if (!finished && !stayed) {
        throw new Untestable(
            "not run in this process, since it ended the watched one with code " + code);
      }
    }

    /** Untested unless the plugin got through all of it. */
    Ended complete() {
      if (!finished) {
        throw new Untestable(
            stayed
                ? "the second process did not come to an end in time"
                : "the second process ended early with code " + code + " " + errors);
      }
      if (failure != null) {
        throw new Untestable("in the second process: " + failure);
      }
      return this;
    }
  }

  static Ended run(Variant variant, Class<?> pluginClass, PluginCode code, Settings settings)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("toex-kit");
    try {
      for (String each : List.of("work", "tmp")) {
        Files.createDirectory(folder.resolve(each));
      }
      Path home = settings.folder();
      new ChildOrders(
              pluginClass.getName(),
              home == null ? "" : home.toAbsolutePath().toString(),
              settings.seed(),
              settings.reports())
          .write(folder.resolve("orders"));
      Process process =
          new ProcessBuilder(command(variant, folder, code, settings))
              .directory(folder.resolve("work").toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile())
              .start();
      try {
        return watch(process, folder, settings);
      } finally {
        process.destroyForcibly().waitFor();
      }
    } finally {
      delete(folder);
    }
  }

  private static List<String> command(
      Variant variant, Path folder, PluginCode code, Settings settings) {
    Path home = Path.of(System.getProperty("java.home"));
    if (variant == Variant.OTHER_JAVA && settings.otherJava() != null) {
      home = settings.otherJava();
    }
    Path java = home.resolve("bin/java");
    if (!Files.exists(java) && !Files.exists(home.resolve("bin/java.exe"))) {
      throw new Untestable("there is no bin/java in " + home);
    }
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(
        List.of(
            "-Xlog:class+init=info:file=../classes::filecount=0",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + folder.resolve("tmp")));
    if (variant == Variant.ELSEWHERE) {
      command.addAll(
          List.of(
              "-Duser.language=tr",
              "-Duser.country=TR",
              "-Duser.timezone=Pacific/Chatham",
              "-Dfile.encoding=ISO-8859-1",
              "-XX:TieredStopAtLevel=1"));
    }
    command.addAll(settings.childOptions());
    command.addAll(List.of("-cp", code.pathOfChild(), ChildMain.class.getName()));
    command.addAll(List.of(folder.resolve("orders").toString(), folder.resolve("told").toString()));
    return command;
  }

  private static Ended watch(Process process, Path folder, Settings settings)
      throws IOException, InterruptedException {
    SocketWatch sockets = new SocketWatch(process.pid());
    Duration limit = settings.deadline().multipliedBy(4).dividedBy(5);
    long end = System.nanoTime() + limit.toNanos();
    long endAfterEnd = Long.MAX_VALUE;
    boolean stayed = false;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      sockets.look();
      long now = System.nanoTime();
      if (endAfterEnd == Long.MAX_VALUE && told(folder).contains("end")) {
        endAfterEnd = now + settings.patience().toNanos();
      }
      if (now > end || now > endAfterEnd) {
        stayed = true;
        process.destroyForcibly();
      }
    }
    return ended(process.exitValue(), stayed, folder, sockets);
  }

  private static Ended ended(int code, boolean stayed, Path folder, SocketWatch sockets)
      throws IOException {
    TreeMap<String, String> answers = new TreeMap<>();
    List<String> open = new ArrayList<>();
    String failure = null;
    boolean finished = false;
    for (String line : told(folder)) {
      String[] parts = line.split("\t", -1);
      switch (parts[0]) {
        case "answers" -> answers.put(parts[1], parts[2]);
        case "open" -> open.add(parts[1]);
        case "failure" -> failure = parts[1];
        case "end" -> finished = true;
        default -> {}
      }
    }
    List<String> left = new ArrayList<>(files(folder, "work"));
    left.addAll(files(folder, "tmp"));
    return new Ended(
        code,
        finished,
        stayed,
        answers,
        failure,
        open,
        WatchedClasses.in(folder.resolve("classes")),
        sockets.seen(),
        beginning(folder.resolve("out")),
        left,
        Told.shortened(beginning(folder.resolve("err"))));
  }

  private static List<String> told(Path folder) throws IOException {
    Path file = folder.resolve("told");
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static String beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(2000), StandardCharsets.UTF_8);
    }
  }

  private static List<String> files(Path folder, String part) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(part))) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
