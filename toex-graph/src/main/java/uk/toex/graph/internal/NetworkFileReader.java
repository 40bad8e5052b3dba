package uk.toex.graph.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/**
 * Reads what {@link NetworkFile} has written: maps the file piece by piece, checks it and copies it
 * into arrays, sections in parallel.
 */
final class NetworkFileReader {

  private static final int FIXED = 20;
  private static final int PIECE = 1 << 26;
  private static final int SMALL = 1 << 16;

  private final FileChannel channel;
  private final String name;
  private final long size;
  private int[] width = {};
  private int[] crc = {};
  private long[] offset = {};
  private long[] length = {};

  NetworkFileReader(FileChannel channel, String name) throws IOException {
    this.channel = channel;
    this.name = name;
    this.size = channel.size();
  }

  NetworkArrays read(int threads) throws IOException {
    ByteBuffer head = bytes(0, NetworkFile.HEAD);
    byte[] magic = new byte[8];
    head.get(magic);
    if (!Arrays.equals(magic, NetworkFile.MAGIC)) {
      throw new InputRefusedException(
          name + " is no network of TOEX.\nExpected one that toex network build has written.");
    }
    int version = head.getInt();
    if (version != NetworkFile.VERSION) {
      throw new InputRefusedException(
          name + " is of version " + version + "; this TOEX reads 1.\nBuild the network again.");
    }
    long n = head.getLong(16);
    long m = head.getLong(24);
    table(head);
    require(n >= 0 && n < Integer.MAX_VALUE - 8 && m >= 0 && m < 1 << 30, "its counts");
    require(length.length >= FIXED, "its sections");
    @Nullable Object[] arrays = new @Nullable Object[length.length];
    Integer[] order = new Integer[length.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(length[b], length[a])); // The longest first.
    Parallel.run(order.length, threads, i -> arrays[order[i]] = array(order[i]));
    EntityTable entities =
        new EntityTable(strings(arrays, 12), bytes(arrays, 14, n), column(arrays, 15, n));
    StringTable names = strings(arrays, 18);
    require(entities.size() == n, "its ids");
    require(arrays.length == FIXED + 3 * names.size(), "its attributes");
    for (int i = 0; i < names.size(); i++) {
      entities.columns().put(names.get(i), column(arrays, FIXED + 3 * i, n));
    }
    StringTable types = strings(arrays, 8);
    String[] all = new String[types.size()];
    Arrays.setAll(all, types::get);
    NetworkArrays network =
        new NetworkArrays(
            entities,
            ints(arrays, 0, n + 1),
            ints(arrays, 1, 2 * m),
            ints(arrays, 2, n + 1),
            chars(arrays, 3, m),
            chars(arrays, 4, m),
            chars(arrays, 5, m),
            bytes(arrays, 6, m),
            ints(arrays, 7, m),
            all,
            strings(arrays, 10));
    String fault = NetworkCheck.fault(network, threads);
    require(fault.isEmpty(), fault);
    return network;
  }

  private void table(ByteBuffer head) throws IOException {
    require(size >= NetworkFile.HEAD + NetworkFile.TAIL, "its length");
    ByteBuffer tail = bytes(size - NetworkFile.TAIL, NetworkFile.TAIL);
    long at = tail.getLong(0);
    int count = tail.getInt(8);
    require(tail.getLong(16) == size, "its length");
    require(count >= 0 && count < 1 << 20, "its table");
    require(at >= NetworkFile.HEAD && at == size - NetworkFile.TAIL - 24L * count, "its table");
    ByteBuffer table = bytes(at, 24 * count);
    CRC32C sum = new CRC32C();
    sum.update(head.duplicate().position(0));
    sum.update(table.duplicate());
    sum.update(tail.duplicate().position(0).limit(12));
    require((int) sum.getValue() == tail.getInt(12), "its table");
    width = new int[count];
    crc = new int[count];
    offset = new long[count];
    length = new long[count];
    for (int i = 0; i < count; i++) {
      width[i] = table.getInt();
      crc[i] = table.getInt();
      offset[i] = table.getLong();
      length[i] = table.getLong();
      boolean inside = offset[i] >= NetworkFile.HEAD && length[i] >= 0 && offset[i] <= at;
      require(inside && length[i] <= at - offset[i], "its table");
      boolean known = width[i] == 1 || width[i] == 2 || width[i] == 4;
      require(known && length[i] % width[i] == 0, "its table");
      require(length[i] / width[i] < Integer.MAX_VALUE - 8, "its table");
    }
  }

  private Object array(int section) {
    int count = (int) (length[section] / width[section]);
    byte[] narrow = new byte[width[section] == 1 ? count : 0];
    char[] middle = new char[width[section] == 2 ? count : 0];
    int[] wide = new int[width[section] == 4 ? count : 0];
    CRC32C sum = new CRC32C();
    try {
      int done = 0;
      for (long at = 0; at < length[section]; at += PIECE) {
        long piece = Math.min(PIECE, length[section] - at);
        ByteBuffer mapped = piece(offset[section] + at, (int) piece);
        sum.update(mapped.duplicate());
        int elements = (int) (piece / width[section]);
        switch (width[section]) {
          case 1 -> mapped.get(narrow, done, elements);
          case 2 -> mapped.asCharBuffer().get(middle, done, elements);
          default -> mapped.asIntBuffer().get(wide, done, elements);
        }
        done += elements;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InternalError e) {
      throw new InputRefusedException(name + " was changed while it was read.", e);
    }
    require((int) sum.getValue() == crc[section], "section " + section);
    return width[section] == 1 ? narrow : width[section] == 2 ? middle : wide;
  }

  /** What is small is not worth a mapping. */
  private ByteBuffer piece(long at, int count) throws IOException {
    return count < SMALL
        ? bytes(at, count)
        : channel.map(FileChannel.MapMode.READ_ONLY, at, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int[] ints(@Nullable Object[] arrays, int section, long count) {
    if (arrays[section] instanceof int[] ints && ints.length == count) {
      return ints;
    }
    throw damaged("section " + section);
  }

  private char[] chars(@Nullable Object[] arrays, int section, long count) {
    if (arrays[section] instanceof char[] chars && chars.length == count) {
      return chars;
    }
    throw damaged("section " + section);
  }

  private byte[] bytes(@Nullable Object[] arrays, int section, long count) {
    if (arrays[section] instanceof byte[] bytes && bytes.length == count) {
      return bytes;
    }
    throw damaged("section " + section);
  }

  private StringTable strings(@Nullable Object[] arrays, int section) {
    if (arrays[section] instanceof int[] start
        && arrays[section + 1] instanceof byte[] pool
        && start.length > 0
        && start[0] == 0
        && start[start.length - 1] == pool.length) {
      for (int i = 1; i < start.length; i++) {
        require(start[i] >= start[i - 1], "section " + section);
      }
      return StringTable.of(pool, start);
    }
    throw damaged("section " + section);
  }

  private EntityTable.Column column(@Nullable Object[] arrays, int section, long n) {
    byte[] narrow = arrays[section] instanceof byte[] bytes ? bytes : new byte[0];
    char[] middle = arrays[section] instanceof char[] chars ? chars : new char[0];
    int[] wide = arrays[section] instanceof int[] ints ? ints : new int[0];
    int count = narrow.length + middle.length + wide.length;
    require(count <= n, "section " + section);
    Codes codes = Codes.of(narrow, middle, wide);
    StringTable values = strings(arrays, section + 1);
    for (int i = 0; i < count; i++) {
      int code = codes.get(i);
      require(code >= 0 && code <= values.size(), "section " + section);
    }
    return new EntityTable.Column(values, codes);
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        // Too short to be one at all, or to be whole.
        throw new InputRefusedException(
            name + " is no network of TOEX, or not all of one.\nBuild the network again.");
      }
    }
    return bytes.flip();
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw damaged(what);
    }
  }

  private InputRefusedException damaged(String what) {
    return new InputRefusedException(
        name + " is damaged: " + what + " cannot be.\nBuild the network again.");
  }
}
