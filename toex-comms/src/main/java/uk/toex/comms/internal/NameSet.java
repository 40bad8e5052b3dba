package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.Party;
import uk.toex.comms.number.PhoneNumbers;

/**
 * All that events name, numbered in the order in which it comes: parties, IMEIs as files write
 * them, the devices that these are of, IMSIs, cells. Belongs to one thread at a time.
 *
 * <pre>
 * blocks of a file of names, each with what one load added:
 * 0, 1 parties (ends, bytes) · 2 their kinds · 3, 4 IMEIs · 5 their devices · 6, 7 devices
 * 8, 9 IMSIs · 10, 11 cells · 12 what is known about cells
 * </pre>
 */
final class NameSet {

  static final int BLOCKS = 13;

  final Dictionary parties = new Dictionary();
  final Dictionary imeis = new Dictionary();
  final Dictionary devices = new Dictionary();
  final Dictionary imsis = new Dictionary();
  final Dictionary cells = new Dictionary();
  private byte[] kinds = new byte[1 << 10];
  private int[] deviceOf = new int[1 << 10];
  private final SortedMap<Integer, Cell> details = new TreeMap<>();
  private final PhoneNumbers numbers = new PhoneNumbers();

  // How much of each was stored before.
  private int oldParties;
  private int oldImeis;
  private int oldDevices;
  private int oldImsis;
  private int oldCells;

  /** Takes over what is stored. */
  void fill(NameTables stored) {
    for (int i = 0; i < stored.parties.size(); i++) {
      add(parties, stored.parties.bytes(i));
      kind(i, Kinds.code(stored.kind(i)));
    }
    for (int i = 0; i < stored.devices.size(); i++) {
      add(devices, stored.devices.bytes(i));
    }
    for (int i = 0; i < stored.imeis.size(); i++) {
      add(imeis, stored.imeis.bytes(i));
      device(i, stored.deviceOf(i));
    }
    for (int i = 0; i < stored.imsis.size(); i++) {
      add(imsis, stored.imsis.bytes(i));
    }
    for (int i = 0; i < stored.cells.size(); i++) {
      add(cells, stored.cells.bytes(i));
    }
    oldParties = parties.size();
    oldImeis = imeis.size();
    oldDevices = devices.size();
    oldImsis = imsis.size();
    oldCells = cells.size();
  }

  private static int add(Dictionary dictionary, byte[] name) {
    return dictionary.add(name, 0, name.length);
  }

  /** The number of the party that a spelling stands for. */
  int party(byte[] bytes, int start, int end) {
    Party party = numbers.party(bytes, start, end);
    byte[] id = party.id().getBytes(StandardCharsets.UTF_8);
    int before = parties.size();
    int number = parties.add(id, 0, id.length);
    if (number == before) {
      kind(number, Kinds.code(party.kind()));
    }
    return number;
  }

  /** The number of an IMEI as it is spelt. */
  int imei(byte[] bytes, int start, int end) {
    int before = imeis.size();
    int number = imeis.add(bytes, start, end);
    if (number == before) {
      String device = Imei.device(Bytes.text(bytes, start, end));
      device(number, add(devices, device.getBytes(StandardCharsets.UTF_8)));
    }
    return number;
  }

  int imsi(byte[] bytes, int start, int end) {
    return imsis.add(bytes, start, end);
  }

  int cell(byte[] bytes, int start, int end) {
    return cells.add(bytes, start, end);
  }

  /** Keeps what is known about a cell; what comes last holds. */
  void cell(Cell cell) {
    details.put(add(cells, cell.id().getBytes(StandardCharsets.UTF_8)), cell);
  }

  private void kind(int number, byte kind) {
    if (number >= kinds.length) {
      kinds = Arrays.copyOf(kinds, Math.max(2 * kinds.length, number + 1));
    }
    kinds[number] = kind;
  }

  private void device(int imei, int device) {
    if (imei >= deviceOf.length) {
      deviceOf = Arrays.copyOf(deviceOf, Math.max(2 * deviceOf.length, imei + 1));
    }
    deviceOf[imei] = device;
  }

  /** Writes what has come since it was filled. */
  void write(BlockWriter out) throws IOException {
    write(out, parties, oldParties);
    out.block(Arrays.copyOfRange(kinds, oldParties, parties.size()), parties.size() - oldParties);
    write(out, imeis, oldImeis);
    byte[] of = new byte[4 * (imeis.size() - oldImeis)];
    for (int i = oldImeis; i < imeis.size(); i++) {
      Bytes.putInt(of, 4 * (i - oldImeis), deviceOf[i]);
    }
    out.block(of, of.length);
    write(out, devices, oldDevices);
    write(out, imsis, oldImsis);
    write(out, cells, oldCells);
    byte[] known = details();
    out.block(known, known.length);
  }

  private static void write(BlockWriter out, Dictionary names, int from) throws IOException {
    int first = from == 0 ? 0 : names.end(from - 1);
    byte[] ends = new byte[4 * (names.size() - from)];
    for (int i = from; i < names.size(); i++) {
      Bytes.putInt(ends, 4 * (i - from), names.end(i) - first);
    }
    out.block(ends, ends.length);
    int last = names.size() == 0 ? 0 : names.end(names.size() - 1);
    byte[] bytes = Arrays.copyOfRange(names.bytes(), first, last);
    out.block(bytes, bytes.length);
  }

  /**
   * For each: cell 4, latitude 8, longitude 8, azimuth 8 (NaN: not known), length of name 4, name.
   */
  private byte[] details() {
    int size = 0;
    for (Cell cell : details.values()) {
      size += 32 + cell.name().getBytes(StandardCharsets.UTF_8).length;
    }
    byte[] known = new byte[size];
    ByteBuffer out = ByteBuffer.wrap(known).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    details.forEach(
        (number, cell) -> {
          Cell.Place place = cell.place();
          byte[] name = cell.name().getBytes(StandardCharsets.UTF_8);
          out.putInt(number);
          out.putDouble(place == null ? Double.NaN : place.latitude());
          out.putDouble(place == null ? Double.NaN : place.longitude());
          out.putDouble(cell.azimuth());
          out.putInt(name.length);
          out.put(name);
        });
    return known;
  }
}
