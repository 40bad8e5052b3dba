package uk.toex.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process writes, until it ends. Looks whether something is there before it reads: a read
 * that blocks could not be ended by killing the process if that has started another one which still
 * holds the pipe. One reader.
 */
final class LivePipe extends InputStream {

  private static final int LAST_LOOKS = 20;
  private static final long LAST_NAP = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(20);

  private final Process process;
  private final InputStream pipe;
  private final long longest;

  /**
   * @param longest how long to sleep between two looks at most, in nanoseconds
   */
  LivePipe(Process process, InputStream pipe, long longest) {
    this.process = process;
    this.pipe = pipe;
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long nap = SHORTEST;
    int lastLooks = 0;
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("reading from a plugin's process");
      }
      boolean alive = process.isAlive(); // Before the look, so that the last words are heard.
      int there = available();
      if (there > 0) {
        return pipe.read(bytes, offset, Math.min(there, length));
      }
      if (!alive) {
        // As a process ends, the JDK takes what is left out of the pipe before it offers it again:
        // for a moment nothing seems to be there.
        if (++lastLooks > LAST_LOOKS) {
          return -1;
        }
        nap = LAST_NAP;
      }
      LockSupport.parkNanos(nap);
      nap = Math.min(nap + nap / 2, longest);
    }
  }

  @Override
  public int available() {
    try {
      return pipe.available();
    } catch (IOException e) {
      return 0; // Closed, or just being changed for what was left in it.
    }
  }
}
