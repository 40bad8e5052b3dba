package uk.toex.comms.indicator;

import java.util.Arrays;

/**
 * Works out the measures of the places of one group of records: the place of each half hour, how
 * many they are and how far apart. Used again and again by one thread.
 */
final class Visits {

  private final Columns columns;
  private final Geography geography;
  private final Records records;
  private final boolean located;

  private int[] times = {};
  private int[] stamps = {};
  private int stamp;
  private int[] visited = {};
  private int[] counts = {};
  private int size;

  /** How many half hours have a place. */
  int halfHours;

  private int[] before = {};
  private int[] visitedBefore = {};
  private int beforeSize;
  private int halfHoursBefore;
  private double squaresBefore;
  private final Spread churn = new Spread();

  Visits(Columns columns, Geography geography, Records records) {
    this.columns = columns;
    this.records = records;
    this.located = geography.known() > 0;
    this.geography = geography;
  }

  /** Begins the subscriber whose records were taken. */
  void begin() {
    int places = records.places.size();
    if (stamps.length < places) {
      int room = places + (places >> 1) + 16;
      times = new int[room];
      stamps = new int[room];
      stamp = 0;
      visited = new int[room];
      counts = new int[room];
      before = new int[room];
      visitedBefore = new int[room];
    }
    Arrays.fill(before, 0, places, 0);
    beforeSize = 0;
    halfHoursBefore = 0;
    churn.clear();
  }

  /** Writes the measures of some records; says which blocks have values, a bit for each. */
  int measure(int from, int end, int parts, double[] values) {
    count(from, end, parts);
    if (halfHours == 0) {
      return 0;
    }
    int at = columns.begin[Columns.PLACES];
    int present = 1 << Columns.PLACES;
    values[at + Columns.ANTENNAS] = size;
    if (size == 1) {
      values[at + Columns.PLACE_ENTROPY] = 0;
      values[at + Columns.FREQUENT] = 1;
    } else {
      for (int i = 0; i < size; i++) {
        counts[i] = times[visited[i]];
      }
      values[at + Columns.PLACE_ENTROPY] = Counts.entropy(counts, size, halfHours);
      values[at + Columns.FREQUENT] = Counts.most(counts, size, halfHours);
    }
    if (records.home >= 0) {
      int homes = stamps[records.home] == stamp ? times[records.home] : 0;
      values[columns.begin[Columns.HOME]] = homes == 0 ? 0 : (double) homes / halfHours;
      present |= 1 << Columns.HOME;
    }
    double radius = located ? radius() : Double.NaN;
    if (!Double.isNaN(radius)) {
      values[columns.begin[Columns.RADIUS]] = radius;
      present |= 1 << Columns.RADIUS;
    }
    return present;
  }

  /** Counts the half hours of each place. */
  void count(int fromRecord, int endRecord, int parts) {
    int from = records.placedBefore[fromRecord];
    int end = records.placedBefore[endRecord];
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    size = 0;
    halfHours = 0;
    int[] bin = records.bin;
    int at = records.nextPlaced(from, end, parts);
    while (at < end) {
      int last = at;
      int next = records.nextPlaced(at + 1, end, parts);
      while (next < end && bin[next] == bin[at]) {
        last = next;
        next = records.nextPlaced(next + 1, end, parts);
      }
      visit(records.mostUsed(at, last + 1, parts));
      at = next;
    }
  }

  private void visit(int place) {
    halfHours++;
    if (stamps[place] != stamp) {
      stamps[place] = stamp;
      times[place] = 0;
      visited[size++] = place;
    }
    times[place]++;
  }

  private double radius() {
    double latitude = 0;
    double longitude = 0;
    int located = 0;
    int different = 0;
    for (int i = 0; i < size; i++) {
      int cell = records.places.key(visited[i]) - 1;
      if (cell >= 0 && geography.isKnown(cell)) {
        int weight = times[visited[i]];
        latitude += geography.latitude(cell) * weight;
        longitude += geography.longitude(cell) * weight;
        located += weight;
        different++;
      }
    }
    if (different < 2) {
      return different == 0 ? Double.NaN : 0;
    }
    latitude /= located;
    longitude /= located;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      int cell = records.places.key(visited[i]) - 1;
      if (cell >= 0 && geography.isKnown(cell)) {
        double km =
            Geography.distance(
                latitude, longitude, geography.latitude(cell), geography.longitude(cell));
        sum += (double) times[visited[i]] / located * (km * km);
      }
    }
    return Math.sqrt(sum);
  }

  /** Compares what was counted last with the week before, and keeps it for the next. */
  void endWeek() {
    if (halfHours == 0) {
      return;
    }
    double product = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      int place = visited[i];
      product += (double) times[place] * before[place];
      squares += (double) times[place] * times[place];
    }
    if (halfHoursBefore > 0) {
      churn.add(1 - product / (Math.sqrt(squares) * Math.sqrt(squaresBefore)));
    }
    for (int i = 0; i < beforeSize; i++) {
      before[visitedBefore[i]] = 0;
    }
    System.arraycopy(visited, 0, visitedBefore, 0, size);
    beforeSize = size;
    for (int i = 0; i < size; i++) {
      before[visited[i]] = times[visited[i]];
    }
    halfHoursBefore = halfHours;
    squaresBefore = squares;
  }

  /** How much places change from week to week. */
  Spread churn() {
    return churn;
  }
}
