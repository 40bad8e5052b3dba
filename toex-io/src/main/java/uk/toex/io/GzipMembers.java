package uk.toex.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import uk.toex.api.InputRefusedException;

/**
 * Inflates all members of a gzip stream (RFC 1952), strictly.
 *
 * <p>Not the JDK's GZIPInputStream, because that takes a broken second member, or one that has not
 * arrived yet, for the end of the data, and knows neither positions nor limits.
 */
final class GzipMembers extends InputStream {

  private static final long RATIO_FROM = 64L << 20;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CRC = 2;

  private final InputStream in;
  private final String name;
  private final Limits limits;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long bufferStart; // stored bytes before buffer[0]
  private long inflated;
  private long memberInflated;
  private boolean ended;

  GzipMembers(InputStream in, String name, Limits limits) throws IOException {
    this.in = in;
    this.name = name;
    this.limits = limits;
    header();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int n = inflate(bytes, offset, length);
      position = limit - inflater.getRemaining();
      if (n > 0) {
        crc.update(bytes, offset, n);
        memberInflated += n;
        inflated += n;
        checkLimits();
        return n;
      }
      if (inflater.finished()) {
        trailer();
        nextMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("it needs a dictionary");
      } else if (inflater.needsInput()) {
        if (!fill()) {
          throw truncated();
        }
        inflater.setInput(buffer, position, limit - position);
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflater.end();
    in.close();
  }

  private int inflate(byte[] bytes, int offset, int length) {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw damaged(e.getMessage() == null ? "its data" : e.getMessage());
    }
  }

  private void checkLimits() {
    long storedBytes = bufferStart + position;
    if (inflated > limits.maxInflatedBytes()) {
      throw new InputRefusedException(
          name + " inflates to more than " + limits.maxInflatedBytes() + " bytes.\n" + RAISE);
    }
    if (inflated > RATIO_FROM && inflated / limits.maxInflateRatio() > storedBytes) {
      throw new InputRefusedException(
          name
              + " inflates more than "
              + limits.maxInflateRatio()
              + "-fold ("
              + inflated
              + " bytes out of "
              + storedBytes
              + "), as a gzip bomb does.\n"
              + RAISE);
    }
  }

  private static final String RAISE =
      "If you trust it, inflate it first or raise the limit; nothing of it was used.";

  private void header() throws IOException {
    if (need() != 0x1f || need() != 0x8b) {
      throw damaged("bytes after the end of the compressed data are not gzip");
    }
    if (need() != 8) {
      throw damaged("unknown compression method");
    }
    int flags = need();
    if ((flags & 0xe0) != 0) {
      throw damaged("unknown flags in its header");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(need() | (need() << 8));
    }
    for (int part : new int[] {NAME, COMMENT}) {
      if ((flags & part) != 0) {
        while (need() != 0) {}
      }
    }
    skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    crc.reset();
    memberInflated = 0;
  }

  private void trailer() throws IOException {
    if (int32() != (int) crc.getValue() || int32() != (int) memberInflated) {
      throw damaged("a checksum does not match");
    }
  }

  /** Tapes and some tools pad with zeros. */
  private void nextMember() throws IOException {
    while (position < limit || fill()) {
      if (buffer[position] != 0) {
        header();
        return;
      }
      position++;
    }
    ended = true;
  }

  private int int32() throws IOException {
    return need() | (need() << 8) | (need() << 16) | (need() << 24);
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      need();
    }
  }

  private int need() throws IOException {
    if (position == limit && !fill()) {
      throw truncated();
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    bufferStart += limit;
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private InputRefusedException truncated() {
    return new InputRefusedException(
        name
            + " is cut short: the gzip data end at byte "
            + (bufferStart + position)
            + ", in the middle of a member, after "
            + inflated
            + " bytes inflated.\nFetch it again; nothing of it was used.");
  }

  private InputRefusedException damaged(String what) {
    return new InputRefusedException(
        name
            + " is damaged: "
            + what
            + ", near byte "
            + (bufferStart + position)
            + " of the gzip file.\nFetch it again; nothing of it was used.");
  }
}
