package uk.toex.comms.internal;

import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;

/** Encodes the mapped rows of a chunk as one or more segments. Belongs to one thread. */
final class SegmentEncoder {

  private int[] scratch = {};

  /** Encodes them; returns how many rows each segment has. */
  int[] encode(MappedRows rows, long offset, long recordsBefore, Encoded into) {
    int segments = (rows.rows + CommsEvents.MAX_BATCH - 1) / CommsEvents.MAX_BATCH;
    int[] sizes = new int[segments];
    int from = 0;
    for (int i = 0; i < segments; i++) {
      int to = (int) ((long) rows.rows * (i + 1) / segments);
      sizes[i] = to - from;
      segment(rows, from, to, offset, recordsBefore, into);
      from = to;
    }
    return sizes;
  }

  private void segment(
      MappedRows rows, int from, int to, long offset, long recordsBefore, Encoded into) {
    if (scratch.length < to - from) {
      scratch = new int[to - from];
    }
    int[] parties = rows.parties.meanings();
    int[] cells = rows.cells.meanings();
    for (int i = from; i < to; i++) {
      scratch[i - from] =
          rows.types[i] | (rows.servedTo[i] ? Kind.SERVED_TO : 0) | rows.doubts[i] << Kind.DOUBT;
    }
    into.ints(scratch, 0, to - from, 0);
    into.meanings(rows.from, parties, from, to, scratch);
    into.meanings(rows.to, parties, from, to, scratch);
    into.longs(rows.start, from, to);
    into.ints(rows.seconds, from, to, 0);
    into.meanings(rows.imei, rows.imeis.meanings(), from, to, scratch);
    into.meanings(rows.imsi, rows.imsis.meanings(), from, to, scratch);
    into.meanings(rows.cell, cells, from, to, scratch);
    if (rows.absent.contains(StoredColumn.END_CELL)) {
      into.constant(-1);
    } else {
      into.meanings(rows.endCell, cells, from, to, scratch);
    }
    amounts(rows, rows.bytesUp, StoredColumn.BYTES_UP, from, to, into);
    amounts(rows, rows.bytesDown, StoredColumn.BYTES_DOWN, from, to, into);
    if (rows.absent.contains(StoredColumn.TEXT)) {
      into.constant(0);
    } else {
      into.texts(rows.texts, rows.textEnds, from, to);
    }
    for (int i = from; i < to; i++) {
      scratch[i - from] = rows.ordinals[i] - (i - from);
    }
    into.ints(scratch, 0, to - from, recordsBefore);
    into.ints(rows.recordStarts, from, to, offset);
    into.ints(rows.recordLengths, from, to, 0);
  }

  private static void amounts(
      MappedRows rows, long[] amounts, StoredColumn column, int from, int to, Encoded into) {
    if (rows.absent.contains(column)) {
      into.constant(-1);
    } else {
      into.longs(amounts, from, to);
    }
  }

  /** How the column of kinds is put together. */
  static final class Kind {
    static final int TYPE = 3;
    static final int SERVED_TO = 4;
    static final int DOUBT = 3;

    private Kind() {}

    static byte type(int kind) {
      return (byte) (kind & TYPE);
    }

    static boolean servedTo(int kind) {
      return (kind & SERVED_TO) != 0;
    }

    static byte doubt(int kind) {
      return (byte) (kind >> DOUBT);
    }

    static boolean isData(int kind) {
      return type(kind) == EventBatch.DATA;
    }
  }
}
