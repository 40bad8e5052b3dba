package uk.toex.comms;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.TimeDoubt;

/**
 * Room for some columns of a batch of events, filled by {@link CommsEvents#read} and used again for
 * the next batch. What it hands out are its own arrays: valid in their first {@link #size} elements
 * until the next read, and to be read only. Belongs to one thread.
 */
public final class EventBatch {

  /** The type of a call. */
  public static final byte CALL = 0;

  /** The type of a message. */
  public static final byte MESSAGE = 1;

  /** The type of a data session. */
  public static final byte DATA = 2;

  /** Nothing is uncertain about a time. */
  public static final byte NO_DOUBT = 0;

  /** A time in the hour that an autumn clock change repeats. */
  public static final byte REPEATED_HOUR = 1;

  /** A time in the hour that a spring clock change leaves out. */
  public static final byte SKIPPED_HOUR = 2;

  private final Set<EventColumn> columns;
  private byte[] scratch = {};
  private int first;
  private int size;

  private final byte @Nullable [] types;
  private final int @Nullable [] from;
  private final int @Nullable [] to;
  private final boolean @Nullable [] servedTo;
  private final long @Nullable [] start;
  private final int @Nullable [] seconds;
  private final int @Nullable [] device;
  private final int @Nullable [] subscription;
  private final int @Nullable [] cell;
  private final int @Nullable [] endCell;
  private final int @Nullable [] duplicateOf;
  private final byte @Nullable [] timeDoubt;

  private EventBatch(Set<EventColumn> columns) {
    this.columns = columns;
    this.types = columns.contains(EventColumn.TYPE) ? new byte[CommsEvents.MAX_BATCH] : null;
    this.from = room(EventColumn.FROM);
    this.to = room(EventColumn.TO);
    this.servedTo =
        columns.contains(EventColumn.SERVED_TO) ? new boolean[CommsEvents.MAX_BATCH] : null;
    this.start = columns.contains(EventColumn.START) ? new long[CommsEvents.MAX_BATCH] : null;
    this.seconds = room(EventColumn.SECONDS);
    this.device = room(EventColumn.DEVICE);
    this.subscription = room(EventColumn.SUBSCRIPTION);
    this.cell = room(EventColumn.CELL);
    this.endCell = room(EventColumn.END_CELL);
    this.duplicateOf = room(EventColumn.DUPLICATE_OF);
    this.timeDoubt =
        columns.contains(EventColumn.TIME_DOUBT) ? new byte[CommsEvents.MAX_BATCH] : null;
  }

  private int @Nullable [] room(EventColumn column) {
    return columns.contains(column) ? new int[CommsEvents.MAX_BATCH] : null;
  }

  /** Room for some columns. */
  public static EventBatch of(EventColumn first, EventColumn... others) {
    return new EventBatch(EnumSet.of(first, others));
  }

  /** Room for all columns. */
  public static EventBatch ofAll() {
    return new EventBatch(EnumSet.allOf(EventColumn.class));
  }

  /** Whether a column is asked for. */
  public boolean has(EventColumn column) {
    return columns.contains(column);
  }

  /** The number of the batch's first event. */
  public int first() {
    return first;
  }

  /** The columns asked for. */
  Set<EventColumn> columns() {
    return columns;
  }

  /** Room for a column as it is stored, for those who fill it. */
  byte[] scratch() {
    if (scratch.length == 0) {
      scratch = new byte[8 * CommsEvents.MAX_BATCH];
    }
    return scratch;
  }

  /** How many events the batch holds. */
  public int size() {
    return size;
  }

  /** How a type is written in {@link #types}. */
  public static byte codeOf(CommsType type) {
    return switch (type) {
      case CALL -> CALL;
      case MESSAGE -> MESSAGE;
      case DATA -> DATA;
    };
  }

  /** How a doubt is written in {@link #timeDoubt}. */
  public static byte codeOf(TimeDoubt doubt) {
    return switch (doubt) {
      case NONE -> NO_DOUBT;
      case REPEATED_HOUR -> REPEATED_HOUR;
      case SKIPPED_HOUR -> SKIPPED_HOUR;
    };
  }

  /** The array of a column of whole numbers; for those who fill it. */
  int[] ints(EventColumn column) {
    return switch (column) {
      case FROM -> from();
      case TO -> to();
      case SECONDS -> seconds();
      case DEVICE -> device();
      case SUBSCRIPTION -> subscription();
      case CELL -> cell();
      case END_CELL -> endCell();
      case DUPLICATE_OF -> duplicateOf();
      case TYPE, SERVED_TO, START, TIME_DOUBT ->
          throw new IllegalArgumentException("no column of whole numbers: " + column);
    };
  }

  /** Says which events it now holds; for those who fill it. */
  public void holds(int firstEvent, int events) {
    this.first = firstEvent;
    this.size = events;
  }

  /** What each event is: {@link #CALL}, {@link #MESSAGE} or {@link #DATA}. */
  public byte[] types() {
    return asked(types, EventColumn.TYPE);
  }

  /** The party that began each event. */
  public int[] from() {
    return asked(from, EventColumn.FROM);
  }

  /** The other party of each event; -1 for a data session. */
  public int[] to() {
    return asked(to, EventColumn.TO);
  }

  /** Whether each record is the other party's, not the beginner's. */
  public boolean[] servedTo() {
    return asked(servedTo, EventColumn.SERVED_TO);
  }

  /** When each event began, in seconds since 1970-01-01T00:00Z. */
  public long[] start() {
    return asked(start, EventColumn.START);
  }

  /** How many seconds each event lasted; -1 if not known. */
  public int[] seconds() {
    return asked(seconds, EventColumn.SECONDS);
  }

  /** Each served party's device; -1 if not known. */
  public int[] device() {
    return asked(device, EventColumn.DEVICE);
  }

  /** Each served party's subscription; -1 if not known. */
  public int[] subscription() {
    return asked(subscription, EventColumn.SUBSCRIPTION);
  }

  /** The cell at each start; -1 if not known. */
  public int[] cell() {
    return asked(cell, EventColumn.CELL);
  }

  /** The cell at each end; -1 if not known. */
  public int[] endCell() {
    return asked(endCell, EventColumn.END_CELL);
  }

  /** The event of which each is the other party's record; -1 if it counts itself. */
  public int[] duplicateOf() {
    return asked(duplicateOf, EventColumn.DUPLICATE_OF);
  }

  /** What is uncertain about each time: {@link #NO_DOUBT} and so on. */
  public byte[] timeDoubt() {
    return asked(timeDoubt, EventColumn.TIME_DOUBT);
  }

  private static <T> T asked(@Nullable T column, EventColumn name) {
    if (column == null) {
      throw new IllegalStateException("the batch was made without the column " + name);
    }
    return column;
  }
}
