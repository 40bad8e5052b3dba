package uk.toex.comms.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From local time to UTC by a zone's rules: the offset of each local day from 1970 to 2099 in a
 * table, and the rules themselves for the days on which it changes. Immutable and thread-safe.
 */
final class ZoneTable {

  /** Local days that can hold an accepted time: one or two more on either side. */
  private static final int FIRST_DAY = -2;

  private static final int DAYS = (int) LocalDate.of(2100, 1, 3).toEpochDay() - FIRST_DAY;
  private static final int MIXED = Integer.MIN_VALUE;
  private static final int DAY = 86_400;
  private static final Map<ZoneId, ZoneTable> TABLES = new ConcurrentHashMap<>();

  private final ZoneRules rules;
  private final int[] offsets = new int[DAYS];

  private ZoneTable(ZoneId zone) {
    rules = zone.getRules();
    Arrays.fill(offsets, MIXED);
    Instant at = Instant.ofEpochSecond((long) (FIRST_DAY - 1) * DAY);
    LocalDateTime from = LocalDateTime.MIN;
    while (from.toLocalDate().toEpochDay() < FIRST_DAY + DAYS) {
      ZoneOffset offset = rules.getOffset(at);
      ZoneOffsetTransition next = rules.nextTransition(at);
      LocalDateTime to = next == null ? LocalDateTime.MAX : earlier(next);
      fill(from, to, offset.getTotalSeconds());
      if (next == null) {
        break;
      }
      from = later(next);
      at = next.getInstant();
    }
  }

  static ZoneTable of(ZoneId zone) {
    return TABLES.computeIfAbsent(zone, ZoneTable::new);
  }

  /**
   * The packed time, as {@link TimeReader} gives it, of a second of a local day; not checked for
   * its range.
   */
  long packed(int epochDay, int secondOfDay) {
    long local = (long) epochDay * DAY + secondOfDay;
    int index = epochDay - FIRST_DAY;
    int offset = index >= 0 && index < DAYS ? offsets[index] : MIXED;
    return offset != MIXED ? (local - offset) << 2 : byRules(local);
  }

  private long byRules(long local) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    List<ZoneOffset> valid = rules.getValidOffsets(time);
    if (valid.size() == 1) {
      return (local - valid.get(0).getTotalSeconds()) << 2;
    }
    @Nullable ZoneOffsetTransition transition = rules.getTransition(time);
    // The offset before the change: the earlier reading of an hour that comes twice, and a clock
    // that was not put forward for one that never came.
    int before = transition.getOffsetBefore().getTotalSeconds();
    long doubt = valid.isEmpty() ? TimeReader.SKIPPED : TimeReader.REPEATED;
    return (local - before) << 2 | doubt;
  }

  private void fill(LocalDateTime from, LocalDateTime to, int offset) {
    long first = from.toLocalDate().toEpochDay();
    first += from.toLocalTime().toSecondOfDay() == 0 ? 0 : 1;
    long end = to.toLocalDate().toEpochDay();
    for (long day = Math.max(first, FIRST_DAY); day < Math.min(end, FIRST_DAY + DAYS); day++) {
      offsets[(int) day - FIRST_DAY] = offset;
    }
  }

  private static LocalDateTime earlier(ZoneOffsetTransition t) {
    return t.isGap() ? t.getDateTimeBefore() : t.getDateTimeAfter();
  }

  private static LocalDateTime later(ZoneOffsetTransition t) {
    return t.isGap() ? t.getDateTimeAfter() : t.getDateTimeBefore();
  }
}
