package uk.toex.comms.analysis;

import java.util.Arrays;

/** Pairs of members and what they share, in order of the first, then of the second. */
final class MemberPairs {

  /** The lower member of each pair. */
  final int[] first;

  /** The higher member of each pair. */
  final int[] second;

  /** How many groups they share. */
  final int[] shared;

  private MemberPairs(int size) {
    first = new int[size];
    second = new int[size];
    shared = new int[size];
  }

  int size() {
    return first.length;
  }

  /** What all pairs share, added up. */
  long total() {
    long total = 0;
    for (int each : shared) {
      total += each;
    }
    return total;
  }

  /** Pairs as they are found, in any order. Belongs to one thread. */
  static final class Part {
    private int[] others = new int[64];
    private int[] members = new int[64];
    private int[] shared = new int[64];
    private int size;
    private int ended;

    int size() {
      return size;
    }

    /** Adds one that the member at hand shares with. */
    void share(int other, int groups) {
      if (size == others.length) {
        others = Arrays.copyOf(others, 2 * size);
        members = Arrays.copyOf(members, 2 * size);
        shared = Arrays.copyOf(shared, 2 * size);
      }
      others[size] = other;
      shared[size++] = groups;
    }

    /** Says who the member at hand was, with how many others. */
    void end(int member, int count) {
      Arrays.fill(members, ended, ended + count, member);
      ended += count;
    }
  }

  /** Puts parts into the order of a result: by the second member, then, stable, by the first. */
  static MemberPairs of(Part[] parts, int members) {
    int size = 0;
    int[] next = new int[members + 1];
    for (Part part : parts) {
      size += part.size;
      for (int i = 0; i < part.size; i++) {
        next[Math.max(part.others[i], part.members[i]) + 1]++;
      }
    }
    sum(next);
    MemberPairs bySecond = new MemberPairs(size);
    for (int p = 0; p < parts.length; p++) {
      Part part = parts[p];
      for (int i = 0; i < part.size; i++) {
        int second = Math.max(part.others[i], part.members[i]);
        int at = next[second]++;
        bySecond.first[at] = Math.min(part.others[i], part.members[i]);
        bySecond.second[at] = second;
        bySecond.shared[at] = part.shared[i];
      }
      parts[p] = new Part();
    }
    Arrays.fill(next, 0);
    for (int first : bySecond.first) {
      next[first + 1]++;
    }
    sum(next);
    MemberPairs pairs = new MemberPairs(size);
    for (int i = 0; i < size; i++) {
      int at = next[bySecond.first[i]]++;
      pairs.first[at] = bySecond.first[i];
      pairs.second[at] = bySecond.second[i];
      pairs.shared[at] = bySecond.shared[i];
    }
    return pairs;
  }

  private static void sum(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
  }

  /** The places of the pairs, those that share most first, otherwise in their order. */
  int[] byShared() {
    int most = 0;
    for (int each : shared) {
      most = Math.max(most, each);
    }
    int[] next = new int[most + 2];
    for (int each : shared) {
      next[most - each + 1]++;
    }
    for (int i = 0; i <= most; i++) {
      next[i + 1] += next[i];
    }
    int[] order = new int[size()];
    for (int i = 0; i < order.length; i++) {
      order[next[most - shared[i]]++] = i;
    }
    return order;
  }
}
