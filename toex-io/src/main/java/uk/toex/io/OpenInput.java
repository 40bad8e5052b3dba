package uk.toex.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Provenance;

/**
 * The bytes of an {@link Input}, inflated if it is gzipped. Once it has been read to its end it
 * knows the size and digest of the bytes as they are stored.
 *
 * <p>Reading throws {@link InputRefusedException} where gzip is truncated or damaged, beyond the
 * limits, or where the device fails.
 */
public final class OpenInput extends InputStream {

  private final String name;
  private final Stored stored;
  private final InputStream content;
  private Provenance.@Nullable Input provenance;

  OpenInput(String name, Limits limits, InputStream source) {
    this.name = name;
    this.stored = new Stored(source);
    try {
      byte[] magic = new byte[2];
      PushbackInputStream peeked = new PushbackInputStream(stored, 2);
      int n = peeked.readNBytes(magic, 0, 2);
      peeked.unread(magic, 0, n);
      boolean gzip = n == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
      if (!gzip && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
        throw new InputRefusedException(
            name
                + " is named .gz but does not begin as gzip does.\nRename it if it is plain text.");
      }
      this.content = gzip ? new GzipMembers(peeked, name, limits) : peeked;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      int n = content.read(bytes, offset, length);
      if (n < 0 && provenance == null) {
        provenance = new Provenance.Input(name, stored.count, Digests.hex(stored.digest));
      }
      return n;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Name, size and digest of the bytes as stored.
   *
   * @throws IllegalStateException before the input has been read to its end
   */
  public Provenance.Input provenance() {
    if (provenance == null) {
      throw new IllegalStateException(name + " has not been read to its end");
    }
    return Objects.requireNonNull(provenance);
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private InputRefusedException failed(IOException e) {
    return new InputRefusedException(
        name + " could not be read beyond byte " + stored.count + ": " + e.getMessage(), e);
  }

  /** Counts and digests what it reads. */
  private static final class Stored extends FilterInputStream {
    private final MessageDigest digest = Digests.newSha256();
    private long count;

    Stored(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      if (n > 0) {
        digest.update(bytes, offset, n);
        count += n;
      }
      return n;
    }
  }
}
