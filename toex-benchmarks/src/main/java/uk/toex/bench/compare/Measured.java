package uk.toex.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.toex.bench.compare.TimedProcess.Usage;

/** The runs of one contender at one job, each with a run over few reports beside it. */
final class Measured {

  private final List<Usage> all = new ArrayList<>();
  private final List<Usage> few = new ArrayList<>();
  private final int reports;
  private final int fewReports;

  Measured(int reports, int fewReports) {
    this.reports = reports;
    this.fewReports = fewReports;
  }

  void add(Usage whole, Usage start) {
    all.add(whole);
    few.add(start);
  }

  /** Reports a CPU second of the whole process, start-up included; the median of the rounds. */
  double gross() {
    return reports / median(all, true);
  }

  /** Reports a CPU second once started: what the reports beyond the few took beyond the few. */
  double net() {
    return (reports - fewReports) / (median(all, true) - median(few, true));
  }

  /** CPU seconds of the run over few reports. */
  double startUp() {
    return median(few, true);
  }

  /** Seconds on the clock of the whole run. */
  double wall() {
    return median(all, false);
  }

  /** The slowest whole run's CPU seconds over the quickest's, less one. */
  double spread() {
    double[] cpu = all.stream().mapToDouble(Usage::cpu).sorted().toArray();
    return cpu[cpu.length - 1] / cpu[0] - 1;
  }

  private static double median(List<Usage> runs, boolean cpu) {
    double[] values = runs.stream().mapToDouble(u -> cpu ? u.cpu() : u.wall()).toArray();
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
