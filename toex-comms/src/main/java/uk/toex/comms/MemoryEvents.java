package uk.toex.comms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.CommsView;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.api.comms.RawRecord;
import uk.toex.comms.internal.Imei;
import uk.toex.comms.internal.Names;

/**
 * Comms events in memory, for some thousands of them: what a test or a single subscriber needs.
 * Parties, devices, subscriptions and cells are numbered in the order in which they come.
 */
public final class MemoryEvents implements CommsEvents {

  private static final RawRecord BY_HAND = new RawRecord("", "", 0, -1, 0);

  private final List<EventRow> rows;
  private final List<Party> parties;
  private final Names partyIds;
  private final Names devices;
  private final Names subscriptions;
  private final List<Cell> cells;
  private final Names cellIds;
  private final ZoneId zone;
  private final int batchSize;
  private final Coded coded;

  /** The rows' numbers, column by column. */
  private static final class Coded {
    final int[] from;
    final int[] to;
    final int[] device;
    final int[] subscription;
    final int[] cell;
    final int[] endCell;

    Coded(int size) {
      from = new int[size];
      to = new int[size];
      device = new int[size];
      subscription = new int[size];
      cell = new int[size];
      endCell = new int[size];
    }
  }

  private MemoryEvents(Builder builder) {
    this.rows = List.copyOf(builder.rows);
    this.zone = builder.zone;
    this.batchSize = builder.batchSize;
    this.parties = new ArrayList<>();
    this.partyIds = new Names();
    this.devices = new Names();
    this.subscriptions = new Names();
    this.cells = new ArrayList<>();
    this.cellIds = new Names();
    this.coded = new Coded(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      EventRow row = rows.get(i);
      coded.from[i] = party(row.from());
      Party to = row.to();
      coded.to[i] = to == null ? -1 : party(to);
      coded.device[i] = devices.add(Imei.device(row.imei()));
      coded.subscription[i] = subscriptions.add(row.imsi());
      coded.cell[i] = cell(row.cell(), builder.known);
      coded.endCell[i] = cell(row.endCell(), builder.known);
    }
  }

  /** Begins events, their hours counted in UTC until told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /** A copy of any view's events. */
  public static MemoryEvents copyOf(CommsView view) {
    Builder builder = new Builder().zone(view.zone());
    for (int cell = 0; cell < view.cells(); cell++) {
      builder.cell(view.cellAt(cell));
    }
    for (int event = 0; event < view.events(); event++) {
      builder.add(EventRow.of(view.event(event)));
    }
    return builder.build();
  }

  /** Gathers events. Belongs to one thread. */
  public static final class Builder {
    private final List<EventRow> rows = new ArrayList<>();
    private final Map<String, Cell> known = new HashMap<>();
    private ZoneId zone = ZoneOffset.UTC;
    private int batchSize = MAX_BATCH;

    private Builder() {}

    /** Adds an event; returns its number. */
    public int add(EventRow row) {
      rows.add(row);
      return rows.size() - 1;
    }

    /** Says what is known about a cell that events name by its id. */
    public Builder cell(Cell cell) {
      known.put(cell.id(), cell);
      return this;
    }

    /** In which zone hours and days are counted. */
    public Builder zone(ZoneId counted) {
      zone = Objects.requireNonNull(counted, "zone");
      return this;
    }

    /**
     * How many events a batch holds, so that tests can have many batches of few events.
     *
     * @throws IllegalArgumentException if it is not 1 to 65,536
     */
    public Builder batchSize(int events) {
      if (events < 1 || events > MAX_BATCH) {
        throw new IllegalArgumentException("a batch holds 1 to 65536 events, not " + events);
      }
      batchSize = events;
      return this;
    }

    /** The events so far. More may be added for another. */
    public MemoryEvents build() {
      return new MemoryEvents(this);
    }
  }

  private int party(Party party) {
    int known = partyIds.of(party.id());
    if (known >= 0) {
      return known;
    }
    parties.add(party);
    return partyIds.add(party.id());
  }

  private int cell(String id, Map<String, Cell> known) {
    if (!id.isEmpty() && cellIds.of(id) < 0) {
      Cell cell = known.get(id);
      cells.add(cell == null ? new Cell(id, null, Double.NaN, "") : cell);
    }
    return cellIds.add(id);
  }

  @Override
  public int batches() {
    return (rows.size() + batchSize - 1) / batchSize;
  }

  @Override
  public int firstOf(int batch) {
    Objects.checkIndex(batch, batches() + 1);
    return Math.min(rows.size(), batch * batchSize);
  }

  @Override
  public void read(int batch, EventBatch into) {
    Objects.checkIndex(batch, batches());
    int first = firstOf(batch);
    int size = firstOf(batch + 1) - first;
    into.holds(first, size);
    copy(EventColumn.FROM, coded.from, into);
    copy(EventColumn.TO, coded.to, into);
    copy(EventColumn.DEVICE, coded.device, into);
    copy(EventColumn.SUBSCRIPTION, coded.subscription, into);
    copy(EventColumn.CELL, coded.cell, into);
    copy(EventColumn.END_CELL, coded.endCell, into);
    for (int i = 0; i < size; i++) {
      EventRow row = rows.get(first + i);
      if (into.has(EventColumn.TYPE)) {
        into.types()[i] = EventBatch.codeOf(row.type());
      }
      if (into.has(EventColumn.SERVED_TO)) {
        into.servedTo()[i] = row.servedTo();
      }
      if (into.has(EventColumn.START)) {
        into.start()[i] = row.start();
      }
      if (into.has(EventColumn.SECONDS)) {
        into.seconds()[i] = row.seconds();
      }
      if (into.has(EventColumn.DUPLICATE_OF)) {
        into.duplicateOf()[i] = row.duplicateOf();
      }
      if (into.has(EventColumn.TIME_DOUBT)) {
        into.timeDoubt()[i] = EventBatch.codeOf(row.timeDoubt());
      }
    }
  }

  private static void copy(EventColumn column, int[] values, EventBatch into) {
    if (into.has(column)) {
      System.arraycopy(values, into.first(), into.ints(column), 0, into.size());
    }
  }

  @Override
  public int events() {
    return rows.size();
  }

  @Override
  public CommsType type(int event) {
    return rows.get(event).type();
  }

  @Override
  public int from(int event) {
    return coded.from[event];
  }

  @Override
  public int to(int event) {
    return coded.to[event];
  }

  @Override
  public boolean servedTo(int event) {
    return rows.get(event).servedTo();
  }

  @Override
  public long start(int event) {
    return rows.get(event).start();
  }

  @Override
  public int seconds(int event) {
    return rows.get(event).seconds();
  }

  @Override
  public int device(int event) {
    return coded.device[event];
  }

  @Override
  public int subscription(int event) {
    return coded.subscription[event];
  }

  @Override
  public int cell(int event) {
    return coded.cell[event];
  }

  @Override
  public int endCell(int event) {
    return coded.endCell[event];
  }

  @Override
  public int duplicateOf(int event) {
    return rows.get(event).duplicateOf();
  }

  @Override
  public CommsEvent event(int event) {
    EventRow row = rows.get(event);
    Party from = parties.get(coded.from[event]);
    Party to = coded.to[event] < 0 ? null : parties.get(coded.to[event]);
    RawRecord raw = row.raw();
    return new CommsEvent(
        row.type(),
        from,
        to,
        row.servedTo() ? Objects.requireNonNull(to) : from,
        Instant.ofEpochSecond(row.start()),
        row.timeDoubt(),
        row.seconds(),
        row.imei(),
        row.imsi(),
        row.cell(),
        row.endCell(),
        row.bytesUp(),
        row.bytesDown(),
        row.text(),
        row.duplicateOf(),
        raw == null ? BY_HAND : raw);
  }

  @Override
  public int parties() {
    return parties.size();
  }

  @Override
  public Party party(int party) {
    return parties.get(party);
  }

  @Override
  public PartyKind kindOf(int party) {
    return parties.get(party).kind();
  }

  @Override
  public int partyOf(String id) {
    return partyIds.of(id);
  }

  @Override
  public int devices() {
    return devices.size();
  }

  @Override
  public String imei(int device) {
    return devices.name(device);
  }

  @Override
  public int subscriptions() {
    return subscriptions.size();
  }

  @Override
  public String imsi(int subscription) {
    return subscriptions.name(subscription);
  }

  @Override
  public int cells() {
    return cells.size();
  }

  @Override
  public Cell cellAt(int cell) {
    return cells.get(cell);
  }

  @Override
  public ZoneId zone() {
    return zone;
  }
}
