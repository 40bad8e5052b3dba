package uk.toex.comms.indicator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.io.Numbers;

/** What bandicoot says of the data that indicators were worked out from, under its names. */
final class Reporting {

  private final CommsEvents events;
  private final IndicatorOptions options;
  private final Geography geography;
  private final Records records;
  private final long base;

  Reporting(
      CommsEvents events,
      IndicatorOptions options,
      Geography geography,
      Records records,
      long base) {
    this.events = events;
    this.options = options;
    this.geography = geography;
    this.records = records;
    this.base = base;
  }

  Map<String, String> of() {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "groupby", options.group() == Grouping.NONE ? "" : options.group().word());
    put(all, "split_week", options.splitWeek());
    put(all, "split_day", options.splitDay());
    put(all, "start_time", records.size == 0 ? "" : local(0));
    put(all, "end_time", records.size == 0 ? "" : local(records.size - 1));
    put(all, "night_start", "19:00:00");
    put(all, "night_end", "07:00:00");
    put(all, "weekend", "[6, 7]");
    put(all, "number_of_records", records.size);
    put(all, "number_of_antennas", geography.known());
    int bins = bins();
    int span = records.size == 0 ? 0 : span();
    put(all, "bins", span);
    put(all, "bins_with_data", bins);
    put(all, "bins_without_data", span - bins);
    put(all, "has_call", has(EventBatch.CALL));
    put(all, "has_text", has(EventBatch.MESSAGE));
    put(all, "has_home", records.home >= 0);
    places(all);
    return all;
  }

  private static void put(Map<String, String> all, String name, Object value) {
    all.put("reporting__" + name, value.toString());
  }

  private String local(int record) {
    Instant at = Instant.ofEpochSecond(base + Integer.toUnsignedLong(records.time[record]));
    String text = LocalDateTime.ofInstant(at, events.zone()).toString().replace('T', ' ');
    return text.length() == "2014-08-20 20:30".length() ? text + ":00" : text;
  }

  private int bins() {
    int bins = 0;
    for (int i = 0; i < records.size; i++) {
      bins += i == 0 || records.group[i] != records.group[i - 1] ? 1 : 0;
    }
    return bins;
  }

  /** Groups from the first to the last, with those that have no records. */
  private int span() {
    return records.group[records.size - 1] - records.group[0] + 1;
  }

  private boolean has(int kind) {
    for (int i = 0; i < records.size; i++) {
      if (records.kind[i] == kind) {
        return true;
      }
    }
    return false;
  }

  private void places(Map<String, String> all) {
    int located = 0;
    for (int i = 0; i < records.placed; i++) {
      located += isLocated(records.place[i]) ? 1 : 0;
    }
    BitSet missing = new BitSet();
    for (int place = 0; place < records.places.size(); place++) {
      if (records.places.key(place) > 0 && !isLocated(place)) {
        missing.set(place);
      }
    }
    double part = records.size == 0 ? 0 : (double) (records.size - located) / records.size;
    put(all, "percent_records_missing_location", Numbers.fixed(part, 12));
    put(all, "antennas_missing_locations", missing.cardinality());
  }

  private boolean isLocated(int place) {
    int cell = records.places.key(place) - 1;
    return cell >= 0 && geography.isKnown(cell);
  }

  /** What part of calls goes on for more than five minutes after the next has begun. */
  double overlappingCalls() {
    int calls = 0;
    int overlapping = 0;
    long limit = Long.MIN_VALUE;
    for (int i = 0; i < records.size; i++) {
      if (records.kind[i] == EventBatch.CALL) {
        long start = Integer.toUnsignedLong(records.time[i]);
        overlapping += limit >= start ? 1 : 0;
        limit = start + Math.max(0, records.seconds[i]) - 300;
        calls++;
      }
    }
    return calls == 0 ? 0 : (double) overlapping / calls;
  }
}
