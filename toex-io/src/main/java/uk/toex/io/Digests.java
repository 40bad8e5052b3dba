package uk.toex.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import uk.toex.api.InputRefusedException;

/** SHA-256 in 64 lower-case hexadecimal digits. */
public final class Digests {

  private static final String DIGITS = "0123456789abcdef";

  private Digests() {}

  /** The digest of some bytes. */
  public static String sha256(byte[] bytes) {
    MessageDigest digest = newSha256();
    digest.update(bytes);
    return hex(digest);
  }

  /**
   * The digest of a file.
   *
   * @throws InputRefusedException if it cannot be read
   */
  public static String sha256(Path file) {
    MessageDigest digest = newSha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new InputRefusedException(file + " could not be read: " + e, e);
    }
    return hex(digest);
  }

  /** Passes bytes on to a stream and digests them on the way. */
  public static final class Sha256OutputStream extends FilterOutputStream {
    private final MessageDigest digest = newSha256();

    /** In front of a stream, which it flushes and closes with itself. */
    public Sha256OutputStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      digest.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      digest.update(bytes, offset, length);
    }

    /** The digest of what has been written so far; more may follow. */
    public String sha256() {
      try {
        return hex((MessageDigest) digest.clone());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("SHA-256 of this Java runtime cannot be cloned", e);
      }
    }
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime must have SHA-256", e);
    }
  }

  /** Ends the digest. */
  static String hex(MessageDigest digest) {
    byte[] bytes = digest.digest();
    StringBuilder hex = new StringBuilder(2 * bytes.length);
    for (byte b : bytes) {
      hex.append(DIGITS.charAt((b >> 4) & 15)).append(DIGITS.charAt(b & 15));
    }
    return hex.toString();
  }
}
