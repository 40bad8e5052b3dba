package uk.toex.host.internal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.IsolationSettings;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/** A factory of classifiers in a plugin's own process. Thread-safe: calls wait for each other. */
final class RemoteFactory implements ReportClassifierFactory {

  /** The most characters sent at once, but for a single text that is longer. */
  static final int MOST_CHARS = 1 << 21;

  private final String name;
  private final int index;
  private final PluginLink link;
  private final Trained trained;
  private final IsolationSettings settings;

  RemoteFactory(
      String name, int index, PluginLink link, Trained trained, IsolationSettings settings) {
    this.name = name;
    this.index = index;
    this.link = link;
    this.trained = trained;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ReportClassifier train(List<Report> reports, TrainingSettings what, Progress progress) {
    dropUnused();
    Out question = new Out().i32(index);
    Wire.write(question, what);
    question.i32(reports.size());
    Lender lender = new Lender(reports, progress, longest(settings));
    try {
      return link.ask(
          "training " + name,
          Wire.TRAIN,
          question,
          lender,
          settings.trainingDeadline(),
          in -> {
            int number = in.i32();
            List<Tag> tags = List.copyOf(Wire.tags(in));
            return trained.add(new RemoteClassifier(number, tags, link, settings), number);
          });
    } catch (RuntimeException e) {
      // What the host's own reports or progress threw says more than that the plugin gave up.
      RuntimeException own = lender.failure;
      if (own != null) {
        own.addSuppressed(e);
        throw own;
      }
      throw e;
    }
  }

  /** The longest text that a process takes, in UTF-16 units: what fits its heap many times. */
  static int longest(IsolationSettings settings) {
    return (int) Math.min(((long) settings.heapMiB() << 20) / 32, Wire.MOST_ASKED / 4);
  }

  private void dropUnused() {
    List<Integer> unused = trained.unused();
    if (!unused.isEmpty()) {
      Out question = new Out().i32(unused.size());
      unused.forEach(question::i32);
      link.ask("dropping", Wire.DROP, question, null, settings.deadline(), in -> true);
    }
  }

  /** Gives the process the reports that it asks for, and passes its progress on. */
  private static final class Lender implements PluginLink.Lending {

    private final List<Report> reports;
    private final Progress progress;
    private final int longest;
    private volatile boolean cancelled;
    private volatile @Nullable RuntimeException failure;

    Lender(List<Report> reports, Progress progress, int longest) {
      this.reports = reports;
      this.progress = progress;
      this.longest = longest;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public Out answer(int kind, In in) throws IOException {
      switch (kind) {
        case Wire.NEED -> {
          int from = in.i32();
          int count = in.i32();
          in.end();
          if (from < 0 || count < 1 || from > reports.size() - count) {
            throw new IOException("it asks for reports that there are not");
          }
          return cancelled ? new Out().u8(1) : give(from, Math.min(count, RemoteReports.BLOCK));
        }
        case Wire.PROGRESS -> {
          String stage = Said.printable(in.string(Wire.MOST_NAME), 200);
          long done = in.i64();
          long total = in.i64();
          in.end();
          return new Out().u8(tell(stage, done, total) ? 1 : 0);
        }
        default -> throw new IOException("it asks what can't be asked: " + kind);
      }
    }

    private Out give(int from, int count) {
      Out given = new Out();
      int n = 0;
      try {
        for (long chars = 0; n < count && chars < MOST_CHARS; n++) {
          Report report = reports.get(from + n);
          chars += report.text().length();
          if (report.text().length() > longest) {
            throw new InputRefusedException(
                "the report "
                    + report.id()
                    + " is longer than the "
                    + longest
                    + " characters that a plugin in a process of its own takes");
          }
          Wire.write(given, report);
        }
      } catch (RuntimeException e) {
        failure = e;
        cancelled = true;
        return new Out().u8(1);
      }
      return new Out().u8(0).i32(n).raw(given.bytes());
    }

    private boolean tell(String stage, long done, long total) {
      try {
        if (!stage.isEmpty()) {
          progress.update(stage, done, total);
        }
        return cancelled || progress.cancelled();
      } catch (RuntimeException e) {
        failure = e;
        cancelled = true;
        return true;
      }
    }
  }
}
