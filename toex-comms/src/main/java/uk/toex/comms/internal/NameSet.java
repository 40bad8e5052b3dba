package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
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
      party(stored.parties.name(i), stored.kind(i));
    }
    for (int i = 0; i < stored.devices.size(); i++) {
      identity(devices, stored.devices.bytes(i));
    }
    for (int i = 0; i < stored.imeis.size(); i++) {
      identity(imeis, stored.imeis.bytes(i));
      device(i, stored.deviceOf(i));
    }
    for (int i = 0; i < stored.imsis.size(); i++) {
      identity(imsis, stored.imsis.bytes(i));
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

  private static int identity(Dictionary dictionary, byte[] name) {
    byte[] padded = Arrays.copyOf(name, name.length + Bytes.PAD);
    long key = Digits.identity(padded, 0, name.length);
    return key == 0 ? add(dictionary, name) : identity(dictionary, key);
  }

  private static int identity(Dictionary dictionary, long key) {
    int known = dictionary.of(key);
    return known >= 0 ? known : dictionary.add(key);
  }

  /** What a spelling of a party stands for. */
  final NameCache.Meaning party =
      new NameCache.Meaning() {
        @Override
        public long touch(long[] keys, int from, int to) {
          return parties.touch(keys, from, to);
        }

        @Override
        public int of(long e164) {
          return number(e164);
        }

        @Override
        public int of(byte[] spelling, int start, int end) {
          Party found = numbers.party(spelling, start, end);
          return party(found.id(), found.kind());
        }
      };

  private int number(long e164) {
    int known = parties.of(e164);
    if (known >= 0) {
      return known;
    }
    int number = parties.add(e164);
    kind(number, Kinds.code(PartyKind.NUMBER));
    return number;
  }

  private int party(String id, PartyKind kind) {
    if (kind == PartyKind.NUMBER && id.length() <= 16) {
      return number(Long.parseLong(id.substring(1))); // E.164: a plus and up to 15 digits
    }
    int before = parties.size();
    int number = add(parties, id.getBytes(StandardCharsets.UTF_8));
    if (number == before) {
      kind(number, Kinds.code(kind));
    }
    return number;
  }

  /** What an IMEI stands for: itself, as it is spelt. */
  final NameCache.Meaning imei =
      new NameCache.Meaning() {
        @Override
        public long touch(long[] keys, int from, int to) {
          return imeis.touch(keys, from, to);
        }

        @Override
        public int of(long key) {
          int before = imeis.size();
          int number = identity(imeis, key);
          if (number == before) {
            device(number, identity(devices, Digits.device(key)));
          }
          return number;
        }

        @Override
        public int of(byte[] spelling, int start, int end) {
          int before = imeis.size();
          int number = imeis.add(spelling, start, end);
          if (number == before) {
            String device = Imei.device(Bytes.text(spelling, start, end));
            device(number, identity(devices, device.getBytes(StandardCharsets.UTF_8)));
          }
          return number;
        }
      };

  /** What an IMSI stands for: itself. */
  final NameCache.Meaning imsi = itself(imsis);

  /** What a cell's name stands for: itself. */
  final NameCache.Meaning cell = itself(cells);

  private static NameCache.Meaning itself(Dictionary dictionary) {
    return new NameCache.Meaning() {
      @Override
      public long touch(long[] keys, int from, int to) {
        return dictionary.touch(keys, from, to);
      }

      @Override
      public int of(long key) {
        return identity(dictionary, key);
      }

      @Override
      public int of(byte[] spelling, int start, int end) {
        return dictionary.add(spelling, start, end);
      }
    };
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
    write(out, parties, oldParties, NameSet::e164);
    out.block(Arrays.copyOfRange(kinds, oldParties, parties.size()), parties.size() - oldParties);
    write(out, imeis, oldImeis, Digits::identity);
    byte[] of = new byte[4 * (imeis.size() - oldImeis)];
    for (int i = oldImeis; i < imeis.size(); i++) {
      Bytes.putInt(of, 4 * (i - oldImeis), deviceOf[i]);
    }
    out.block(of, of.length);
    write(out, devices, oldDevices, Digits::identity);
    write(out, imsis, oldImsis, Digits::identity);
    write(out, cells, oldCells, Digits::identity);
    byte[] known = details();
    out.block(known, known.length);
  }

  private static byte[] e164(long key) {
    return PhoneNumbers.id(key).getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(
      BlockWriter out, Dictionary names, int from, Dictionary.Renderer renderer)
      throws IOException {
    byte[] ends = new byte[4 * (names.size() - from)];
    byte[] bytes = new byte[1 << 16];
    int used = 0;
    for (int i = from; i < names.size(); i++) {
      byte[] name = names.name(i, renderer);
      if (used + name.length > bytes.length) {
        long wanted = Math.max(2L * used, (long) used + name.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 64));
      }
      System.arraycopy(name, 0, bytes, used, name.length);
      used += name.length;
      Bytes.putInt(ends, 4 * (i - from), used);
    }
    out.block(ends, ends.length);
    out.block(bytes, used);
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
