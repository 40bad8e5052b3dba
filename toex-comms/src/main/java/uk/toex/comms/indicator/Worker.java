package uk.toex.comms.indicator;

/** Works out all indicators of one subscriber after another. Belongs to one thread. */
final class Worker {

  private static final int ALL = 0b1111;

  private final Names names;
  private final Records records;
  private final Visits visits;
  private final Measures measures;
  private final Totals totals;
  private final boolean byWeek;

  Worker(
      IndicatorOptions options, Names names, Columns columns, Geography geography, Calendar when) {
    this.names = names;
    this.records = new Records(when);
    this.visits = new Visits(columns, geography, records);
    this.measures = new Measures(columns, records);
    this.totals = new Totals(columns, names.parts.length);
    this.byWeek = options.group() == Grouping.WEEK;
  }

  /**
   * Writes the values of a subscriber by {@link Names} from an index on; NaN where there is none.
   */
  void of(Slice.Bucket bucket, int party, double[] out, int at) {
    records.take(bucket, party);
    measures.begin();
    visits.begin();
    totals.clear();
    int[] group = records.group;
    for (int from = 0; from < records.size; ) {
      int end = from + 1;
      int present = 1 << records.part[from];
      while (end < records.size && group[end] == group[from]) {
        present |= 1 << records.part[end++];
      }
      group(from, end, present);
      from = end;
    }
    if (!byWeek) {
      churn();
    }
    write(out, at);
  }

  /** Parts of the week that have the same records in a group are measured once. */
  private void group(int from, int end, int found) {
    int done = 0;
    for (int i = 0; i < names.parts.length; i++) {
      int parts = names.parts[i] & found;
      if (parts == 0 || (done >> parts & 1) != 0) {
        continue;
      }
      done |= 1 << parts;
      measures.measure(from, end, parts);
      int present = measures.present | visits.measure(from, end, parts, measures.values);
      for (int same = i; same < names.parts.length; same++) {
        if ((names.parts[same] & found) == parts) {
          totals.add(same, measures.values, present);
        }
      }
      if (i == 0 && byWeek) {
        visits.endWeek();
      }
    }
  }

  private void churn() {
    for (int from = 0; from < records.size; ) {
      int end = from + 1;
      while (end < records.size && records.week(end) == records.week(from)) {
        end++;
      }
      visits.count(from, end, ALL);
      visits.endWeek();
      from = end;
    }
  }

  private void write(double[] out, int at) {
    int[] columns = names.columns;
    boolean[] deviations = names.deviations;
    for (int i = 0; i < columns.length; i++) {
      int size = totals.size(names.blocks[i]);
      out[at + i] =
          deviations[i] ? totals.deviation(columns[i], size) : totals.mean(columns[i], size);
    }
    out[at + columns.length] = visits.churn().mean();
    out[at + columns.length + 1] = visits.churn().deviation();
  }

  /** The records taken last. */
  Records records() {
    return records;
  }
}
