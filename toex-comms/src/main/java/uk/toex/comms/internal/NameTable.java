package uk.toex.comms.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that were stored, load by load, to be read where they lie. Thread-safe. */
final class NameTable {

  private final List<ByteBuffer> ends = new ArrayList<>();
  private final List<ByteBuffer> bytes = new ArrayList<>();
  private int[] firsts = {0};
  private volatile int @Nullable [] index;

  /** Adds what a load added. */
  void add(ByteBuffer moreEnds, ByteBuffer moreBytes) {
    ends.add(moreEnds);
    bytes.add(moreBytes);
    firsts = Arrays.copyOf(firsts, firsts.length + 1);
    firsts[firsts.length - 1] = firsts[firsts.length - 2] + moreEnds.limit() / 4;
  }

  int size() {
    return firsts[firsts.length - 1];
  }

  /** Which load added a name. */
  int tail(int number) {
    if (number < 0 || number >= size()) {
      throw new IndexOutOfBoundsException("name " + number + " of " + size());
    }
    int tail = 0;
    while (number >= firsts[tail + 1]) {
      tail++;
    }
    return tail;
  }

  /** A name's place in what its load added. */
  int within(int number, int tail) {
    return number - firsts[tail];
  }

  byte[] bytes(int number) {
    int tail = tail(number);
    int at = within(number, tail);
    ByteBuffer tailEnds = ends.get(tail);
    int start = at == 0 ? 0 : tailEnds.getInt(4 * (at - 1));
    byte[] name = new byte[tailEnds.getInt(4 * at) - start];
    bytes.get(tail).get(start, name);
    return name;
  }

  String name(int number) {
    return new String(bytes(number), StandardCharsets.UTF_8);
  }

  /** The number of a name; -1 if there is none. */
  int of(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int[] slots = index();
    int slot = Dictionary.hash(wanted, 0, wanted.length) & (slots.length - 1);
    while (slots[slot] >= 0) {
      if (Arrays.equals(bytes(slots[slot]), wanted)) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private int[] index() {
    int[] known = index;
    if (known == null) {
      known = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size())) * 4)];
      Arrays.fill(known, -1);
      for (int i = 0; i < size(); i++) {
        byte[] name = bytes(i);
        int slot = Dictionary.hash(name, 0, name.length) & (known.length - 1);
        while (known[slot] >= 0) {
          slot = (slot + 1) & (known.length - 1);
        }
        known[slot] = i;
      }
      index = known;
    }
    return known;
  }
}
