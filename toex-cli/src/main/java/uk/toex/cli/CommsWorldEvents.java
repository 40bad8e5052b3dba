package uk.toex.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.toex.api.Progress;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.api.comms.RawRecord;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;
import uk.toex.synth.comms.CommsWorld;
import uk.toex.synth.comms.WorldEvent;

/**
 * The records of a generated world as events in memory, without going by files: some 30 bytes an
 * event. A receiver's record is held for the second one of an event if the sender's own records are
 * there too, as files with both would show.
 */
final class CommsWorldEvents implements CommsEvents {

  private static final RawRecord NONE = new RawRecord("world", "", 0, -1, 0);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final CommsWorld world;
  private final Party[] parties;
  private final boolean[] recorded;
  private final Map<String, Integer> numbers = new HashMap<>();
  private byte[] type = new byte[1 << 16];
  private boolean[] servedTo = new boolean[1 << 16];
  private int[] from = new int[1 << 16];
  private int[] to = new int[1 << 16];
  private int[] start = new int[1 << 16];
  private int[] seconds = new int[1 << 16];
  private int[] device = new int[1 << 16];
  private int[] subscription = new int[1 << 16];
  private int[] cell = new int[1 << 16];
  private int devices;
  private int subscriptions;
  private int size;

  CommsWorldEvents(CommsWorld world, Progress progress) {
    this.world = world;
    parties = new Party[world.parties()];
    recorded = new boolean[parties.length];
    for (int p = 0; p < parties.length; p++) {
      parties[p] = world.party(p);
      numbers.put(parties[p].id(), p);
    }
    world.forEach(progress, this::add);
    // Devices and subscriptions of a world are numbered with gaps; as they come is enough here.
    devices = numbered(device);
    subscriptions = numbered(subscription);
  }

  private void add(WorldEvent e) {
    if (size == from.length) {
      int room = size + (size >> 1);
      type = Arrays.copyOf(type, room);
      servedTo = Arrays.copyOf(servedTo, room);
      from = Arrays.copyOf(from, room);
      to = Arrays.copyOf(to, room);
      start = Arrays.copyOf(start, room);
      seconds = Arrays.copyOf(seconds, room);
      device = Arrays.copyOf(device, room);
      subscription = Arrays.copyOf(subscription, room);
      cell = Arrays.copyOf(cell, room);
    }
    type[size] = EventBatch.codeOf(e.type());
    servedTo[size] = e.servedTo();
    from[size] = e.from();
    to[size] = e.to();
    start[size] = (int) e.start();
    seconds[size] = e.seconds();
    device[size] = e.device();
    subscription[size] = e.subscription();
    cell[size++] = e.cell();
    recorded[e.from()] |= !e.servedTo();
  }

  private int numbered(int[] column) {
    Map<Integer, Integer> seen = new HashMap<>();
    for (int i = 0; i < size; i++) {
      if (column[i] >= 0) {
        Integer known = seen.putIfAbsent(column[i], seen.size());
        column[i] = known == null ? seen.size() - 1 : known;
      }
    }
    return seen.size();
  }

  @Override
  public int batches() {
    return (size + MAX_BATCH - 1) / MAX_BATCH;
  }

  @Override
  public int firstOf(int batch) {
    return Math.min(size, batch * MAX_BATCH);
  }

  @Override
  public void read(int batch, EventBatch into) {
    int first = firstOf(batch);
    int count = firstOf(batch + 1) - first;
    into.holds(first, count);
    if (into.has(EventColumn.TYPE)) {
      System.arraycopy(type, first, into.types(), 0, count);
    }
    if (into.has(EventColumn.SERVED_TO)) {
      System.arraycopy(servedTo, first, into.servedTo(), 0, count);
    }
    copy(from, EventColumn.FROM, first, count, into);
    copy(to, EventColumn.TO, first, count, into);
    copy(seconds, EventColumn.SECONDS, first, count, into);
    copy(device, EventColumn.DEVICE, first, count, into);
    copy(subscription, EventColumn.SUBSCRIPTION, first, count, into);
    copy(cell, EventColumn.CELL, first, count, into);
    for (int i = 0; i < count; i++) {
      if (into.has(EventColumn.START)) {
        into.start()[i] = start[first + i];
      }
      if (into.has(EventColumn.DUPLICATE_OF)) {
        into.duplicateOf()[i] = duplicateOf(first + i);
      }
      if (into.has(EventColumn.END_CELL)) {
        into.endCell()[i] = -1;
      }
      if (into.has(EventColumn.TIME_DOUBT)) {
        into.timeDoubt()[i] = EventBatch.NO_DOUBT;
      }
    }
  }

  private static void copy(
      int[] values, EventColumn column, int first, int count, EventBatch into) {
    if (!into.has(column)) {
      return;
    }
    int[] target =
        switch (column) {
          case FROM -> into.from();
          case TO -> into.to();
          case SECONDS -> into.seconds();
          case DEVICE -> into.device();
          case SUBSCRIPTION -> into.subscription();
          case CELL -> into.cell();
          case TYPE, SERVED_TO, START, END_CELL, DUPLICATE_OF, TIME_DOUBT ->
              throw new IllegalArgumentException("no column of whole numbers here: " + column);
        };
    System.arraycopy(values, first, target, 0, count);
  }

  @Override
  public int events() {
    return size;
  }

  @Override
  public CommsType type(int event) {
    return switch (type[event]) {
      case EventBatch.CALL -> CommsType.CALL;
      case EventBatch.MESSAGE -> CommsType.MESSAGE;
      default -> CommsType.DATA;
    };
  }

  @Override
  public int from(int event) {
    return from[event];
  }

  @Override
  public int to(int event) {
    return to[event];
  }

  @Override
  public boolean servedTo(int event) {
    return servedTo[event];
  }

  @Override
  public long start(int event) {
    return start[event];
  }

  @Override
  public int seconds(int event) {
    return seconds[event];
  }

  @Override
  public int device(int event) {
    return device[event];
  }

  @Override
  public int subscription(int event) {
    return subscription[event];
  }

  @Override
  public int cell(int event) {
    return cell[event];
  }

  @Override
  public int endCell(int event) {
    return -1;
  }

  @Override
  public int duplicateOf(int event) {
    return servedTo[event] && recorded[from[event]] ? 0 : -1;
  }

  @Override
  public CommsEvent event(int event) {
    Party one = parties[from[event]];
    Party two = to[event] < 0 ? null : parties[to[event]];
    return new CommsEvent(
        type(event),
        one,
        two,
        servedTo[event] && two != null ? two : one,
        Instant.ofEpochSecond(start[event]),
        TimeDoubt.NONE,
        seconds[event],
        "",
        "",
        "",
        "",
        -1,
        -1,
        null,
        duplicateOf(event),
        NONE);
  }

  @Override
  public int parties() {
    return parties.length;
  }

  @Override
  public Party party(int party) {
    return parties[party];
  }

  @Override
  public PartyKind kindOf(int party) {
    return parties[party].kind();
  }

  @Override
  public int partyOf(String id) {
    return numbers.getOrDefault(id, -1);
  }

  @Override
  public int devices() {
    return devices;
  }

  @Override
  public String imei(int number) {
    return Integer.toString(number);
  }

  @Override
  public int subscriptions() {
    return subscriptions;
  }

  @Override
  public String imsi(int number) {
    return Integer.toString(number);
  }

  @Override
  public int cells() {
    return world.cells().size();
  }

  @Override
  public Cell cellAt(int number) {
    return world.cells().get(number);
  }

  @Override
  public ZoneId zone() {
    return LONDON;
  }
}
