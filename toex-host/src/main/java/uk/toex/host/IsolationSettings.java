package uk.toex.host;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a plugin's own process may have. Immutable.
 *
 * @param java the {@code java} command that runs it, of version 17 or newer
 * @param heapMiB its Java heap at most, in MiB ({@code -Xmx}), at least 16
 * @param nativeMiB what it may take beside that, in MiB, at least 128: the JVM's own needs (about
 *     40 MiB when idle), loaded classes, compiled code, thread stacks of 1 MiB each, buffers
 *     outside the heap, native code. Bounded on Linux where there is the command {@code prlimit},
 *     for each process of the plugin on its own; elsewhere not at all
 * @param openFiles how many files and pipes it may have open at once, at least 64; bounded where
 *     {@code nativeMiB} is
 * @param deadline how long starting, one batch or one explanation may take before the process is
 *     killed
 * @param trainingDeadline how long one training may take before the process is killed
 */
public record IsolationSettings(
    Path java,
    int heapMiB,
    int nativeMiB,
    int openFiles,
    Duration deadline,
    Duration trainingDeadline) {

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public IsolationSettings {
    if (heapMiB < 16 || heapMiB > 1 << 20) {
      throw new IllegalArgumentException("heapMiB must be in [16, 1048576], was " + heapMiB);
    }
    if (nativeMiB < 128 || nativeMiB > 1 << 20) {
      throw new IllegalArgumentException("nativeMiB must be in [128, 1048576], was " + nativeMiB);
    }
    if (openFiles < 64) {
      throw new IllegalArgumentException("openFiles must be at least 64, was " + openFiles);
    }
    if (deadline.compareTo(Duration.ofMillis(1)) < 0
        || trainingDeadline.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("a deadline must be at least a millisecond");
    }
  }

  /**
   * The Java that runs this, 1 GiB of heap and 384 MiB beside it, 1024 files, a minute for a call
   * and two hours for a training.
   */
  public static IsolationSettings defaults() {
    return new IsolationSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        1024,
        384,
        1024,
        Duration.ofMinutes(1),
        Duration.ofHours(2));
  }

  /** These settings with another Java. */
  public IsolationSettings withJava(Path value) {
    return new IsolationSettings(value, heapMiB, nativeMiB, openFiles, deadline, trainingDeadline);
  }

  /** These settings with other memory. */
  public IsolationSettings withMemory(int heap, int beside) {
    return new IsolationSettings(java, heap, beside, openFiles, deadline, trainingDeadline);
  }

  /** These settings with another number of open files. */
  public IsolationSettings withOpenFiles(int value) {
    return new IsolationSettings(java, heapMiB, nativeMiB, value, deadline, trainingDeadline);
  }

  /** These settings with other deadlines. */
  public IsolationSettings withDeadlines(Duration call, Duration training) {
    return new IsolationSettings(java, heapMiB, nativeMiB, openFiles, call, training);
  }
}
