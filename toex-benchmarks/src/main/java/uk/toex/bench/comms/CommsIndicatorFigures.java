package uk.toex.bench.comms;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import uk.toex.comms.CommsStore;
import uk.toex.comms.indicator.Grouping;
import uk.toex.comms.indicator.IndicatorOptions;
import uk.toex.comms.indicator.Indicators;
import uk.toex.io.Numbers;

/**
 * Works out all individual and spatial indicators of every subscriber of a store, and says how many
 * records that was per second of CPU. A record is an event as one of its two parties sees it. What
 * counts is the whole process's time: collector, compiler and all.
 *
 * <pre>
 * CommsIndicatorFigures STORE [TIMES [THREADS]]
 * </pre>
 */
public final class CommsIndicatorFigures {

  private CommsIndicatorFigures() {}

  /** Measures. */
  public static void main(String[] args) {
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    IndicatorOptions plain = IndicatorOptions.DEFAULT;
    try (CommsStore store = CommsStore.open(Path.of(args[0]))) {
      for (int i = 0; i < times; i++) {
        run(store, "by week (bandicoot's all)", plain, threads);
        run(store, "not grouped", plain.by(Grouping.NONE), threads);
        run(store, "by week, split", plain.split(), threads);
        run(store, "by week, split, extended", plain.split().withExtended(), threads);
      }
    }
  }

  private static void run(CommsStore store, String what, IndicatorOptions options, int threads) {
    long cpu = cpu();
    long wall = System.nanoTime();
    Indicators indicators = Indicators.of(store, options);
    long[] seen = new long[3];
    indicators.forEach(
        threads,
        (party, values) -> {
          seen[0]++;
          seen[1] += indicators.records(party);
          seen[2] += Double.doubleToRawLongBits(values[0]);
        });
    double seconds = (cpu() - cpu) / 1e9;
    System.out.println(
        what
            + ": "
            + seen[0]
            + " subscribers, "
            + seen[1]
            + " records, "
            + indicators.names().size()
            + " values each, CPU "
            + Numbers.fixed(seconds, 2)
            + " s, wall "
            + Numbers.fixed((System.nanoTime() - wall) / 1e9, 2)
            + " s, "
            + Numbers.fixed(seen[1] / seconds / 1e6, 2)
            + " million records per CPU second");
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
