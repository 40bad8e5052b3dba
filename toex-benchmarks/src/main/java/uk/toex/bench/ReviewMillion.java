package uk.toex.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import uk.toex.api.Advice;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.TagIssue;
import uk.toex.io.Numbers;
import uk.toex.io.ReportStore;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;
import uk.toex.synth.ReportGenerator;

/**
 * Reviews a large collection of synthetic reports, 20 tags, about 1.6 kB each, and tells time and
 * heap. The reports are generated into a {@link ReportStore} first, so that the review's figures
 * hold reading them but not making them.
 */
public final class ReviewMillion {

  private ReviewMillion() {}

  /** Usage: {@code [reports] [threads]}; a million and all processors by default. */
  public static void main(String[] args) {
    int reports = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int threads =
        args.length > 1 ? Integer.parseInt(args[1]) : Runtime.getRuntime().availableProcessors();
    run(reports, threads, ReviewSettings.defaults().minReports(), System.out, System.err);
  }

  static void run(int reports, int threads, int minReports, PrintStream out, PrintStream progress) {
    Progress shown = new Shown(progress);
    Clock generating = new Clock();
    try (ReportStore store = ReportStore.create()) {
      long characters = generate(reports, store, shown);
      out.println(
          "generated: " + reports + " reports, " + characters + " characters, " + generating);
      HeapWatch heap = new HeapWatch();
      Clock reviewing = new Clock();
      ReviewSettings settings =
          ReviewSettings.defaults().withThreads(threads).withMinReports(minReports);
      Review review = new TagReview(settings).run(store.asList(), shown);
      out.println("reviewed: " + reviewing + ", " + threads + " threads");
      Clock explaining = new Clock();
      long parts = 0;
      int listed = 0;
      for (Advice<TagIssue> advice : review.advice()) {
        parts += advice.explanation().parts().size();
        listed++;
      }
      out.println("explained: " + listed + " issues in " + parts + " parts, " + explaining);
      out.println("tags: " + review.tags().size() + ", candidates: " + review.candidates());
      out.println(
          "heap: "
              + mebibytes(heap.peakAfterCollection())
              + " MiB at most after a collection, "
              + mebibytes(heap.peakUsed())
              + " MiB at most in use, "
              + mebibytes(Runtime.getRuntime().maxMemory())
              + " MiB allowed");
    }
  }

  private static long generate(int reports, ReportStore store, Progress progress) {
    ReportGenerator generator = Synthetic.generator(2026);
    long characters = 0;
    for (int i = 0; i < reports; i++) {
      Report report = generator.report(i).report();
      store.append(report);
      characters += report.text().length();
      if (i % 10_000 == 0) {
        progress.step("generating", i, reports);
      }
    }
    return characters;
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }

  /** Time on the clock and of the processors since it was made. */
  private static final class Clock {
    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long wall = System.nanoTime();
    private final long cpu = SYSTEM.getProcessCpuTime();

    @Override
    public String toString() {
      return Numbers.fixed((System.nanoTime() - wall) / 1e9, 1)
          + " s, "
          + Numbers.fixed((SYSTEM.getProcessCpuTime() - cpu) / 1e9, 1)
          + " CPU s";
    }
  }

  /** Prints a line when a stage begins, and every ten seconds. */
  private static final class Shown implements Progress {
    private static final long PERIOD = 10_000_000_000L;

    private final PrintStream out;
    private final Set<String> begun = new HashSet<>();
    private final long start = System.nanoTime();
    private long last;

    Shown(PrintStream out) {
      this.out = out;
    }

    @Override
    public synchronized void update(String stage, long done, long total) {
      long time = System.nanoTime();
      if (begun.add(stage) || time - last > PERIOD) {
        last = time;
        String of = total < 0 ? "" : " of " + total;
        out.println(Numbers.fixed((time - start) / 1e9, 1) + " s: " + stage + " " + done + of);
      }
    }
  }
}
