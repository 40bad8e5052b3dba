package uk.toex.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import uk.toex.api.OutputFailedException;

/**
 * The streams of one run. Results go to standard output, which is written at the end and whose
 * reader may have gone; progress, notes and errors to standard error, which never fails a run.
 */
final class Console {

  private final InputStream in;
  private final Results out;
  private final PrintStream err;
  private final boolean terminal;
  private @Nullable ConsoleProgress progress;
  private boolean quiet;
  private volatile boolean cancelled;

  /**
   * @param terminal whether {@code err} is a terminal, where a line can be drawn again
   */
  Console(InputStream in, OutputStream out, OutputStream err, boolean terminal) {
    this.in = in;
    this.out = new Results(out);
    this.err = Toex.utf8(err);
    this.terminal = terminal;
  }

  /** Leaves progress and notes out. */
  void quiet(boolean value) {
    quiet = value;
  }

  InputStream in() {
    return in;
  }

  /** Where results go; throws when they cannot be taken. */
  OutputStream out() {
    return out;
  }

  /** Prints a line of a result. */
  void print(String line) {
    try {
      out.write((Shown.lines(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Tells something that is neither a result nor an error. */
  void note(String line) {
    if (!quiet) {
      error(line);
    }
  }

  /** Tells what went wrong. */
  synchronized void error(String lines) {
    if (progress != null) {
      progress.clear();
    }
    err.print(Shown.lines(lines) + "\n");
    err.flush();
  }

  void trace(Throwable e) {
    e.printStackTrace(err);
    err.flush();
  }

  /** Where progress is shown. */
  synchronized ConsoleProgress progress() {
    if (progress == null) {
      progress = new ConsoleProgress(quiet ? null : err, terminal, this::cancelled);
    }
    return progress;
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Whether whoever read standard output has gone, as {@code head} does. */
  boolean readerGone() {
    return out.readerGone;
  }

  /** Ends the results. */
  void flush() {
    ConsoleProgress shown = progress;
    if (shown != null) {
      shown.clear();
    }
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static OutputFailedException failed(IOException e) {
    return new OutputFailedException(
        "Standard output could not be written: " + e.getMessage() + ".", e);
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  private static final class Results extends FilterOutputStream {
    private boolean readerGone;

    Results(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw noted(e);
      }
    }

    private IOException noted(IOException e) {
      String why = String.valueOf(e.getMessage());
      // As Linux and macOS say it, and Windows.
      readerGone |= why.contains("Broken pipe") || why.contains("pipe is being closed");
      return e;
    }
  }
}
