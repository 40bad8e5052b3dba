package uk.toex.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;

/**
 * Shows progress: on a terminal a bar that is drawn again, otherwise a line every few seconds.
 * Thread-safe.
 */
final class ConsoleProgress implements Progress {

  private static final long SECOND = 1_000_000_000L;
  private static final long EVERY_ON_TERMINAL = SECOND / 10;
  private static final long EVERY_IN_LOG = 5 * SECOND;
  private static final int WIDTH = 24;

  private final @Nullable PrintStream out;
  private final boolean terminal;
  private final BooleanSupplier cancelled;
  private String stage = "";
  private long stageStarted;
  private long stageFrom;
  private long lastShown = System.nanoTime();
  private boolean drawn;

  ConsoleProgress(@Nullable PrintStream out, boolean terminal, BooleanSupplier cancelled) {
    this.out = out;
    this.terminal = terminal;
    this.cancelled = cancelled;
  }

  @Override
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    if (out == null) {
      return;
    }
    long now = System.nanoTime();
    if (!name.equals(stage)) {
      stage = name;
      stageStarted = now;
      stageFrom = done;
    }
    if (now - lastShown < (terminal ? EVERY_ON_TERMINAL : EVERY_IN_LOG)) {
      return;
    }
    lastShown = now;
    String line = line(name, done, total, done - stageFrom, (double) (now - stageStarted) / SECOND);
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      drawn = true;
    } else {
      out.print(line + "\n");
    }
    out.flush();
  }

  /** Removes the bar. */
  synchronized void clear() {
    if (drawn && out != null) {
      out.print("\r\u001b[K");
      out.flush();
      drawn = false;
    }
  }

  private String line(String name, long done, long total, long gained, double seconds) {
    StringBuilder line = new StringBuilder();
    if (terminal && total > 0) {
      int full = (int) Math.min(WIDTH, WIDTH * done / total);
      line.append('[').append("#".repeat(full)).append(".".repeat(WIDTH - full)).append("] ");
    }
    line.append(Shown.line(name, 40)).append(' ');
    if (total > 0) {
      line.append(100 * done / total).append(" % of ").append(Shown.count(total));
    } else {
      line.append(Shown.count(done));
    }
    double rate = gained / Math.max(seconds, 1e-3);
    if (seconds >= 0.5 && rate >= 1) {
      line.append(", ").append(Shown.count((long) rate)).append("/s");
      if (total > done) {
        line.append(", ").append(time((long) ((total - done) / rate))).append(" left");
      }
    }
    return line.toString();
  }

  private static String time(long seconds) {
    long s = seconds % 60;
    return seconds / 60 + (s < 10 ? ":0" : ":") + s;
  }
}
