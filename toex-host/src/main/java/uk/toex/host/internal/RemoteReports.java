package uk.toex.host.internal;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/**
 * The host's reports and progress as seen from the plugin's process. Reports are fetched block by
 * block when they are read, and a share of the heap is spent on keeping those read last, so that a
 * collection may be larger than this process's memory.
 */
final class RemoteReports extends AbstractList<Report> implements RandomAccess {

  /** How many reports the host is asked for at once; it may give fewer, at least one. */
  static final int BLOCK = 64;

  private final HostLink host;
  private final int size;
  private final long mostKept = Runtime.getRuntime().maxMemory() / 16;
  private final Map<Integer, Report> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long charsKept;

  RemoteReports(HostLink host, int size) {
    this.host = host;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public synchronized Report get(int index) {
    Report here = kept.get(Objects.checkIndex(index, size));
    if (here != null) {
      return here;
    }
    List<Report> fetched = fetch(index);
    for (int i = 0; i < fetched.size(); i++) {
      keep(index + i, fetched.get(i));
    }
    return fetched.get(0);
  }

  private List<Report> fetch(int from) {
    In in = host.ask(Wire.NEED, new Out().i32(from).i32(Math.min(BLOCK, size - from)));
    List<Report> fetched = new ArrayList<>();
    try {
      if (in.u8() != 0) {
        throw new CancelledException("reading reports");
      }
      for (int n = in.count(20); n > 0; n--) {
        fetched.add(Wire.report(in));
      }
      in.end();
    } catch (IOException e) {
      throw new IllegalStateException("the host's answer can't be read", e);
    }
    return fetched;
  }

  private void keep(int index, Report report) {
    if (kept.put(index, report) == null) {
      charsKept += cost(report);
    }
    var eldest = kept.entrySet().iterator();
    while (charsKept > mostKept && kept.size() > 1) {
      charsKept -= cost(eldest.next().getValue());
      eldest.remove();
    }
  }

  private static long cost(Report report) {
    return 200L + report.text().length();
  }

  /** The host's progress. */
  Progress progress() {
    return new Progress() {
      @Override
      public void update(String stage, long done, long total) {
        tell(stage, done, total);
      }

      @Override
      public boolean cancelled() {
        return tell("", 0, 0);
      }
    };
  }

  /** Tells the host how far the work has come; returns whether it wants it to end. */
  private boolean tell(String stage, long done, long total) {
    String cut = stage.length() > Wire.MOST_NAME ? stage.substring(0, Wire.MOST_NAME) : stage;
    try {
      return host.ask(Wire.PROGRESS, new Out().string(cut).i64(done).i64(total)).u8() != 0;
    } catch (CancelledException e) {
      return true;
    } catch (IOException e) {
      throw new IllegalStateException("the host's answer can't be read", e);
    }
  }
}
