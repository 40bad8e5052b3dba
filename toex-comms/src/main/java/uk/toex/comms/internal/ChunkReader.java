package uk.toex.comms.internal;

import java.io.IOException;
import java.io.InputStream;
import uk.toex.api.InputRefusedException;

/**
 * Cuts a delimited file into chunks of whole records, one after the other, so that several threads
 * can split them into fields. Where the cuts are depends on the file only.
 *
 * <p>Records end at {@code \n}, {@code \r\n} or {@code \r} outside quotes; a quote opens at the
 * beginning of a field only. After a quote that never closes within a record's greatest length, or
 * that is followed by something else than a delimiter or a line end, reading goes on behind the
 * first line of its record; {@link RowSplitter} holds to the same.
 */
final class ChunkReader {

  /** How many times the longest record may be gone through again after stray quotes. */
  private static final int MAX_RESCANS = 1024;

  /** Reads what stands before the records. */
  interface Header {
    /** Told the beginning of the file; returns where the records begin. */
    int read(byte[] bytes, int begin, int end);

    /** How many fields a record has, once the header has been read. */
    int columns();
  }

  private final InputStream in;
  private final Header header;
  private final String name;
  private final byte delimiter;
  private final int size;
  private final int maxRecord;
  private final byte[] carry;
  private int carried;
  private long read; // bytes of the file taken so far, those carried included
  private int index;
  private boolean ended;
  private boolean skipping; // behind the beginning of a record too long
  private long rescanned;

  /**
   * @param size how many bytes a chunk holds; more than a record
   * @param maxRecord the longest record that is read, in bytes
   */
  ChunkReader(InputStream in, String name, byte delimiter, int size, int maxRecord, Header header) {
    this.in = in;
    this.header = header;
    this.name = name;
    this.delimiter = delimiter;
    this.size = size;
    this.maxRecord = maxRecord;
    this.carry = new byte[size];
  }

  /** Fills a chunk with the next records; false at the end. */
  boolean next(Chunk chunk) throws IOException {
    while (!(ended && carried == 0)) {
      byte[] bytes = chunk.bytes;
      System.arraycopy(carry, 0, bytes, 0, carried);
      int limit = carried;
      chunk.offset = read - carried;
      while (!ended && limit < size) {
        int n = in.read(bytes, limit, size - limit);
        if (n < 0) {
          ended = true;
        } else {
          limit += n;
          read += n;
        }
      }
      carried = 0;
      int begin = chunk.offset == 0 ? header.read(bytes, begin(bytes, limit), limit) : 0;
      if (skipping) {
        begin = skipped(bytes, limit);
      }
      if (begin == limit) {
        continue;
      }
      take(chunk, begin, limit);
      return true;
    }
    return false;
  }

  private void take(Chunk chunk, int begin, int limit) {
    byte[] bytes = chunk.bytes;
    chunk.begin = begin;
    int look = Bytes.look(bytes, begin, limit);
    chunk.quotes = (look & Bytes.QUOTES) != 0;
    chunk.beyondAscii = (look & Bytes.BEYOND_ASCII) != 0;
    chunk.tooLong = false;
    int end = limit;
    if (!ended) {
      end = chunk.quotes ? lastQuotedEnd(bytes, begin, limit) : lastEnd(bytes, begin, limit);
    }
    if (end < 0) {
      end = limit;
      chunk.tooLong = true;
      skipping = true;
    }
    chunk.end = end;
    chunk.limit = limit;
    chunk.index = index++;
    carried = limit - end;
    System.arraycopy(bytes, end, carry, 0, carried);
  }

  /** Past a byte-order mark. */
  private int begin(byte[] bytes, int limit) {
    if (Bytes.indexOf(bytes, 0, Math.min(limit, 1 << 13), (byte) 0) < Math.min(limit, 1 << 13)) {
      throw new InputRefusedException(
          name + " is no text: it holds zero bytes.\nExpected CSV or TSV in UTF-8.");
    }
    boolean marked =
        limit >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  /** Where the first line that begins here begins; the limit if none does. */
  private int skipped(byte[] bytes, int limit) {
    int end = firstEnd(bytes, 0, limit);
    if (end < 0) {
      return limit;
    }
    skipping = false; // of \r\n at the limit the \n is a blank line then, which says nothing
    return end;
  }

  /** Where the last line that ends in a range has ended; -1 if none does. */
  private int lastEnd(byte[] bytes, int begin, int limit) {
    int i = limit - 1;
    if (i >= begin && bytes[i] == '\r') {
      i--; // \n may follow
    }
    for (; i >= begin; i--) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  /** Where the first line of a range has ended; -1 if it does not. */
  static int firstEnd(byte[] bytes, int begin, int limit) {
    for (int i = begin; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
      if (bytes[i] == '\r') {
        return i + 1 < limit && bytes[i + 1] == '\n' ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  /** The same where there are quotes: where the last record has ended. */
  private int lastQuotedEnd(byte[] bytes, int begin, int limit) {
    int record = begin;
    int last = -1;
    int at = begin;
    boolean lines = false; // whether the record has gone over a line end inside quotes
    while (true) {
      int quote = Bytes.indexOf(bytes, at, limit, (byte) '"');
      if (lines) {
        int end = firstEnd(bytes, at, quote);
        boolean open = end == limit && bytes[limit - 1] == '\r'; // \n may follow
        boolean ends = end >= 0 && !open;
        if (ends || quote - record > maxRecord) {
          boolean good =
              ends
                  && end - record <= maxRecord
                  && RowSplitter.fields(bytes, record, end, delimiter) == header.columns();
          record = good ? end : resume(bytes, record, quote, quote);
          last = record;
          at = record;
          lines = false;
          continue;
        }
      } else {
        int end = quote == limit ? lastEnd(bytes, at, limit) : lastLine(bytes, at, quote);
        if (end >= 0) {
          record = end;
          last = end;
        }
      }
      if (quote == limit) {
        return last;
      }
      if (quote != record && bytes[quote - 1] != delimiter) {
        at = quote + 1;
        continue;
      }
      int closed = closing(bytes, quote + 1, Math.min(limit, record + maxRecord));
      if (closed < 0 ? limit - record < maxRecord : closed + 1 == limit) {
        return last;
      }
      if (closed >= 0 && endsField(bytes[closed + 1])) {
        lines |= firstEnd(bytes, quote, closed) >= 0;
        at = closed + 1;
        continue;
      }
      int resumed = resume(bytes, record, limit, closed < 0 ? record + maxRecord : closed);
      if (resumed < 0 || resumed == limit) {
        return last;
      }
      record = resumed;
      last = resumed;
      at = resumed;
      lines = false;
    }
  }

  /** Where the second line of a bad record begins; -1 if it has but one. */
  private int resume(byte[] bytes, int record, int limit, int looked) {
    int resumed = firstEnd(bytes, record, limit);
    rescanned += Math.max(0, looked - resumed);
    if (rescanned > (long) MAX_RESCANS * maxRecord) {
      throw new InputRefusedException(
          name + " has too many stray quotes to be read.\nIs it really delimited text?");
    }
    return resumed;
  }

  private static int lastLine(byte[] bytes, int begin, int limit) {
    for (int i = limit - 1; i >= begin; i--) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean endsField(byte b) {
    return b == delimiter || b == '\n' || b == '\r';
  }

  /** The quote that closes a field which was opened before {@code at}; -1 if there is none. */
  static int closing(byte[] bytes, int at, int limit) {
    int i = at;
    while (true) {
      int quote = Bytes.indexOf(bytes, i, limit, (byte) '"');
      if (quote >= limit) {
        return -1;
      }
      if (quote + 1 >= limit || bytes[quote + 1] != '"') {
        return quote;
      }
      i = quote + 2;
    }
  }
}
