package uk.toex.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.toex.api.OutputFailedException;

/**
 * A file that appears whole under its name, or not at all.
 *
 * <p>It is written under a temporary name in the same folder, forced to the disk, and renamed by
 * {@link #commit}. Closed without that, it is removed, and what was under the name before is still
 * there. Belongs to one thread.
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.create(path)) {
 *   file.stream().write(bytes);
 *   file.commit();
 * }
 * }</pre>
 */
public final class AtomicFile implements AutoCloseable {

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean done;

  private AtomicFile(Path target, UnaryOperator<WritableByteChannel> wrapper) {
    this.target = target;
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    Path name = absolute.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw new OutputFailedException(target + " is a folder; expected the name of a file");
    }
    String suffix = Long.toHexString(ThreadLocalRandom.current().nextLong());
    this.temporary = folder.resolve("." + name + "." + suffix + ".tmp");
    try {
      Files.createDirectories(folder);
      this.channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw failed(e);
    }
    this.stream =
        new BufferedOutputStream(
            new ReportingStream(
                Channels.newOutputStream(wrapper.apply(channel)), target.toString()),
            1 << 16);
  }

  /**
   * Begins a file, and makes its folder if that is absent.
   *
   * @throws OutputFailedException if the folder or a file in it cannot be made
   */
  public static AtomicFile create(Path target) {
    return new AtomicFile(target, channel -> channel);
  }

  /** For tests, with a channel that fails. */
  static AtomicFile create(Path target, UnaryOperator<WritableByteChannel> wrapper) {
    return new AtomicFile(target, wrapper);
  }

  /** The final name. */
  public Path target() {
    return target;
  }

  /** Where to write. Buffered; throws {@link OutputFailedException}; closing it does nothing. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Makes the file appear under its name, in place of what was there.
   *
   * @throws OutputFailedException if the disk is full or fails; then nothing has changed
   * @throws IllegalStateException if it was committed or closed before
   */
  public void commit() {
    if (done) {
      throw new IllegalStateException(target + " is already closed");
    }
    try {
      stream.flush();
      channel.force(true);
      channel.close();
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
      done = true;
      force(temporary.getParent());
    } catch (IOException e) {
      throw failed(e);
    } finally {
      close();
    }
  }

  /** Removes what was written, unless it was committed. */
  @Override
  public void close() {
    if (!done) {
      done = true;
      try {
        channel.close();
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private OutputFailedException failed(IOException e) {
    return ReportingStream.failed(target.toString(), e);
  }

  /** So that the new name outlives a power cut; not every system can. */
  private static void force(@Nullable Path folder) {
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // The file itself is safe.
      }
    }
  }
}
