package uk.toex.graph.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Digests;

/**
 * A network in a file, little-endian:
 *
 * <pre>
 *   0            8  "TOEXNET\n"
 *   8            4  version, 1
 *   12           4  0
 *   16           8  entities n
 *   24           8  links m
 *   64 …            sections, each from a multiple of 64, zeros between
 *   T           24  of each section: width of an element (4), CRC-32C (4), offset (8), bytes (8)
 *   end - 88     8  T
 *   end - 80     4  how many sections
 *   end - 76     4  CRC-32C of the first 64 bytes, the table, T and the number of sections
 *   end - 72     8  the length of the file
 *   end - 64    64  SHA-256 of all before, in hexadecimal
 *
 *   sections     start, neighbour, out (int) · type, day, recorded (char) · grade (byte) ·
 *                record (int) · types, records, ids (strings) · kind (byte) · labels (codes,
 *                strings) · names of attributes (strings) · of each attribute codes, strings
 *   strings      two sections: where each begins, and the end (int); their bytes in UTF-8
 *   codes        0 is none, else 1 + the number of the string; one, two or four bytes wide; may be
 *                shorter than n, then none
 * </pre>
 */
public final class NetworkFile {

  static final byte[] MAGIC = "TOEXNET\n".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int HEAD = 64;
  static final int TAIL = 88;

  private NetworkFile() {}

  /**
   * Writes a network.
   *
   * @param out neither flushed nor closed
   * @return the SHA-256 that stands at the end
   */
  public static String write(NetworkArrays network, OutputStream out) {
    Digests.Sha256OutputStream digested = new Digests.Sha256OutputStream(out);
    SectionWriter writer = new SectionWriter(digested);
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).putInt(VERSION).putInt(0);
    head.putLong(network.entities.size()).putLong(network.type.length).position(0);
    writer.raw(head.duplicate());
    writer.section(network.start);
    writer.section(network.neighbour);
    writer.section(network.out);
    writer.section(network.type);
    writer.section(network.day);
    writer.section(network.recorded);
    writer.section(network.grade);
    writer.section(network.record);
    strings(writer, table(List.of(network.types)));
    strings(writer, network.records);
    strings(writer, network.entities.ids());
    writer.section(network.entities.kinds());
    column(writer, network.entities.labelColumn());
    Map<String, EntityTable.Column> attributes = network.entities.columns();
    strings(writer, table(new ArrayList<>(attributes.keySet())));
    attributes.values().forEach(column -> column(writer, column));
    writer.align();
    long tableAt = writer.offset();
    CRC32C crc = new CRC32C();
    crc.update(head);
    for (SectionWriter.Section section : writer.sections()) {
      ByteBuffer entry = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
      entry.putInt(section.width()).putInt(section.crc());
      entry.putLong(section.offset()).putLong(section.length()).flip();
      crc.update(entry.duplicate());
      writer.raw(entry);
    }
    ByteBuffer tail = ByteBuffer.allocate(TAIL - 64).order(ByteOrder.LITTLE_ENDIAN);
    tail.putLong(tableAt).putInt(writer.sections().size());
    crc.update(tail.array(), 0, 12);
    tail.putInt((int) crc.getValue()).putLong(writer.offset() + TAIL).flip();
    writer.raw(tail);
    String sha256 = digested.sha256();
    try {
      out.write(sha256.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sha256;
  }

  /**
   * Reads a network; each section's CRC is checked, and that the parts fit each other.
   *
   * @throws InputRefusedException if the file is absent, damaged or something else
   */
  public static NetworkArrays read(Path file, int threads) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new NetworkFileReader(channel, file.toString()).read(threads);
    } catch (IOException e) {
      throw new InputRefusedException(
          file + " could not be read: " + e + ".\nExpected a network folder's file.", e);
    }
  }

  private static void column(SectionWriter writer, EntityTable.Column column) {
    Codes codes = column.codes;
    if (codes.narrow().length > 0) {
      writer.section(codes.narrow());
    } else if (codes.middle().length > 0) {
      writer.section(codes.middle());
    } else {
      writer.section(codes.wide());
    }
    strings(writer, column.values);
  }

  private static void strings(SectionWriter writer, StringTable strings) {
    writer.section(strings.start());
    writer.section(strings.pool());
  }

  private static StringTable table(List<String> strings) {
    StringTable table = new StringTable();
    strings.forEach(table::add);
    return table.compact();
  }
}
