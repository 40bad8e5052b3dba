package uk.toex.synth.comms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.Party;
import uk.toex.synth.internal.Rng;

/**
 * Eight to twelve weeks of the calls, messages and data sessions of a fictional town, in which deal
 * lines, changes of number and the like are planted, with the truth beside them.
 *
 * <p>There are families, friends and workplaces, each with their hours, weekends and in many worlds
 * a change of the clocks; and what misleads: appointment reminders from numbers that can be called,
 * a surgery, schools that text all parents, shops, taxis, delivery drivers, organisers of clubs, an
 * agency that offers shifts, a takeaway, telesales, visitors with a local SIM, people who leave
 * while a sibling or a successor comes. Records are the caller's; of one in four who are called
 * theirs too, seconds apart. Nothing in numbers, devices or subscriptions tells who is who.
 *
 * <p>No number reaches anyone. Mobiles are Ofcom's 07700 900000 to 900799 for drama, for as many as
 * there are, drawn at random, and for the rest {@code +9997} and eight digits: 999 is no country's
 * code, so no network can route them, and being no British number they have one spelling only.
 * Landlines are of the ranges for drama of fifteen areas, foreign numbers of France's and North
 * America's. Devices and subscriptions are of the ranges for testing: IMEIs begin with 001, IMSIs
 * with 001 01. The cells lie on a grid over the open North Sea.
 *
 * <p>How it was made, so that figures can be judged: this version was frozen, with the digests that
 * a test holds, before any detector was run on it. Tune on seeds 1 to 10 and report 101 to 110.
 *
 * <p>The same seed and settings give the same world on every JDK. Making one takes some hundred
 * bytes a subscriber; events are made day by day as they are asked for, and no more than a day is
 * held. Immutable once made, and thread-safe; each stream of events belongs to one thread.
 */
public final class CommsWorld {

  /** Changes when the same seed no longer gives the same world. */
  public static final int VERSION = 1;

  private final CommsSettings settings;
  private final Clock clock;
  private final Accounts accounts;
  private final Lives lives;
  private final Everyday everyday;
  private final Lines lines;
  private final ServiceDays services;
  private final Burners burners;
  private final Handsets handsets;
  private final List<Planted> planted;
  private final List<Cell> cells;
  private final long seed;

  private CommsWorld(long seed, CommsSettings settings, @Nullable CommsCast cast) {
    this.seed = seed;
    this.settings = settings;
    Rng rng = Rng.of(seed, 0, Purpose.WORLD);
    LocalDate monday = LocalDate.of(2025, 1, 6).plusWeeks(rng.below(44));
    clock = new Clock(monday, 7 * rng.between(8, 12));
    int extra = settings.decoys() + settings.crews();
    Society society = new Society(seed, settings.subscribers());
    accounts = new Accounts(seed, society.people + extra);
    lives = new Lives(seed, society, clock, society.people + extra);
    Truth truth = new Truth();
    Changes changes = new Changes(seed, lives, accounts, clock, truth);
    changes.plan(settings.changes(), settings.decoys(), settings.crews());
    lines = new Lines(seed, lives, accounts, clock, changes, truth, cast != null);
    lines.plan(settings.lines());
    burners = new Burners(seed, clock);
    burners.plan(settings.crews(), accounts, society, truth);
    handsets = new Handsets(seed, lives, accounts, clock, truth);
    int few = Math.min(10, settings.lines() * 2);
    handsets.plan(few, few, few, changes);
    Services lawful = new Services(seed, lives, accounts, clock, truth);
    lawful.plan(settings.lookAlikes(), changes);
    services = new ServiceDays(seed, lives, clock, lawful.all);
    int withheld = accounts.withheld();
    List<Integer> foreign = new ArrayList<>();
    for (int k = 0; k < 20 + settings.subscribers() / 100; k++) {
      foreign.add(accounts.foreign());
    }
    everyday = new Everyday(seed, lives, clock, withheld, foreign);
    accounts.scatter();
    if (cast != null) {
      accounts.give(cast.people(), society.people);
      accounts.give(cast.lines(), lines.numbers());
    }
    planted = Collections.unmodifiableList(truth.written(accounts));
    cells = grid(society);
  }

  /** Makes a world. */
  public static CommsWorld of(long seed, CommsSettings settings) {
    return new CommsWorld(seed, settings, null);
  }

  /**
   * Makes a world in which some numbers are those of a cast, and deal lines' messages have texts,
   * as a handset that was looked into has.
   *
   * @throws IllegalArgumentException if the cast has more people than there are subscribers
   */
  public static CommsWorld of(long seed, CommsSettings settings, CommsCast cast) {
    if (cast.people().size() > settings.subscribers()) {
      throw new IllegalArgumentException(
          cast.people().size() + " people do not fit " + settings.subscribers() + " subscribers");
    }
    return new CommsWorld(seed, settings, cast);
  }

  private static List<Cell> grid(Society society) {
    List<Cell> cells = new ArrayList<>();
    for (int c = 0; c < society.cells; c++) {
      int row = c / society.width;
      double north = 55.0 + row * 0.009;
      double east = 2.0 + (c % society.width) * 0.0157;
      double azimuth = c % 4 == 3 ? Double.NaN : c % 3 * 120;
      cells.add(
          new Cell(
              "C" + Accounts.padded(c + 1L, 5),
              new Cell.Place(Math.rint(north * 10_000) / 10_000, Math.rint(east * 10_000) / 10_000),
              azimuth,
              "Site " + (c + 1)));
    }
    return Collections.unmodifiableList(cells);
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The settings. */
  public CommsSettings settings() {
    return settings;
  }

  /** The first day, a Monday. */
  public LocalDate firstDay() {
    return clock.first();
  }

  /** How many days the world lasts. */
  public int days() {
    return clock.days();
  }

  /** All that is planted. */
  public List<Planted> planted() {
    return planted;
  }

  /** All cells, by number. */
  public List<Cell> cells() {
    return cells;
  }

  /** How many parties there are. */
  public int parties() {
    return accounts.size();
  }

  /** The party with a number, from 0. Makes an object each time. */
  public Party party(int party) {
    return accounts.party(party);
  }

  /** The IMEI of a device, 14 digits. */
  public String imei(int device) {
    return Accounts.imei(device);
  }

  /** The IMSI of a subscription, 15 digits. */
  public String imsi(int subscription) {
    return Accounts.imsi(subscription);
  }

  /**
   * Hands out all records, day by day, those of a day in order of time. A day begins and ends at
   * midnight, but what began late on it may run some hours over, so that the order is not strict.
   *
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public void forEach(Progress progress, Consumer<? super WorldEvent> to) {
    Stage stage = new Stage(seed, accounts, lives, clock);
    for (int day = 0; day < clock.days(); day++) {
      progress.step("days of comms", day, clock.days());
      play(day, stage);
      stage.drain(to);
    }
  }

  /** All records in the order of {@link #forEach}, made as they are asked for. */
  public Iterator<WorldEvent> iterator() {
    return new Days();
  }

  private void play(int day, Stage stage) {
    everyday.play(day, stage);
    lines.play(day, stage);
    services.play(day, stage);
    burners.play(day, stage);
    handsets.play(day, stage);
  }

  private final class Days implements Iterator<WorldEvent> {
    private final Stage stage = new Stage(seed, accounts, lives, clock);
    private final List<WorldEvent> today = new ArrayList<>();
    private int day;
    private int next;

    @Override
    public boolean hasNext() {
      while (next == today.size() && day < clock.days()) {
        today.clear();
        next = 0;
        play(day++, stage);
        stage.drain(today::add);
      }
      return next < today.size();
    }

    @Override
    public WorldEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the world has ended");
      }
      return today.get(next++);
    }
  }
}
