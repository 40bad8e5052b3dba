package uk.toex.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as the user gives them. */
final class Paths {

  private Paths() {}

  static Path of(String given) {
    try {
      Path path = Path.of(given);
      if (!given.isEmpty()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new Failure.UsageException("Not the name of a file: \"" + given + "\"");
  }

  /** A file beside another. */
  static Path beside(Path file, String name) {
    return file.resolveSibling(name);
  }

  /** The last part of a path. */
  static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }
}
