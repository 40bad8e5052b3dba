package uk.toex.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import uk.toex.api.CancelledException;

/**
 * The pipe as seen from the plugin's process. A thread of its own reads all the time, so that the
 * end of the host is noticed even while the plugin computes; the process then ends.
 */
final class HostLink {

  /** What the process ends with when the host is gone or the pipe is broken. */
  static final int HOST_GONE = 66;

  private final BlockingQueue<Frames.Frame> came = new ArrayBlockingQueue<>(2);
  private final OutputStream out;
  private int number;
  private boolean training;

  HostLink(InputStream in, OutputStream out) {
    this.out = out;
    Thread reader = new Thread(() -> read(in), "toex-host-link");
    reader.setDaemon(true);
    reader.start();
  }

  /** Waits for what the host asks next. */
  Frames.Frame next() {
    Frames.Frame frame = take();
    synchronized (this) {
      number = frame.number();
      training = frame.kind() == Wire.TRAIN;
    }
    return frame;
  }

  /** Answers what was asked last; from then on no thread of the plugin's may ask back. */
  synchronized void answer(int kind, Out payload) {
    training = false;
    write(kind, payload);
  }

  /**
   * Asks the host something in the middle of a training, from whatever thread.
   *
   * @throws CancelledException if the training is over
   */
  synchronized In ask(int kind, Out payload) {
    if (!training) {
      throw new CancelledException("asking the host after the call has ended");
    }
    write(kind, payload);
    return take().payload();
  }

  private void write(int kind, Out payload) {
    try {
      Frames.write(out, kind, number, payload.bytes());
    } catch (IOException e) {
      Runtime.getRuntime().halt(HOST_GONE);
    }
  }

  private Frames.Frame take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return came.take();
        } catch (InterruptedException e) {
          // A plugin may interrupt its own threads; the answer is on its way all the same.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read(InputStream in) {
    try {
      Frames.Frame frame = Frames.read(in, Wire.MOST_ASKED);
      while (frame != null) {
        came.put(frame);
        frame = Frames.read(in, Wire.MOST_ASKED);
      }
    } catch (IOException | InterruptedException e) {
      // As at the end of the stream.
    } finally {
      Runtime.getRuntime().halt(HOST_GONE);
    }
  }
}
