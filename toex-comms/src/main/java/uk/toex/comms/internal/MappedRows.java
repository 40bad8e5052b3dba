package uk.toex.comms.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.EventBatch;

/**
 * What the rows of a chunk say, column by column; names are numbers of a thread's {@link
 * NameCache}s. Used again and again by one thread.
 */
final class MappedRows implements EventSink {

  private static final int WITHHELD_LENGTH = 8;
  private static final byte[] WITHHELD =
      Arrays.copyOf("withheld".getBytes(StandardCharsets.US_ASCII), WITHHELD_LENGTH + Bytes.PAD);

  static final long NO_START = Long.MIN_VALUE;

  final NameCache parties = new NameCache(NameCache.Kind.PARTIES);
  final NameCache imeis = new NameCache(NameCache.Kind.IDENTITIES);
  final NameCache imsis = new NameCache(NameCache.Kind.IDENTITIES);
  final NameCache cells = new NameCache(NameCache.Kind.WORDS);

  int rows;
  byte[] types = {};
  boolean[] servedTo = {};
  byte[] doubts = {};
  int[] from = {};
  int[] to = {};
  long[] start = {};
  int[] seconds = {};
  int[] imei = {};
  int[] imsi = {};
  int[] cell = {};
  int[] endCell = {};
  long[] bytesUp = {};
  long[] bytesDown = {};
  int[] textEnds = {};
  byte[] texts = {};
  int[] ordinals = {};
  int[] recordStarts = {};
  int[] recordLengths = {};

  /** Why a row is rejected: 0 for one that is not, else 1 + its place in {@code reasons}. */
  int[] rejected = {};

  final List<String> reasons = new ArrayList<>();

  /** Fields that could not be read and are taken as not known, by name. */
  final SortedMap<String, Long> unreadable = new TreeMap<>();

  /** The columns of which nothing will be known for any row. */
  final EnumSet<StoredColumn> absent = EnumSet.noneOf(StoredColumn.class);

  private int row;
  private int textUsed;

  /** Makes room for rows, of which nothing is known yet. */
  void reset(int count) {
    rows = count;
    textUsed = 0;
    reasons.clear();
    unreadable.clear();
    if (types.length < count) {
      int room = Math.max(count, types.length * 2);
      types = new byte[room];
      servedTo = new boolean[room];
      doubts = new byte[room];
      from = new int[room];
      to = new int[room];
      start = new long[room];
      seconds = new int[room];
      imei = new int[room];
      imsi = new int[room];
      cell = new int[room];
      endCell = new int[room];
      bytesUp = new long[room];
      bytesDown = new long[room];
      textEnds = new int[room];
      ordinals = new int[room];
      recordStarts = new int[room];
      recordLengths = new int[room];
      rejected = new int[room];
    }
    Arrays.fill(types, 0, count, (byte) -1);
    Arrays.fill(servedTo, 0, count, false);
    Arrays.fill(doubts, 0, count, EventBatch.NO_DOUBT);
    Arrays.fill(from, 0, count, -1);
    Arrays.fill(to, 0, count, -1);
    Arrays.fill(start, 0, count, NO_START);
    Arrays.fill(seconds, 0, count, -1);
    Arrays.fill(imei, 0, count, -1);
    Arrays.fill(imsi, 0, count, -1);
    Arrays.fill(cell, 0, count, -1);
    Arrays.fill(endCell, 0, count, -1);
    Arrays.fill(bytesUp, 0, count, -1);
    Arrays.fill(bytesDown, 0, count, -1);
    Arrays.fill(textEnds, 0, count, 0);
    Arrays.fill(rejected, 0, count, 0);
  }

  /** Turns to a row; rows come in order. */
  void turnTo(int next) {
    row = next;
    textEnds[next] = textUsed;
  }

  /** Rejects the rows that lack what every event has. */
  void check() {
    for (int i = 0; i < rows; i++) {
      if (rejected[i] != 0) {
        continue;
      }
      withheld(i);
      String fault = fault(i);
      if (fault != null) {
        reject(i, fault);
      } else if (types[i] == EventBatch.DATA) {
        to[i] = -1;
        servedTo[i] = false;
      }
    }
  }

  /** Where one of two parties is empty the network did not say who; the record is the other's. */
  private void withheld(int i) {
    if (types[i] < 0 || types[i] == EventBatch.DATA || (from[i] < 0) == (to[i] < 0)) {
      return;
    }
    int number = parties.number(WITHHELD, 0, WITHHELD_LENGTH);
    if (from[i] < 0) {
      from[i] = number;
      servedTo[i] = true;
    } else {
      to[i] = number;
    }
  }

  private @Nullable String fault(int i) {
    if (types[i] < 0) {
      return "no type";
    }
    if (from[i] < 0) {
      return types[i] == EventBatch.DATA ? "no from" : "no number on either side";
    }
    return start[i] == NO_START ? "no start" : null;
  }

  void reject(int which, String reason) {
    int known = reasons.indexOf(reason);
    if (known < 0) {
      known = reasons.size();
      reasons.add(reason);
    }
    rejected[which] = known + 1;
  }

  /** Why a row is rejected; null if it is not, or is only passed over. */
  @Nullable String reason(int i) {
    String reason = rejected[i] == 0 ? null : reasons.get(rejected[i] - 1);
    return PASSED_OVER.equals(reason) ? null : reason;
  }

  /** Counts the rows passed over; before they are left out. */
  void countPassedOver(SortedMap<String, Long> counts) {
    int code = reasons.indexOf(PASSED_OVER) + 1;
    for (int i = 0; code > 0 && i < rows; i++) {
      if (rejected[i] == code) {
        counts.merge("passed_over", 1L, Long::sum);
      }
    }
  }

  /** Leaves the rejected rows out. */
  void dropRejected() {
    if (reasons.isEmpty()) {
      return;
    }
    int kept = 0;
    int textAt = 0;
    for (int i = 0; i < rows; i++) {
      int textStart = i == 0 ? 0 : textAt;
      textAt = textEnds[i];
      if (rejected[i] != 0) {
        continue;
      }
      int length = textAt - textStart;
      int used = kept == 0 ? 0 : textEnds[kept - 1];
      System.arraycopy(texts, textStart, texts, used, length);
      types[kept] = types[i];
      servedTo[kept] = servedTo[i];
      doubts[kept] = doubts[i];
      from[kept] = from[i];
      to[kept] = to[i];
      start[kept] = start[i];
      seconds[kept] = seconds[i];
      imei[kept] = imei[i];
      imsi[kept] = imsi[i];
      cell[kept] = cell[i];
      endCell[kept] = endCell[i];
      bytesUp[kept] = bytesUp[i];
      bytesDown[kept] = bytesDown[i];
      textEnds[kept] = used + length;
      ordinals[kept] = ordinals[i];
      recordStarts[kept] = recordStarts[i];
      recordLengths[kept] = recordLengths[i];
      kept++;
    }
    rows = kept;
  }

  /** Gives the names that have come the numbers that they have in the store. */
  void resolve(NameSet names) {
    parties.resolve(names.party);
    imeis.resolve(names.imei);
    imsis.resolve(names.imsi);
    cells.resolve(names.cell);
  }

  /** Counts the fields that could not be read and the times in doubt, if there are any. */
  void count(SortedMap<String, Long> counts) {
    unreadable.forEach((field, n) -> counts.merge("unreadable_" + field, n, Long::sum));
    for (int i = 0; i < rows; i++) {
      if (doubts[i] != EventBatch.NO_DOUBT) {
        String name = doubts[i] == EventBatch.REPEATED_HOUR ? "repeated_hour" : "skipped_hour";
        counts.merge(name, 1L, Long::sum);
      }
    }
  }

  @Override
  public void type(byte type) {
    types[row] = type;
  }

  @Override
  public void from(byte[] bytes, int begin, int end) {
    from[row] = parties.number(bytes, begin, end);
  }

  @Override
  public void to(byte[] bytes, int begin, int end) {
    to[row] = parties.number(bytes, begin, end);
  }

  @Override
  public void servedTo(boolean isTo) {
    servedTo[row] = isTo;
  }

  @Override
  public void start(long epochSecond, byte doubt) {
    start[row] = epochSecond;
    doubts[row] = doubt;
  }

  @Override
  public void seconds(long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      unreadable("seconds");
    } else {
      seconds[row] = (int) value;
    }
  }

  @Override
  public void imei(byte[] bytes, int begin, int end) {
    imei[row] = imeis.number(bytes, begin, end);
  }

  @Override
  public void imsi(byte[] bytes, int begin, int end) {
    imsi[row] = imsis.number(bytes, begin, end);
  }

  @Override
  public void cell(byte[] bytes, int begin, int end) {
    cell[row] = cells.number(bytes, begin, end);
  }

  @Override
  public void endCell(byte[] bytes, int begin, int end) {
    endCell[row] = cells.number(bytes, begin, end);
  }

  @Override
  public void bytesUp(long bytes) {
    bytesUp[row] = bytes;
  }

  @Override
  public void bytesDown(long bytes) {
    bytesDown[row] = bytes;
  }

  @Override
  public void text(byte[] bytes, int begin, int end) {
    textUsed = row == 0 ? 0 : textEnds[row - 1];
    int length = end - begin;
    if (textUsed + length > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(2 * texts.length, textUsed + length));
    }
    System.arraycopy(bytes, begin, texts, textUsed, length);
    textUsed += length;
    textEnds[row] = textUsed;
  }

  @Override
  public void unreadable(String field) {
    unreadable.merge(field, 1L, Long::sum);
  }

  @Override
  public void reject(String reason) {
    reject(row, reason);
  }
}
