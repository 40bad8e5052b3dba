package uk.toex.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;
import uk.toex.api.report.Tag;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;
import uk.toex.io.ReportReader;
import uk.toex.io.ReportRow;
import uk.toex.nlp.LinearTagModel;

/**
 * Classifies a stream of reports. The calling thread reads and writes, others score batches; what
 * is written is in the order of the input, whatever the number of threads.
 */
final class Classification {

  private static final int BATCH = 512;

  private final LinearTagModel model;
  private final double atLeast;
  private final ConcurrentLinkedQueue<LinearTagModel.Scorer> idle = new ConcurrentLinkedQueue<>();

  private Classification(LinearTagModel model, double atLeast) {
    this.model = model;
    this.atLeast = atLeast;
  }

  private record Line(String reportId, String tag, String probability) {}

  private record Result(int reports, List<Line> lines) {}

  /** Classifies all reports and returns how many there were. */
  static long run(
      ReportReader reader,
      LinearTagModel model,
      double atLeast,
      int threads,
      CsvOut csv,
      Progress progress) {
    Classification work = new Classification(model, atLeast);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "toex-classify");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<Result>> pending = new ArrayDeque<>();
      long done = 0;
      for (List<ReportRow> batch = next(reader); batch != null; batch = next(reader)) {
        List<ReportRow> rows = batch;
        pending.add(pool.submit(() -> work.score(rows)));
        if (pending.size() > 2 * threads) {
          done += write(pending.remove(), csv);
          progress.step("classifying", done, -1);
        }
      }
      while (!pending.isEmpty()) {
        done += write(pending.remove(), csv);
      }
      progress.step("classifying", done, done);
      return done;
    } finally {
      pool.shutdownNow();
    }
  }

  private static @Nullable List<ReportRow> next(ReportReader reader) {
    List<ReportRow> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH) {
      ReportRow row = reader.next();
      if (row == null) {
        break;
      }
      batch.add(row);
    }
    return batch.isEmpty() ? null : batch;
  }

  private Result score(List<ReportRow> batch) {
    LinearTagModel.Scorer scorer = idle.poll();
    if (scorer == null) {
      scorer = model.scorer();
    }
    List<Tag> tags = model.tags();
    double[] probability = new double[tags.size()];
    List<Line> lines = new ArrayList<>();
    for (ReportRow row : batch) {
      scorer.probabilities(row.report().text(), probability);
      for (int t = 0; t < probability.length; t++) {
        if (probability[t] >= atLeast) {
          String shown = Numbers.fixed(probability[t], 15);
          lines.add(new Line(row.report().id(), tags.get(t).code(), shown));
        }
      }
    }
    idle.add(scorer);
    return new Result(batch.size(), lines);
  }

  private static int write(Future<Result> future, CsvOut csv) {
    try {
      Result result = future.get();
      for (Line line : result.lines()) {
        csv.row(line.reportId(), line.tag(), line.probability());
      }
      return result.reports();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("classifying");
    }
  }
}
