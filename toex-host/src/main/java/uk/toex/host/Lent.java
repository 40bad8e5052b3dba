package uk.toex.host;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/**
 * Reports and progress lent to a plugin for one call. Once taken back they answer nothing: the
 * thread of a call that was given up must not go on reading what the host closes or reads itself.
 */
final class Lent {

  private final List<Report> reports;
  private final Progress progress;
  private final int size;
  private boolean over;

  Lent(List<Report> reports, Progress progress) {
    this.reports = reports;
    this.progress = progress;
    this.size = reports.size();
  }

  List<Report> reports() {
    return new View();
  }

  Progress progress() {
    return new Progress() {
      @Override
      public void update(String stage, long done, long total) {
        synchronized (Lent.this) {
          if (!over) {
            progress.update(stage, done, total);
          }
        }
      }

      @Override
      public boolean cancelled() {
        synchronized (Lent.this) {
          return over || progress.cancelled();
        }
      }
    };
  }

  /** Returns once no read is under way; from then on there is none. */
  synchronized void takeBack() {
    over = true;
  }

  private final class View extends AbstractList<Report> implements RandomAccess {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Report get(int index) {
      synchronized (Lent.this) {
        if (over) {
          throw new CancelledException("reading reports after the call has ended");
        }
        return reports.get(index);
      }
    }
  }
}
