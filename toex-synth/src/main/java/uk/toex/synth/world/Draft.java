package uk.toex.synth.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.EntityKind;
import uk.toex.api.report.Grade;
import uk.toex.synth.internal.Rng;

/**
 * A world in the making: entities by number, and links that are made in records. All links of a
 * record share its dates and its grade.
 */
final class Draft {

  /** Days from the first to the last. */
  static final int DAYS = 730;

  /** The day as of which the world is to be looked at: eighteen months in. */
  static final int AS_OF = 546;

  /** What a record is, which decides how late it is entered and how it is graded. */
  enum Source {
    /** A register or an officer's own record. */
    OFFICIAL,
    /** Intelligence. */
    INTELLIGENCE,
    /** Call data, which comes weeks later. */
    COMMS
  }

  /** A sixteenth of all grades each: few are reliable, few are known to be false. */
  private static final String[] GRADES = {
    "1AP", "1BP", "1CP", "1BP", "2AP", "2BP", "2BP", "2BP", "2CP", "2CP", "2DP", "2DP", "3CP",
    "3DP", "3EP", "2BC"
  };

  private static final List<@Nullable Grade> ALL = grades();

  final List<Thing> things = new ArrayList<>();
  int[] from = new int[1 << 12];
  int[] to = new int[1 << 12];
  LinkType[] type = new LinkType[1 << 12];
  int[] record = new int[1 << 12];
  int links;

  short[] day = new short[1 << 12];
  short[] recorded = new short[1 << 12];
  byte[] grade = new byte[1 << 12];

  /** The event that a record tells of, which then has the record's id; else -1. */
  int[] tellsOf = new int[1 << 12];

  int records;

  /** Adds an entity. */
  int add(Thing thing) {
    things.add(thing);
    return things.size() - 1;
  }

  /** Adds an event and begins its record. */
  int event(String sort, int on, Source source, Rng rng) {
    int event = add(Thing.of(EntityKind.EVENT, "", sort));
    things.get(event).on = on;
    begin(on, source, rng);
    tellsOf[records - 1] = event;
    return event;
  }

  /** Begins a record, to which the following links belong. */
  void begin(int on, Source source, Rng rng) {
    if (records == day.length) {
      int length = records * 2;
      day = Arrays.copyOf(day, length);
      recorded = Arrays.copyOf(recorded, length);
      grade = Arrays.copyOf(grade, length);
      tellsOf = Arrays.copyOf(tellsOf, length);
    }
    int late =
        switch (source) {
          case OFFICIAL -> rng.chance(0.9) ? rng.below(3) : rng.between(3, 30);
          case INTELLIGENCE -> rng.chance(0.85) ? rng.below(8) : rng.between(8, 75);
          case COMMS -> rng.between(7, 60);
        };
    day[records] = (short) on;
    recorded[records] = (short) (on + late);
    int code = 1 + rng.below(GRADES.length);
    grade[records] =
        (byte)
            switch (source) {
              case OFFICIAL -> rng.chance(0.6) ? 0 : 1;
              case INTELLIGENCE -> code;
              case COMMS -> 1;
            };
    tellsOf[records] = -1;
    records++;
  }

  /** Adds a link to the record begun last. */
  void link(int a, LinkType what, int b) {
    if (a == b) {
      return;
    }
    if (links == from.length) {
      int length = links * 2;
      from = Arrays.copyOf(from, length);
      to = Arrays.copyOf(to, length);
      type = Arrays.copyOf(type, length);
      record = Arrays.copyOf(record, length);
    }
    from[links] = a;
    to[links] = b;
    type[links] = what;
    record[links] = records - 1;
    links++;
  }

  /** A record of one link. */
  void fact(int a, LinkType what, int b, int on, Source source, Rng rng) {
    begin(on, source, rng);
    link(a, what, b);
  }

  /** The grade of a code; null for 0. */
  static @Nullable Grade grade(int code) {
    return ALL.get(code);
  }

  private static List<@Nullable Grade> grades() {
    List<@Nullable Grade> all = new ArrayList<>();
    all.add(null);
    for (String code : GRADES) {
      all.add(Grade.parse(code));
    }
    return all;
  }
}
