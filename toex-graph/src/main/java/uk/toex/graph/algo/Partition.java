package uk.toex.graph.algo;

import java.util.Arrays;

/**
 * Nodes in groups, each in one. Groups are numbered from 0, the largest first, those of one size by
 * their first node. Immutable and thread-safe.
 */
public final class Partition {

  private final int[] group;
  private final int[] size;

  private Partition(int[] group, int[] size) {
    this.group = group;
    this.size = size;
  }

  /**
   * The nodes that share a label are a group.
   *
   * @param labels by node, any numbers from 0 to less than the nodes
   */
  static Partition of(int[] labels) {
    int n = labels.length;
    int[] number = new int[n];
    int[] count = new int[n];
    Arrays.fill(number, -1);
    int groups = 0;
    for (int i = 0; i < n; i++) {
      if (number[labels[i]] < 0) {
        number[labels[i]] = groups++;
      }
      count[number[labels[i]]]++;
    }
    // Groups are in the order of their first node already: sort by (size, order).
    long[] keys = new long[groups];
    for (int g = 0; g < groups; g++) {
      keys[g] = ((long) (n - count[g]) << 32) | g;
    }
    Arrays.sort(keys);
    int[] rank = new int[groups];
    int[] size = new int[groups];
    for (int r = 0; r < groups; r++) {
      int g = (int) keys[r];
      rank[g] = r;
      size[r] = count[g];
    }
    int[] group = new int[n];
    for (int i = 0; i < n; i++) {
      group[i] = rank[number[labels[i]]];
    }
    return new Partition(group, size);
  }

  /** How many nodes there are. */
  public int size() {
    return group.length;
  }

  /** How many groups there are. */
  public int groups() {
    return size.length;
  }

  /** The group of a node. */
  public int group(int node) {
    return group[node];
  }

  /** How many nodes a group has. */
  public int size(int group) {
    return size[group];
  }

  /** The nodes of a group, ascending. O(nodes). */
  public int[] members(int wanted) {
    int[] members = new int[size[wanted]];
    int k = 0;
    for (int i = 0; i < group.length; i++) {
      if (group[i] == wanted) {
        members[k++] = i;
      }
    }
    return members;
  }

  /** By node, its group; a copy. */
  public int[] toArray() {
    return group.clone();
  }
}
