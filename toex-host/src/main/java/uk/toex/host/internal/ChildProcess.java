package uk.toex.host.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import uk.toex.host.IsolationSettings;

/**
 * A plugin's process: started, listened to, killed, and its working folder removed. Thread-safe,
 * but for the streams, which are one thread's.
 */
final class ChildProcess implements AutoCloseable {

  private static final int MOST_HEARD = 8192;
  private static final int MOST_QUOTED = 600;
  private static final long ENDING_SECONDS = 5;

  private final Process process;
  private final Path work;
  private final int heapMiB;
  private final int nativeMiB;
  private final InputStream in;
  private final OutputStream out;
  private final Thread listener;
  private final byte[] heard = new byte[MOST_HEARD];
  private long heardBytes;

  private ChildProcess(Process process, Path work, IsolationSettings settings) {
    this.process = process;
    this.work = work;
    this.heapMiB = settings.heapMiB();
    this.nativeMiB = settings.nativeMiB();
    this.in =
        new BufferedInputStream(
            new LivePipe(process, process.getInputStream(), TimeUnit.MILLISECONDS.toNanos(1)));
    this.out = new BufferedOutputStream(process.getOutputStream());
    LivePipe errors =
        new LivePipe(process, process.getErrorStream(), TimeUnit.MILLISECONDS.toNanos(20));
    this.listener = new Thread(() -> listen(errors), "toex-isolated-stderr-" + process.pid());
    listener.setDaemon(true);
    listener.start();
  }

  /** Starts the process. */
  static ChildProcess start(Path folder, IsolationSettings settings) throws IOException {
    Path work = Files.createTempDirectory("toex-plugin-");
    try {
      return new ChildProcess(ChildCommand.of(folder, work, settings).start(), work, settings);
    } catch (IOException | RuntimeException e) {
      remove(work);
      throw e;
    }
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Kills it and all that it has started. Returns at once. */
  void kill() {
    // Its descendants first: theirs cannot be told once it is gone. Some rounds, since it may be
    // starting others; who has left the family in time is out of reach.
    for (int round = 0; round < 3; round++) {
      List<ProcessHandle> family = process.descendants().toList();
      family.forEach(ProcessHandle::destroyForcibly);
      if (family.isEmpty()) {
        break;
      }
    }
    List<ProcessHandle> last = process.descendants().toList();
    process.destroyForcibly();
    last.forEach(ProcessHandle::destroyForcibly);
  }

  /** How it ended, and what it said last, for a message. Waits a moment for both. */
  String end() {
    boolean interrupted = false;
    String how = "is still there";
    try {
      if (process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
        listener.join(TimeUnit.SECONDS.toMillis(1));
        how = exit(process.exitValue());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    String said = said();
    return said.isEmpty() ? how : how + "; it said last: \"" + said + "\"";
  }

  private String exit(int code) {
    if (code == IsolatedMain.OUT_OF_MEMORY && said().contains("OutOfMemoryError")) {
      return "ran out of memory (heap of " + heapMiB + " MiB, " + nativeMiB + " MiB beside it)";
    }
    String signal =
        switch (code) {
          case 128 + 6, 128 + 11 -> ", crashed";
          case 128 + 9 -> ", killed";
          default -> "";
        };
    return "ended with code " + code + signal;
  }

  /** The end of what it wrote to standard error. */
  private String said() {
    byte[] last;
    synchronized (heard) {
      int n = (int) Math.min(heardBytes, MOST_HEARD);
      last = new byte[n];
      for (int i = 0; i < n; i++) {
        last[i] = heard[(int) ((heardBytes - n + i) % MOST_HEARD)];
      }
    }
    String text = new String(last, StandardCharsets.UTF_8).strip();
    String tail = text.substring(Math.max(0, text.length() - MOST_QUOTED));
    return Said.printable(tail, MOST_QUOTED);
  }

  private void listen(InputStream errors) {
    byte[] buffer = new byte[4096];
    try {
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        synchronized (heard) {
          for (int i = 0; i < n; i++) {
            heard[(int) (heardBytes++ % MOST_HEARD)] = buffer[i];
          }
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  /** Kills it if it is still there, waits for its end, and removes its working folder. */
  @Override
  public void close() {
    kill();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
      listener.interrupt();
      listener.join(TimeUnit.SECONDS.toMillis(ENDING_SECONDS));
    } catch (InterruptedException e) {
      interrupted = true;
    }
    // Not its standard input: the JDK closes that, and a writer that is stuck has its lock.
    for (InputStream each : List.of(process.getInputStream(), process.getErrorStream())) {
      try {
        each.close();
      } catch (IOException e) {
        // The other end is gone.
      }
    }
    remove(work);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Path work) {
    try {
      Files.walkFileTree(
          work,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes what)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // Somebody else writes there, or took the rights away; it is in the temporary folder.
    }
  }
}
