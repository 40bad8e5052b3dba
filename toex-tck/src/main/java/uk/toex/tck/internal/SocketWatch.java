package uk.toex.tck.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the sockets that a process holds, on Linux. Sockets that stay on the machine (AF_UNIX)
 * don't count: the JDK makes one itself as soon as it writes a file by a channel.
 */
final class SocketWatch {
  private static final Path LOCAL_SOCKETS = Path.of("/proc/net/unix");

  private final Path folder;
  private final boolean able;
  private final Set<String> local = new TreeSet<>();
  private final Set<String> once = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  SocketWatch(long pid) {
    folder = Path.of("/proc", String.valueOf(pid), "fd");
    able = Files.isDirectory(folder) && Files.isReadable(LOCAL_SOCKETS);
  }

  /** Looks once; to be called again and again. */
  void look() {
    if (!able) {
      return;
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
      for (Path link : links) {
        String target = target(link);
        if (target.startsWith("socket:") && !local.contains(target) && !seen.contains(target)) {
          judge(target);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The process has ended.
    }
  }

  /** Twice, since a local one that was closed between the two files looks like another. */
  private void judge(String socket) throws IOException {
    if (isLocal(socket)) {
      local.add(socket);
    } else if (!once.add(socket)) {
      seen.add(socket);
    }
  }

  /** The internet sockets that were seen; null where nothing can be seen. */
  @Nullable Set<String> seen() {
    return able ? seen : null;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // Closed since it was listed.
    }
  }

  private static boolean isLocal(String socket) throws IOException {
    String inode = socket.substring(socket.indexOf('[') + 1, socket.length() - 1);
    String table = new String(Files.readAllBytes(LOCAL_SOCKETS), StandardCharsets.UTF_8);
    return table.lines().anyMatch(line -> (line + " ").contains(" " + inode + " "));
  }
}
