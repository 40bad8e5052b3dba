package uk.toex.host.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.host.PluginFailedException;

/**
 * The pipe as seen from the host: one question at a time, each with a deadline. Whatever is not as
 * it must be ends the process: an answer that is late or no frame, and a caller that does not wait.
 *
 * <p>A thread of its own writes and reads, so that the caller can be interrupted while it waits,
 * which stream operations can't be.
 */
final class PluginLink implements AutoCloseable {

  private static final Duration GRACE = Duration.ofMillis(500);

  /** Reads an answer's payload. */
  interface Reading<T> {
    T from(In in) throws IOException;
  }

  /** Answers what the process asks in the middle of a call. */
  interface Lending {
    Out answer(int kind, In in) throws IOException;

    /** The caller was interrupted: the plugin is to be told to stop. */
    void cancel();
  }

  private static final class FaultException extends Exception {
    private final transient RuntimeException fault;

    FaultException(RuntimeException fault) {
      this.fault = fault;
    }
  }

  private final String plugin;
  private final ChildProcess process;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ExecutorService pump;
  private volatile @Nullable String ended;
  private int number;

  PluginLink(String plugin, ChildProcess process) {
    this.plugin = plugin;
    this.process = process;
    this.pump =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "toex-isolated-" + plugin);
              thread.setDaemon(true);
              return thread;
            });
  }

  ChildProcess process() {
    return process;
  }

  /**
   * Asks something and waits for the answer; waiting for one's turn does not count.
   *
   * @param lending null if the plugin has nothing to ask back
   * @throws ProcessEndedException if the process is gone, or had to be ended
   * @throws PluginFailedException if the plugin threw something
   * @throws CancelledException if the calling thread was interrupted
   */
  <T> T ask(
      String what,
      int kind,
      Out question,
      @Nullable Lending lending,
      Duration deadline,
      Reading<T> reading) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(what);
    }
    try {
      String why = ended;
      if (why != null) {
        throw new ProcessEndedException(why);
      }
      Future<T> answer = pump.submit(() -> exchange(kind, question, lending, reading));
      return await(what, answer, lending, deadline);
    } catch (RejectedExecutionException e) {
      throw end("is closed");
    } finally {
      turn.unlock();
    }
  }

  private <T> T await(String what, Future<T> answer, @Nullable Lending lending, Duration deadline) {
    try {
      try {
        return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        if (lending != null) {
          lending.cancel();
        }
        try {
          return answer.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
          Thread.currentThread().interrupt();
        }
      }
    } catch (TimeoutException e) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      ProcessEndedException killed =
          end(
              interrupted
                  ? "was killed: " + what + " was cancelled and went on"
                  : "was killed: " + what + " took longer than " + deadline.toMillis() + " ms");
      if (interrupted) {
        throw new CancelledException(what);
      }
      throw killed;
    } catch (InterruptedException e) {
      end("was killed: " + what + " was cancelled");
      Thread.currentThread().interrupt();
      throw new CancelledException(what);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof FaultException told) {
        throw told.fault;
      }
      if (cause instanceof IOException broken) {
        process.kill();
        String how = process.end();
        throw end(Said.printable(String.valueOf(broken.getMessage()), 300) + "; " + how);
      }
      end("was killed: " + what + " failed in the host");
      if (cause instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(cause);
    }
  }

  /** Ends the process and remembers why; the first reason stays. */
  private ProcessEndedException end(String why) {
    process.kill();
    if (ended == null) {
      ended = "the process of " + plugin + ": " + why;
    }
    return new ProcessEndedException(String.valueOf(ended));
  }

  /** Whether no call is under way. */
  boolean idle() {
    return !turn.isLocked();
  }

  /** Kills the process from any thread; a call under way fails. */
  void kill() {
    process.kill();
  }

  private <T> T exchange(int kind, Out question, @Nullable Lending lending, Reading<T> reading)
      throws IOException, FaultException {
    int mine = ++number;
    Frames.write(process.out(), kind, mine, question.bytes());
    while (true) {
      Frames.Frame frame = Frames.read(process.in(), Wire.MOST_ANSWERED);
      if (frame == null) {
        throw new IOException("it is gone");
      }
      if (frame.number() != mine) {
        throw new IOException("it answers what was not asked");
      }
      In in = frame.payload();
      switch (frame.kind()) {
        case Wire.ANSWER -> {
          T answer = reading.from(in);
          in.end();
          return answer;
        }
        case Wire.FAULT -> throw new FaultException(fault(in));
        default -> {
          if (lending == null) {
            throw new IOException("it asks when it was to answer");
          }
          Frames.write(process.out(), Wire.TOLD, mine, lending.answer(frame.kind(), in).bytes());
        }
      }
    }
  }

  private static RuntimeException fault(In in) throws IOException {
    int kind = in.u8();
    String message = Said.printable(in.string(Wire.MOST_NAME), Wire.MOST_NAME);
    in.end();
    return switch (kind) {
      case Wire.REFUSED -> new InputRefusedException(message);
      case Wire.CANCELLED -> new CancelledException(message);
      case Wire.UNSUPPORTED -> new UnsupportedOperationException(message);
      case Wire.ARGUMENT -> new IllegalArgumentException(message);
      case Wire.FAILED -> new PluginFailedException(message);
      default -> throw new IOException("there is no fault of kind " + kind);
    };
  }

  /** Ends process and thread. */
  @Override
  public void close() {
    if (ended == null) {
      ended = "the process of " + plugin + " is closed";
    }
    process.close();
    pump.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      pump.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
