package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import uk.toex.api.InputRefusedException;

/**
 * A file of checksummed blocks, mapped into memory. The checksum of a block is checked when it is
 * first touched. Thread-safe.
 */
final class BlockFile {

  private final Path file;
  private final MappedByteBuffer bytes;
  private final long[] offsets;
  private final int[] lengths;
  private final int[] checksums;
  private final boolean[] checked; // a race only checks twice

  private BlockFile(Path file, MappedByteBuffer bytes, int blocks) {
    this.file = file;
    this.bytes = bytes;
    this.offsets = new long[blocks];
    this.lengths = new int[blocks];
    this.checksums = new int[blocks];
    this.checked = new boolean[blocks];
  }

  /**
   * Maps a file.
   *
   * @throws InputRefusedException if it is not as it was written
   */
  static BlockFile open(Path folder, BlockWriter.Written written) {
    Path file = folder.resolve(written.name());
    int directory = written.blocks() * BlockWriter.ENTRY;
    MappedByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < written.bytes() || written.bytes() < 8L + directory) {
        throw new InputRefusedException(
            file
                + " is cut short: "
                + channel.size()
                + " bytes of "
                + written.bytes()
                + ".\nRestore the store from a copy, or load the files again.");
      }
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, written.bytes());
    } catch (IOException e) {
      throw new InputRefusedException(
          file + " could not be opened: " + e + ".\nIt belongs to the store; is it still there?",
          e);
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    BlockFile opened = new BlockFile(file, bytes, written.blocks());
    int at = (int) (written.bytes() - directory);
    byte[] magic = new byte[8];
    bytes.get(0, magic);
    if (checksum(opened.slice(at, directory)) != written.checksum()
        || !Arrays.equals(magic, BlockWriter.MAGIC)) {
      throw new InputRefusedException(
          file + " is damaged: its directory is not as it was written." + ADVICE);
    }
    for (int i = 0; i < written.blocks(); i++) {
      opened.offsets[i] = bytes.getLong(at + i * BlockWriter.ENTRY);
      opened.lengths[i] = bytes.getInt(at + i * BlockWriter.ENTRY + 8);
      opened.checksums[i] = bytes.getInt(at + i * BlockWriter.ENTRY + 12);
    }
    return opened;
  }

  private static final String ADVICE = "\nRestore the store from a copy, or load the files again.";

  /**
   * A block, its checksum checked at the first touch.
   *
   * @param what what is in it, for the message: such as {@code segment 3, column cell}
   */
  ByteBuffer block(int number, String what) {
    ByteBuffer block = slice((int) offsets[number], lengths[number]);
    if (!checked[number]) {
      if (checksum(block.duplicate()) != checksums[number]) {
        throw new InputRefusedException(
            file + ", " + what + ": the checksum differs, so a bit was flipped." + ADVICE);
      }
      checked[number] = true;
    }
    return block;
  }

  private ByteBuffer slice(int offset, int length) {
    return bytes.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(ByteBuffer buffer) {
    CRC32C crc = new CRC32C();
    crc.update(buffer);
    return (int) crc.getValue();
  }
}
