package uk.toex.comms.analysis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import uk.toex.api.InputRefusedException;

/**
 * Counts, for all pairs of members, how many groups both are in, and keeps the pairs with enough.
 *
 * <p>Members and groups are numbered; what each is in stands in rows, ascending. For member after
 * member, those with fewest groups first, the lists of its groups are counted up, each to where it
 * reaches the member itself, so that every pair is met once.
 *
 * <p>A few groups with very many members would cost almost all of the time. They need not be
 * counted: two members that share {@code k} groups share at least one even when the {@code k - 1}
 * most popular groups of one of them are set aside. So each member is left out of the lists of its
 * few most popular groups ({@code aside}); whoever is met at all is then checked against those.
 * Because members with many groups come last, who has few is looked for only where its less popular
 * groups lead. The counts are exact.
 */
final class SharedGroups {

  /** As many pairs as a result may hold. */
  static final int MOST_PAIRS = 100_000_000;

  private static final int CHUNK = 512;
  private static final int MOST_ASIDE = 4;

  private final int members;

  /** Who each is, numbered from the one with fewest groups to the one with most. */
  private final int[] names;

  private final int[] memberRows;
  private final int[] groups;
  private final int groupCount;
  private final int atLeast;

  /**
   * @param memberRows where each member's row begins in {@code groups}; one more at the end
   * @param groups the groups of each member
   * @param groupCount how many groups there are
   * @param atLeast how many groups a pair must share; at least 1
   */
  SharedGroups(int[] memberRows, int[] groups, int groupCount, int atLeast) {
    this.members = memberRows.length - 1;
    this.names = byGroups(memberRows);
    this.memberRows = new int[memberRows.length];
    this.groups = new int[groups.length];
    int at = 0;
    for (int member = 0; member < members; member++) {
      int from = memberRows[names[member]];
      int count = memberRows[names[member] + 1] - from;
      System.arraycopy(groups, from, this.groups, at, count);
      at += count;
      this.memberRows[member + 1] = at;
    }
    this.groupCount = groupCount;
    this.atLeast = atLeast;
  }

  private static int[] byGroups(int[] rows) {
    int most = 0;
    for (int i = 1; i < rows.length; i++) {
      most = Math.max(most, rows[i] - rows[i - 1]);
    }
    int[] next = new int[most + 2];
    for (int i = 1; i < rows.length; i++) {
      next[rows[i] - rows[i - 1] + 1]++;
    }
    for (int i = 0; i <= most; i++) {
      next[i + 1] += next[i];
    }
    int[] order = new int[rows.length - 1];
    for (int i = 0; i < order.length; i++) {
      order[next[rows[i + 1] - rows[i]]++] = i;
    }
    return order;
  }

  /**
   * What one task needs; used again by the same thread. A state is a member's count and the {@link
   * Aside#codes} of the two most popular groups set aside for it: so whoever is met is mostly ruled
   * out without another look into memory. A count that reaches {@link #FULL} stays there.
   */
  private static final class Desk {
    final int[] states;
    final byte[] inGroup;
    final byte[] inCode = new byte[CODES];

    Desk(int[] states, int groups) {
      this.states = states.clone();
      inGroup = new byte[groups];
      inCode[OTHER] = 1; // may be in it
    }
  }

  private static final int COUNT_BITS = 8;
  private static final int FULL = (1 << COUNT_BITS) - 1;
  private static final int CODE_BITS = 12;
  private static final int CODES = 1 << CODE_BITS;
  private static final int OTHER = CODES - 1;

  /** Groups and their members, without those that a member's most popular groups were set aside. */
  private record Lists(Rows of, Aside aside) {}

  /** Rows of numbers. */
  private static final class Rows {
    final int[] starts;
    final int[] items;

    Rows(int[] starts, int[] items) {
      this.starts = starts;
      this.items = items;
    }
  }

  /** The groups that were set aside, so many a member. */
  private static final class Aside {
    final int each;
    final int[] groups;

    /** The 4095 most popular groups by a number of their own, all others by one. */
    final short[] codes;

    Aside(int each, int[] groups, short[] codes) {
      this.each = each;
      this.groups = groups;
      this.codes = codes;
    }

    /** Each member's state while its count is 0. */
    int[] states(int members) {
      int[] states = new int[members];
      for (int i = 0; each > 0 && i < members; i++) {
        int first = groups[i * each];
        int second = each > 1 ? groups[i * each + 1] : -1;
        states[i] = code(second) << (COUNT_BITS + CODE_BITS) | code(first) << COUNT_BITS;
      }
      return states;
    }

    private int code(int group) {
      return group < 0 ? OTHER : codes[group];
    }

    /** How many of the groups set aside for one are among some. */
    int in(int member, byte[] some) {
      int count = 0;
      for (int i = member * each; i < (member + 1) * each; i++) {
        count += some[groups[i]];
      }
      return count;
    }
  }

  /** All pairs that share enough, in order of the first member, then of the second. */
  MemberPairs find(boolean popular, Scope scope) {
    Lists lists = lists(popular ? Math.min(atLeast - 1, MOST_ASIDE) : 0);
    int[] states = lists.aside().states(members);
    int chunks = (members + CHUNK - 1) / CHUNK;
    MemberPairs.Part[] parts = new MemberPairs.Part[chunks];
    AtomicInteger done = new AtomicInteger();
    AtomicLong held = new AtomicLong();
    ThreadLocal<Desk> desks = ThreadLocal.withInitial(() -> new Desk(states, groupCount));
    Tasks.run(
        scope.threads(),
        chunks,
        task -> {
          int chunk = chunks - 1 - task; // those that meet most come first
          parts[chunk] = chunk(chunk, lists, desks.get());
          if (held.addAndGet(parts[chunk].size()) > MOST_PAIRS) {
            throw new InputRefusedException(
                "More than "
                    + MOST_PAIRS
                    + " pairs share at least "
                    + atLeast
                    + ".\nAsk for pairs that share more, or for some numbers only.");
          }
          scope.progress().step("comparing", done.incrementAndGet(), chunks);
        });
    return MemberPairs.of(parts, members);
  }

  private MemberPairs.Part chunk(int chunk, Lists lists, Desk desk) {
    MemberPairs.Part part = new MemberPairs.Part();
    int to = Math.min(members, (chunk + 1) * CHUNK);
    for (int member = chunk * CHUNK; member < to; member++) {
      if (memberRows[member + 1] - memberRows[member] >= atLeast) {
        member(member, lists, desk, part);
      }
    }
    return part;
  }

  private void member(int member, Lists lists, Desk desk, MemberPairs.Part part) {
    Aside aside = lists.aside();
    mark(member, aside, desk, (byte) 1);
    count(member, lists.of(), desk.states);
    part.end(names[member], gather(member, lists, desk, part));
    mark(member, aside, desk, (byte) 0);
  }

  private void mark(int member, Aside aside, Desk desk, byte in) {
    if (aside.each > 0) {
      for (int i = memberRows[member]; i < memberRows[member + 1]; i++) {
        desk.inGroup[groups[i]] = in;
        desk.inCode[aside.codes[groups[i]]] = in;
      }
      desk.inCode[OTHER] = 1;
    }
  }

  /** Counts up the lists of a member's groups, each to where it reaches the member. */
  private void count(int member, Rows lists, int[] states) {
    int[] items = lists.items;
    for (int i = memberRows[member]; i < memberRows[member + 1]; i++) {
      int end = lists.starts[groups[i] + 1];
      for (int at = lists.starts[groups[i]]; at < end; at++) {
        int other = items[at];
        if (other >= member) {
          break;
        }
        int state = states[other];
        states[other] = state + ((state & FULL) == FULL ? 0 : 1);
      }
    }
  }

  /** Goes through the same lists again, keeps who shares enough and clears the counts. */
  private int gather(int member, Lists lists, Desk desk, MemberPairs.Part part) {
    Aside aside = lists.aside();
    int[] states = desk.states;
    byte[] inCode = desk.inCode;
    int[] items = lists.of().items;
    int[] starts = lists.of().starts;
    int beyond = Math.max(0, aside.each - 2);
    boolean some = aside.each > 0;
    int enough = 0;
    for (int i = memberRows[member]; i < memberRows[member + 1]; i++) {
      int end = starts[groups[i] + 1];
      for (int at = starts[groups[i]]; at < end; at++) {
        int other = items[at];
        if (other >= member) {
          break;
        }
        int state = states[other];
        int shared = state & FULL;
        if (shared == 0) {
          continue; // was met in an earlier list
        }
        states[other] = state - shared;
        int most = shared + beyond;
        if (some) {
          most +=
              inCode[(state >>> COUNT_BITS) & OTHER] + inCode[state >>> (COUNT_BITS + CODE_BITS)];
        }
        if (most >= atLeast || shared == FULL) {
          shared = shared == FULL ? exact(member, other) : shared + aside.in(other, desk.inGroup);
          if (shared >= atLeast) {
            enough++;
            part.share(names[other], shared);
          }
        }
      }
    }
    return enough;
  }

  /** How many groups two share, by going through the rows of both. */
  private int exact(int one, int two) {
    int shared = 0;
    int i = memberRows[one];
    int j = memberRows[two];
    while (i < memberRows[one + 1] && j < memberRows[two + 1]) {
      int difference = Integer.compare(groups[i], groups[j]);
      shared += difference == 0 ? 1 : 0;
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return shared;
  }

  private Lists lists(int each) {
    int[] starts = new int[groupCount + 1];
    int[] sizes = new int[groupCount];
    for (int i = 0; i < memberRows[members]; i++) {
      sizes[groups[i]]++;
    }
    int[] set = new int[Math.multiplyExact(members, each)];
    Arrays.fill(set, -1);
    int[] room = new int[each];
    for (int member = 0; member < members; member++) {
      int from = memberRows[member];
      int to = memberRows[member + 1];
      if (to - from < atLeast) {
        continue;
      }
      int held = mostPopular(from, to, sizes, room);
      System.arraycopy(room, 0, set, member * each, held);
      for (int i = from; i < to; i++) {
        starts[groups[i] + 1]++;
      }
      for (int i = 0; i < held; i++) {
        starts[room[i] + 1]--;
      }
    }
    for (int group = 0; group < groupCount; group++) {
      starts[group + 1] += starts[group];
    }
    int[] items = new int[starts[groupCount]];
    int[] next = Arrays.copyOf(starts, groupCount);
    for (int member = 0; member < members; member++) {
      int from = memberRows[member];
      int to = memberRows[member + 1];
      if (to - from >= atLeast) {
        put(member, from, to, set, each, items, next);
      }
    }
    return new Lists(new Rows(starts, items), new Aside(each, set, codes(sizes)));
  }

  private void put(int member, int from, int to, int[] set, int each, int[] items, int[] next) {
    for (int i = from; i < to; i++) {
      boolean aside = false;
      for (int j = member * each; j < (member + 1) * each; j++) {
        aside |= set[j] == groups[i];
      }
      if (!aside) {
        items[next[groups[i]]++] = member;
      }
    }
  }

  /** The groups with most members among some, put into {@code room}; how many: all it holds. */
  private int mostPopular(int from, int to, int[] sizes, int[] room) {
    int held = 0;
    for (int i = from; i < to; i++) {
      int group = groups[i];
      if (held == room.length && (held == 0 || sizes[room[held - 1]] >= sizes[group])) {
        continue;
      }
      int at = held < room.length ? held++ : held - 1;
      while (at > 0 && sizes[room[at - 1]] < sizes[group]) {
        room[at] = room[at - 1];
        at--;
      }
      room[at] = group;
    }
    return held;
  }

  /** The most popular groups by a number of their own, ties by their numbers. */
  private static short[] codes(int[] sizes) {
    short[] codes = new short[sizes.length];
    Arrays.fill(codes, (short) OTHER);
    long[] order = new long[sizes.length];
    for (int group = 0; group < sizes.length; group++) {
      order[group] = (long) -sizes[group] << 32 | group;
    }
    Arrays.sort(order);
    for (int code = 0; code < Math.min(OTHER, order.length); code++) {
      codes[(int) order[code]] = (short) code;
    }
    return codes;
  }
}
