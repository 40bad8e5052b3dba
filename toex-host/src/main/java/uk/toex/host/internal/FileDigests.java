package uk.toex.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.io.Digests;

/**
 * One digest for all files of a folder: SHA-256 over, for each file in the order of the names, the
 * length of its name in UTF-8 (4 bytes, big-endian), the name relative to the folder with {@code
 * /}, the length of its content (8 bytes) and the content. So a file added, taken away, renamed or
 * changed changes it, and where the folder lies does not.
 */
public final class FileDigests {

  /** How many files a plugin may have. */
  static final int MOST_FILES = 10_000;

  private FileDigests() {}

  /**
   * The digest of a folder, or of a single file (by its last name).
   *
   * @throws IOException if something cannot be read, is a link or is no plain file
   */
  public static String sha256(Path folder) throws IOException {
    return sha256(Files.isDirectory(folder) ? files(folder) : one(folder));
  }

  /** The digest of files by their names. */
  static String sha256(SortedMap<String, Path> files) throws IOException {
    MessageDigest digest = newSha256();
    byte[] buffer = new byte[1 << 16];
    for (Map.Entry<String, Path> file : files.entrySet()) {
      byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(name.length).array());
      digest.update(name);
      digest.update(ByteBuffer.allocate(8).putLong(Files.size(file.getValue())).array());
      try (InputStream in = Files.newInputStream(file.getValue())) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of some bytes. */
  public static String sha256(byte[] bytes) {
    return Digests.sha256(bytes);
  }

  /** The plain files of a folder by their names relative to it. */
  static SortedMap<String, Path> files(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    // Links are not followed: what is digested must be what lies here.
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes what) throws IOException {
            if (!what.isRegularFile()) {
              throw new IOException(file + " is a link or no plain file");
            }
            if (files.size() == MOST_FILES) {
              throw new IOException("more than " + MOST_FILES + " files");
            }
            files.put(folder.relativize(file).toString().replace('\\', '/'), file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static SortedMap<String, Path> one(Path file) {
    SortedMap<String, Path> files = new TreeMap<>();
    files.put(String.valueOf(file.getFileName()), file);
    return files;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime must have SHA-256", e);
    }
  }
}
