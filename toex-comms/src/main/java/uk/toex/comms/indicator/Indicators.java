package uk.toex.comms.indicator;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import uk.toex.comms.CommsEvents;

/**
 * bandicoot's individual and spatial indicators, under its names, of any number or of all
 * subscribers. A subscriber is a party that has records of its own. Immutable and thread-safe.
 *
 * <pre>{@code
 * Indicators indicators = Indicators.of(events, IndicatorOptions.DEFAULT);
 * double[] values = indicators.of(events.partyOf("+447700900123"));
 * int at = indicators.names().indexOf("active_days__allweek__allday__callandtext__mean");
 * }</pre>
 *
 * <p>An event is a record of both its parties, once: outgoing for who began it, incoming for the
 * other; where both have one of their own, each party's own counts. Only a party's own records tell
 * where it was. Own records without a cell count as being at one and the same unknown place, as in
 * bandicoot. Data sessions with a cell tell of places only. Elapsed time is real time; days, weeks
 * and night go by the clock of the events' zone. Calls whose duration is not known count, but not
 * in durations.
 */
public final class Indicators {

  /** Takes the values of one subscriber after another. */
  @FunctionalInterface
  public interface Each {
    /**
     * Takes a subscriber's values.
     *
     * @param party whose
     * @param values in the order of {@link #names}, NaN where there is none; used again afterwards
     */
    void accept(int party, double[] values);
  }

  /** Records of parties may take one part in so many of the heap. */
  private static final int HEAP_SHARE = 4;

  /** Into how many slices they are cut if there are many. */
  private static final int SLICES = 4;

  private static final long MIN_ROOM = 1 << 20;

  private final CommsEvents events;
  private final IndicatorOptions options;
  private final Columns columns;
  private final Names names;
  private final Views views;
  private final Calendar calendar;
  private final Geography geography;

  private Indicators(CommsEvents events, IndicatorOptions options) {
    this.events = events;
    this.options = options;
    this.columns = new Columns(options.summaryWidth());
    this.names = new Names(options, columns);
    this.views = new Views(events, options.ownOnly());
    this.calendar = new Calendar(events.zone(), views.first(), views.last(), options.group());
    this.geography = new Geography(events);
  }

  /**
   * Looks through events, once.
   *
   * @throws uk.toex.api.InputRefusedException if a store is damaged
   */
  public static Indicators of(CommsEvents events, IndicatorOptions options) {
    return new Indicators(events, options);
  }

  /** The options. */
  public IndicatorOptions options() {
    return options;
  }

  /**
   * What the values are called, flattened as bandicoot does it: {@code
   * active_days__allweek__allday__callandtext__mean}.
   */
  public List<String> names() {
    return List.copyOf(names.names);
  }

  /** The parties that have records of their own, in ascending order. */
  public int[] subscribers() {
    return views.subscribers().stream().toArray();
  }

  /** How many records a party has, its own and others'. */
  public int records(int party) {
    return views.count(party);
  }

  /**
   * The values of one party, in the order of {@link #names}; NaN where there is none.
   *
   * @throws IndexOutOfBoundsException if there is no such party
   */
  public double[] of(int party) {
    double[] values = new double[names.names.size()];
    Slice.Bucket bucket = Slice.of(views, party).new Bucket();
    bucket.open(0);
    worker().of(bucket, party, values, 0);
    return values;
  }

  /**
   * What bandicoot reports of a party's data, by name: {@code reporting__number_of_records} and so
   * on, without what it can't know here, such as names of files.
   */
  public Map<String, String> reporting(int party) {
    return report(party).of();
  }

  /** What part of a party's calls goes on for more than five minutes after its next has begun. */
  public double overlappingCalls(int party) {
    return report(party).overlappingCalls();
  }

  private Reporting report(int party) {
    Slice slice = Slice.of(views, party);
    return new Reporting(events, options, geography, taken(slice, party), slice.base());
  }

  /**
   * The number of the cell that is taken as a party's home: the one in use in most half hours of
   * its nights; -1 if there is none.
   */
  public int home(int party) {
    Records records = taken(Slice.of(views, party), party);
    return records.home < 0 ? -1 : records.places.key(records.home) - 1;
  }

  private Records taken(Slice slice, int party) {
    Slice.Bucket bucket = slice.new Bucket();
    bucket.open(0);
    Records records = new Records(calendar);
    records.take(bucket, party);
    return records;
  }

  /**
   * The values of all subscribers, in ascending order of their numbers. What comes out does not
   * depend on the number of threads; {@code each} is called by one thread at a time.
   *
   * @param threads how many threads work
   */
  public void forEach(int threads, Each each) {
    // Memory that is new costs more time than reading the events again does, so it is used again.
    long all = views.count(0, views.parties());
    long fits = Runtime.getRuntime().maxMemory() / HEAP_SHARE / (Slice.WIDTH * Integer.BYTES);
    long room = Math.min(Math.max(all / SLICES + 1, MIN_ROOM), Math.max(fits, MIN_ROOM));
    forEach(threads, Math.min(room, all), each);
  }

  /** With room for so many records at a time. */
  void forEach(int threads, long room, Each each) {
    BitSet subscribers = views.subscribers();
    int[] memory = {};
    int party = subscribers.nextSetBit(0);
    while (party >= 0) {
      Slice slice = Slice.from(views, party, room, memory);
      new Shares(subscribers, slice, this::worker, names.names.size()).run(threads, each);
      memory = slice.records();
      party = subscribers.nextSetBit(slice.end());
    }
  }

  private Worker worker() {
    return new Worker(options, names, columns, geography, calendar);
  }

  CommsEvents events() {
    return events;
  }
}
