package uk.toex.bench.comms;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.toex.comms.CommsLoader;
import uk.toex.comms.LoadReport;
import uk.toex.io.Input;
import uk.toex.io.Numbers;

/**
 * Loads a file into new stores, again and again in one JVM, and prints wall and CPU seconds.
 *
 * <pre>
 * CommsLoadFigures comms.csv FOLDER [TIMES [THREADS]]
 * </pre>
 */
public final class CommsLoadFigures {

  private CommsLoadFigures() {}

  /** Measures. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    int times = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
    for (int i = 0; i < times; i++) {
      Path store = folder.resolve("store-" + i);
      long wall = System.nanoTime();
      long cpu = cpu();
      LoadReport report;
      try (CommsLoader loader = CommsLoader.into(store).threads(threads)) {
        loader.load(Input.of(file), CommsLoader.generic());
        report = loader.commit();
      }
      print(i, System.nanoTime() - wall, cpu() - cpu, report);
      delete(store);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(int i, long wall, long cpu, LoadReport report) {
    String line =
        "run "
            + i
            + ": wall "
            + Numbers.fixed(wall / 1e9, 2)
            + " s, CPU "
            + Numbers.fixed(cpu / 1e9, 2)
            + " s, "
            + report.counts();
    System.out.println(line);
  }

  private static void delete(Path store) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(store)) {
      for (Path each : all) {
        Files.delete(each);
      }
    }
    Files.delete(store);
  }
}
