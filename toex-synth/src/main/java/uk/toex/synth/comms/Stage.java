package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.CommsType;
import uk.toex.synth.internal.Rng;

/**
 * Where the events of one day are put, and become records: the caller's, and for some of those who
 * are called theirs too, seconds apart.
 */
final class Stage {

  /** Of those who are called, the share whose own records the files hold too. */
  private static final double BOTH = 0.25;

  private final long seed;
  private final Accounts accounts;
  private final Lives lives;
  private final Clock clock;
  private final Society society;
  private final List<WorldEvent> records = new ArrayList<>();

  Stage(long seed, Accounts accounts, Lives lives, Clock clock) {
    this.seed = seed;
    this.accounts = accounts;
    this.lives = lives;
    this.clock = clock;
    this.society = lives.society;
  }

  void call(int from, int to, long at, int seconds) {
    put(CommsType.CALL, from, to, at, seconds, null);
  }

  void message(int from, int to, long at) {
    put(CommsType.MESSAGE, from, to, at, -1, null);
  }

  void message(int from, int to, long at, @Nullable String text) {
    put(CommsType.MESSAGE, from, to, at, -1, text);
  }

  void data(int from, long at, Rng rng) {
    if (at < clock.start() || at >= clock.end()) {
      return;
    }
    double u = rng.unit();
    long down = 20_000 + (long) (u * u * u * 80_000_000);
    int seconds = 30 + rng.below(1800);
    records.add(
        new WorldEvent(
            CommsType.DATA,
            from,
            -1,
            false,
            at,
            seconds,
            device(from, at),
            accounts.subscription(from, at),
            cell(from, at),
            -1,
            down / 12,
            down,
            null));
  }

  private void put(CommsType type, int from, int to, long at, int seconds, @Nullable String text) {
    if (from == to || at < clock.start() || at >= clock.end()) {
      return;
    }
    boolean fromRecorded = accounts.recorded(from);
    if (fromRecorded) {
      record(type, from, to, false, at, seconds, text);
    }
    if (accounts.recorded(to) && (!fromRecorded || bothRecorded(to))) {
      int later = 0;
      if (fromRecorded) {
        Rng rng = Rng.of(seed, at * 31 + from, Purpose.BILL);
        later = type == CommsType.CALL ? rng.between(-1, 4) : rng.below(9);
      }
      record(type, from, to, true, at + later, seconds, text);
    }
  }

  private boolean bothRecorded(int account) {
    return Rng.of(seed, account, Purpose.BILL).chance(BOTH);
  }

  private void record(
      CommsType type,
      int from,
      int to,
      boolean servedTo,
      long at,
      int seconds,
      @Nullable String text) {
    int served = servedTo ? to : from;
    boolean mobile = accounts.mobile(served);
    int cell = mobile ? cell(served, at) : -1;
    int end = mobile && type == CommsType.CALL ? cell(served, at + Math.max(0, seconds)) : -1;
    records.add(
        new WorldEvent(
            type,
            from,
            to,
            servedTo,
            at,
            seconds,
            mobile ? device(served, at) : -1,
            mobile ? accounts.subscription(served, at) : -1,
            cell,
            end,
            -1,
            -1,
            text));
  }

  private int device(int account, long at) {
    int swapped = accounts.swappedDevice(account, at);
    if (swapped >= 0) {
      return swapped;
    }
    if (accounts.fixedDevice(account) >= 0) {
      return accounts.fixedDevice(account);
    }
    int owner = accounts.owner(account);
    return owner >= 0 ? lives.device(owner, at) : -1;
  }

  private int cell(int account, long at) {
    int owner = accounts.owner(account);
    if (owner >= 0) {
      return lives.cell(owner, at);
    }
    int place = accounts.place(account);
    if (place < 0) {
      return -1;
    }
    Rng rng = Rng.of(seed, ((long) account << 24) + at / 1800, Purpose.CELL);
    return rng.chance(0.7) ? place : society.near(place, 2, rng);
  }

  /** Hands the day's records out in order of time and begins anew. */
  void drain(Consumer<? super WorldEvent> to) {
    records.sort(
        Comparator.comparingLong(WorldEvent::start)
            .thenComparingInt(WorldEvent::from)
            .thenComparingInt(WorldEvent::to)
            .thenComparing(WorldEvent::servedTo)
            .thenComparing(WorldEvent::type));
    records.forEach(to);
    records.clear();
  }
}
