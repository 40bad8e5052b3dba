package uk.toex.comms.layout.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.EventBatch;
import uk.toex.comms.internal.EventSink;
import uk.toex.comms.internal.RowFields;
import uk.toex.comms.internal.RowMapper;
import uk.toex.comms.layout.FieldRule;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.number.Withheld;
import uk.toex.comms.time.TimeReader;

/** Rows to events, as a bound layout says. One a thread. */
public final class EventMapper implements RowMapper {

  /** Why a row is passed over that a layout says is none. */
  public static final String SKIPPED = EventSink.PASSED_OVER;

  private static final int BAD = -1;
  private static final int SKIP = -2;
  private static final int OUT = 0;
  private static final int IN = 1;
  private static final byte[] WITHHELD =
      "withheld                                ".getBytes(StandardCharsets.US_ASCII);
  private static final int WITHHELD_LENGTH = 8;

  private final boolean byOwner;
  private final char decimal;
  private final @Nullable Source type;
  private final @Nullable Source direction;
  private final @Nullable Source first;
  private final @Nullable Source second;
  private final @Nullable Source start;
  private final @Nullable Source end;
  private final @Nullable Source duration;
  private final @Nullable Source imei;
  private final @Nullable Source imsi;
  private final @Nullable Source cell;
  private final @Nullable Source endCell;
  private final @Nullable Source bytesUp;
  private final @Nullable Source bytesDown;
  private final @Nullable Source text;
  private final Layout layout;
  private final Meanings types;
  private final Meanings directions;
  private final Meanings withheld = new Meanings(spelling -> Withheld.is(spelling) ? 1 : 0);
  private final Times startTimes;
  private final Times endTimes;
  private final boolean secondNeeded;
  private final FieldRule.Need durationNeed;
  private final long[] durationUnit;
  private final long[] upUnit;
  private final long[] downUnit;
  private @Nullable String fault;

  EventMapper(Binding binding) {
    layout = binding.layout();
    byOwner = layout.byOwner();
    decimal = layout.decimal();
    type = binding.source("type");
    direction = binding.source("direction");
    first = binding.source(byOwner ? "owner" : "from");
    second = binding.source(byOwner ? "other" : "to");
    start = binding.source("start");
    end = binding.source("end");
    duration = binding.source("duration");
    imei = binding.source("imei");
    imsi = binding.source("imsi");
    cell = binding.source("cell");
    endCell = binding.source("end-cell");
    bytesUp = binding.source("bytes-up");
    bytesDown = binding.source("bytes-down");
    text = binding.source("text");
    types = meanings("type");
    directions = meanings("direction");
    startTimes = times("start");
    endTimes = times("end");
    secondNeeded = need(byOwner ? "other" : "to") == FieldRule.Need.YES;
    durationNeed = need("duration");
    durationUnit = unit("duration");
    upUnit = unit("bytes-up");
    downUnit = unit("bytes-down");
  }

  private FieldRule.Need need(String field) {
    FieldRule rule = layout.field(field);
    return rule == null ? FieldRule.Need.NO : rule.need();
  }

  private Times times(String field) {
    FieldRule rule = layout.field(field);
    return new Times(rule == null ? java.util.List.of("iso") : rule.formats(), layout.zone());
  }

  private Meanings meanings(String field) {
    FieldRule rule = layout.field(field);
    return new Meanings(
        spelling -> {
          String means = rule == null ? null : rule.meanings().get(spelling);
          return code(means != null ? means : rule == null ? "reject" : rule.otherwise());
        });
  }

  private static int code(String meaning) {
    return switch (meaning) {
      case "skip" -> SKIP;
      case "reject" -> BAD;
      case "out" -> OUT;
      case "in" -> IN;
      default -> type(meaning);
    };
  }

  /** The code of a type by its word. */
  static int type(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "call" -> EventBatch.CALL;
      case "message" -> EventBatch.MESSAGE;
      default -> EventBatch.DATA;
    };
  }

  private long[] unit(String field) {
    FieldRule rule = layout.field(field);
    return switch (rule == null ? "" : rule.unit()) {
      case "milliseconds" -> new long[] {1, 1000};
      case "minutes" -> new long[] {60, 1};
      case "kB" -> new long[] {1000, 1};
      case "KiB" -> new long[] {1024, 1};
      case "MB" -> new long[] {1_000_000, 1};
      case "MiB" -> new long[] {1 << 20, 1};
      default -> new long[] {1, 1};
    };
  }

  @Override
  public void map(RowFields row, EventSink event) {
    fault = null;
    int what = meaning(type, types, row);
    int way = direction == null ? OUT : meaning(direction, directions, row);
    if (what == SKIP || way == SKIP) {
      event.reject(SKIPPED);
      return;
    }
    if (what == BAD) {
      fault("type", "bad type", event);
    } else {
      event.type((byte) what);
    }
    if (way == BAD) {
      fault("direction", "bad direction", event);
    }
    parties(row, what, way, event);
    long began = start(row, event);
    seconds(row, what, began, event);
    if (fault == null) {
      details(row, event);
    } else {
      event.reject(fault);
    }
  }

  /** The first fault is why the row is rejected; further ones are counted by their field. */
  private void fault(String field, String why, EventSink event) {
    if (fault == null) {
      fault = why;
    } else {
      event.unreadable(field);
    }
  }

  private static int meaning(@Nullable Source source, Meanings meanings, RowFields row) {
    if (source == null) {
      return BAD;
    }
    source.take(row);
    return meanings.of(source);
  }

  private void parties(RowFields row, int what, int way, EventSink event) {
    boolean noFirst = take(first, row);
    boolean noSecond = take(second, row);
    boolean data = what == EventBatch.DATA;
    if (noFirst && (byOwner || data)) {
      String name = byOwner ? "owner" : "from";
      fault(name, "no " + name, event);
    } else if (noSecond && !data && (noFirst || secondNeeded)) {
      String name = byOwner ? "other" : "to";
      fault(name, noFirst ? "no number on either side" : "no " + name, event);
    }
    if (fault != null) {
      return;
    }
    boolean swapped = byOwner && way == IN && !data;
    from(swapped ? second : first, event);
    if (!data) {
      to(swapped ? first : second, event);
    }
    // Who is withheld has no record with the company: it is the other party's.
    boolean toServed = way == IN || (!byOwner && isWithheld(first));
    event.servedTo(toServed && !data);
  }

  /** True if a party is empty. */
  private static boolean take(@Nullable Source party, RowFields row) {
    if (party == null) {
      return true;
    }
    party.take(row);
    return party.isEmpty();
  }

  private static void from(@Nullable Source party, EventSink event) {
    if (party == null || party.isEmpty()) {
      event.from(WITHHELD, 0, WITHHELD_LENGTH);
    } else {
      event.from(party.bytes, party.start, party.end);
    }
  }

  private static void to(@Nullable Source party, EventSink event) {
    if (party == null || party.isEmpty()) {
      event.to(WITHHELD, 0, WITHHELD_LENGTH);
    } else {
      event.to(party.bytes, party.start, party.end);
    }
  }

  private boolean isWithheld(@Nullable Source party) {
    if (party == null || party.isEmpty()) {
      return true;
    }
    byte b = party.bytes[party.start];
    return b != '+' && b != '(' && (b < '0' || b > '9') && withheld.of(party) == 1;
  }

  private long start(RowFields row, EventSink event) {
    if (start == null) {
      fault("start", "no start", event);
      return -1;
    }
    start.take(row);
    long packed = startTimes.read(start);
    if (TimeReader.isFault(packed)) {
      fault("start", "bad start: " + TimeReader.reason(packed), event);
      return -1;
    }
    event.start(TimeReader.seconds(packed), EventBatch.codeOf(TimeReader.doubt(packed)));
    return TimeReader.seconds(packed);
  }

  private void seconds(RowFields row, int what, long began, EventSink event) {
    boolean needed =
        durationNeed == FieldRule.Need.YES
            || (durationNeed == FieldRule.Need.CALLS && what == EventBatch.CALL);
    boolean empty = duration == null || take(duration, row);
    if (!empty && duration != null) {
      long seconds = Amounts.read(duration, decimal, durationUnit[0], durationUnit[1], true);
      if (seconds >= 0) {
        event.seconds(seconds);
      } else if (needed) {
        fault("duration", "bad duration", event);
      } else {
        event.unreadable("duration");
      }
      return;
    }
    if (end != null && !take(end, row) && began >= 0) {
      long packed = endTimes.read(end);
      if (TimeReader.isFault(packed) || TimeReader.seconds(packed) < began) {
        event.unreadable("end");
      } else {
        event.seconds(TimeReader.seconds(packed) - began);
        return;
      }
    }
    if (needed) {
      fault("duration", "no duration", event);
    }
  }

  private void details(RowFields row, EventSink event) {
    if (imei != null && !take(imei, row)) {
      event.imei(imei.bytes, imei.start, imei.end);
    }
    if (imsi != null && !take(imsi, row)) {
      event.imsi(imsi.bytes, imsi.start, imsi.end);
    }
    if (cell != null && !take(cell, row)) {
      event.cell(cell.bytes, cell.start, cell.end);
    }
    if (endCell != null && !take(endCell, row)) {
      event.endCell(endCell.bytes, endCell.start, endCell.end);
    }
    if (bytesUp != null && !take(bytesUp, row)) {
      long up = Amounts.read(bytesUp, decimal, upUnit[0], upUnit[1], false);
      if (up < 0) {
        event.unreadable("bytes-up");
      } else {
        event.bytesUp(up);
      }
    }
    if (bytesDown != null && !take(bytesDown, row)) {
      long down = Amounts.read(bytesDown, decimal, downUnit[0], downUnit[1], false);
      if (down < 0) {
        event.unreadable("bytes-down");
      } else {
        event.bytesDown(down);
      }
    }
    if (text != null && !take(text, row)) {
      event.text(text.bytes, text.start, text.end);
    }
  }
}
