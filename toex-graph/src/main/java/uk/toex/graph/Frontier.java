package uk.toex.graph;

import java.util.Arrays;

/**
 * One side of a search for the strongest path: which entities it has reached, how strongly, and
 * from where; and a heap of those whose steps are still to be looked at. Takes memory for what it
 * reaches, and keeps it for the next search. For one thread at a time.
 */
final class Frontier {

  private static final int FREE = -1;

  // Open addressing: the place of an entity.
  private int[] entity = new int[1 << 10];
  private int[] from = new int[1 << 10];
  private double[] strength = new double[1 << 10];
  private boolean[] settled = new boolean[1 << 10];
  private int reached;

  // A heap of what was offered, the strongest on top, then the lowest number; places that have been
  // settled since are passed over.
  private double[] offered = new double[1 << 10];
  private int[] waiting = new int[1 << 10];
  private int size;

  Frontier() {
    Arrays.fill(entity, FREE);
  }

  /** Begins anew at an entity, which is reached with a strength of 1. */
  void begin(int start) {
    if (reached > 0) {
      Arrays.fill(entity, FREE);
      Arrays.fill(settled, false);
    }
    reached = 0;
    size = 0;
    offer(start, 1, start);
  }

  /** An entity can be reached so strongly from another, whose own strength stands. */
  void offer(int to, double by, int origin) {
    int place = place(to);
    if (entity[place] == FREE) {
      if (reached >= entity.length / 2) {
        grow();
        place = place(to);
      }
      entity[place] = to;
      strength[place] = 0;
      reached++;
    }
    if (by > strength[place] && !settled[place]) {
      strength[place] = by;
      from[place] = origin;
      push(by, to);
    }
  }

  /** How strongly an entity was reached so far; 0 if it was not. */
  double strength(int of) {
    int place = place(of);
    return entity[place] == FREE ? 0 : strength[place];
  }

  /** From where an entity was reached. */
  int from(int of) {
    return from[place(of)];
  }

  /** The strength of what {@link #settle} would settle; 0 if there is nothing left. */
  double top() {
    while (size > 0 && settled[place(waiting[0])]) {
      pop();
    }
    return size == 0 ? 0 : offered[0];
  }

  /** Settles the strongest entity that is open; only after {@link #top}. */
  int settle() {
    int next = waiting[0];
    settled[place(next)] = true;
    pop();
    return next;
  }

  private int place(int of) {
    int place = (of * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(entity.length) + 1);
    while (entity[place] != FREE && entity[place] != of) {
      place = (place + 1) & (entity.length - 1);
    }
    return place;
  }

  private void grow() {
    int[] oldEntity = entity;
    int[] oldFrom = from;
    double[] oldStrength = strength;
    boolean[] oldSettled = settled;
    int length = 2 * oldEntity.length;
    entity = new int[length];
    Arrays.fill(entity, FREE);
    from = new int[length];
    strength = new double[length];
    settled = new boolean[length];
    for (int i = 0; i < oldEntity.length; i++) {
      if (oldEntity[i] != FREE) {
        int place = place(oldEntity[i]);
        entity[place] = oldEntity[i];
        from[place] = oldFrom[i];
        strength[place] = oldStrength[i];
        settled[place] = oldSettled[i];
      }
    }
  }

  private void push(double by, int what) {
    if (size == waiting.length) {
      offered = Arrays.copyOf(offered, 2 * size);
      waiting = Arrays.copyOf(waiting, 2 * size);
    }
    int at = size++;
    while (at > 0 && isBefore(by, what, (at - 1) >>> 1)) {
      int above = (at - 1) >>> 1;
      offered[at] = offered[above];
      waiting[at] = waiting[above];
      at = above;
    }
    offered[at] = by;
    waiting[at] = what;
  }

  private void pop() {
    size--;
    double by = offered[size];
    int what = waiting[size];
    int at = 0;
    for (int below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && isBefore(offered[below + 1], waiting[below + 1], below)) {
        below++;
      }
      if (isBefore(by, what, below)) {
        break;
      }
      offered[at] = offered[below];
      waiting[at] = waiting[below];
      at = below;
    }
    offered[at] = by;
    waiting[at] = what;
  }

  private boolean isBefore(double by, int what, int at) {
    return by > offered[at] || (by == offered[at] && what < waiting[at]);
  }
}
