package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes a file of checksummed blocks. Belongs to one thread at a time.
 *
 * <pre>
 * | magic (8) | block 0 | … | block n - 1 | directory: n × (offset 8, length 4, CRC32C 4) |
 * </pre>
 *
 * Little-endian. Where the directory is and its own checksum stand in the store's manifest.
 */
final class BlockWriter implements AutoCloseable {

  static final byte[] MAGIC = "TOEXBLK1".getBytes(StandardCharsets.US_ASCII);
  static final int ENTRY = 16;

  /** What the manifest says of a file of blocks. */
  record Written(String name, long bytes, int blocks, int checksum) {}

  private final String name;
  private final FileChannel channel;
  private final WriteHook hook;
  private long position;
  private byte[] directory = new byte[ENTRY << 8];
  private int blocks;

  BlockWriter(Path folder, String name, WriteHook hook) throws IOException {
    this.name = name;
    this.hook = hook;
    hook.before("create " + name);
    this.channel =
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    write(MAGIC, MAGIC.length);
  }

  /** How long the file is so far. */
  long position() {
    return position;
  }

  /** The number that the next block will have. */
  int next() {
    return blocks;
  }

  /** Lists a block of the bytes that the next {@link #write} will write. */
  void list(int offset, int length, int checksum) {
    if ((blocks + 1) * ENTRY > directory.length) {
      directory = Arrays.copyOf(directory, directory.length * 2);
    }
    Bytes.putLong(directory, blocks * ENTRY, position + offset);
    Bytes.putInt(directory, blocks * ENTRY + 8, length);
    Bytes.putInt(directory, blocks * ENTRY + 12, checksum);
    blocks++;
  }

  void write(byte[] bytes, int length) throws IOException {
    hook.before("write " + name);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    position += length;
  }

  /** Writes one block; returns its number. */
  int block(byte[] bytes, int length) throws IOException {
    list(0, length, checksum(bytes, 0, length));
    write(bytes, length);
    return blocks - 1;
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /** Ends the file and has it on the disk. */
  Written finish() throws IOException {
    int length = blocks * ENTRY;
    write(directory, length);
    hook.before("force " + name);
    channel.force(true);
    return new Written(name, position, blocks, checksum(directory, 0, length));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
