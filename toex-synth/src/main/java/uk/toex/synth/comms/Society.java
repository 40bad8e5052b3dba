package uk.toex.synth.comms;

import java.util.Arrays;
import uk.toex.synth.internal.Rng;

/**
 * The ordinary people of a world: who lives with whom and where, who works where, who knows whom
 * and how often they are in touch. Ties are kept once, at the one of the two who comes first in the
 * list of owners, as runs in plain arrays: a million people have some seven million.
 */
final class Society {

  final int people;
  final int cells;
  final int width;
  final int[] household;
  final int[] home;
  final int[] work;
  final int[] tieStart;
  int[] tieTo;
  short[] tieRate;
  private int ties;

  /** Those who work together, one workplace after another. */
  private final int[] colleagues;

  private final int[] workplaceStart;
  private final int[] workplace;

  /** Makes the people; ties' rates are in thousandths of contacts a day. */
  Society(long seed, int people) {
    this.people = people;
    cells = Math.max(36, people / 150);
    width = (int) Math.ceil(Math.sqrt(cells));
    household = new int[people];
    home = new int[people];
    work = new int[people];
    workplace = new int[people];
    Arrays.fill(work, -1);
    Arrays.fill(workplace, -1);
    Rng rng = Rng.of(seed, 0, Purpose.SOCIETY);
    int[] houseStart = houses(rng);
    int workplaces = Math.max(4, people / 14);
    workplaceStart = new int[workplaces + 1];
    colleagues = jobs(workplaces, rng);
    tieStart = new int[people + 1];
    tieTo = new int[people * 8];
    tieRate = new short[people * 8];
    for (int i = 0; i < people; i++) {
      tieStart[i] = ties;
      family(i, houseStart, rng);
      friends(i, rng);
      workmates(i, rng);
    }
    tieStart[people] = ties;
  }

  private int[] houses(Rng rng) {
    double[] sizes = {0.3, 0.63, 0.78, 0.92, 1};
    int[] start = new int[people + 1];
    int house = 0;
    int district = 0;
    for (int i = 0; i < people; ) {
      int size = 1 + rng.pickByRunningTotal(sizes);
      start[house] = i;
      if (house % 40 == 0) {
        district = rng.below(cells);
      }
      int cell = near(district, 2, rng);
      for (int k = 0; k < size && i < people; k++, i++) {
        household[i] = house;
        home[i] = cell;
      }
      house++;
    }
    start[house] = people;
    return Arrays.copyOf(start, house + 1);
  }

  private int[] jobs(int workplaces, Rng rng) {
    int[] at = new int[workplaces];
    for (int w = 0; w < workplaces; w++) {
      at[w] = rng.below(cells);
    }
    for (int i = 0; i < people; i++) {
      if (rng.chance(0.62)) {
        workplace[i] = rng.below(workplaces);
        work[i] = at[workplace[i]];
        workplaceStart[workplace[i] + 1]++;
      }
    }
    for (int w = 0; w < workplaces; w++) {
      workplaceStart[w + 1] += workplaceStart[w];
    }
    int[] next = workplaceStart.clone();
    int[] list = new int[workplaceStart[workplaces]];
    for (int i = 0; i < people; i++) {
      if (workplace[i] >= 0) {
        list[next[workplace[i]]++] = i;
      }
    }
    return list;
  }

  private void family(int i, int[] houseStart, Rng rng) {
    int end = houseStart[household[i] + 1];
    for (int j = i + 1; j < end; j++) {
      tie(i, j, 120 + rng.below(500));
    }
    int relatives = rng.below(3);
    for (int k = 0; k < relatives; k++) {
      tie(i, local(i, 3000, rng), 20 + rng.below(160));
    }
  }

  private void friends(int i, Rng rng) {
    int friends = 2 + rng.below(5);
    for (int k = 0; k < friends; k++) {
      int other = rng.chance(0.7) ? local(i, 400, rng) : rng.below(people);
      double u = rng.unit();
      tie(i, other, 12 + (int) (420 * u * u * u));
    }
  }

  private void workmates(int i, Rng rng) {
    if (workplace[i] < 0) {
      return;
    }
    int mates = rng.below(5);
    for (int k = 0; k < mates; k++) {
      tie(i, colleague(i, rng), 15 + rng.below(90));
    }
  }

  /** One who works where a person does; perhaps the person. */
  int colleague(int person, Rng rng) {
    int first = workplaceStart[workplace[person]];
    return colleagues[first + rng.below(workplaceStart[workplace[person] + 1] - first)];
  }

  private int local(int i, int reach, Rng rng) {
    int off = 1 + rng.skewedBelow(reach);
    return Math.floorMod(rng.chance(0.5) ? i + off : i - off, people);
  }

  private void tie(int i, int j, int rate) {
    if (i == j) {
      return;
    }
    if (ties == tieTo.length) {
      tieTo = Arrays.copyOf(tieTo, ties + (ties >> 1));
      tieRate = Arrays.copyOf(tieRate, tieTo.length);
    }
    tieTo[ties] = j;
    tieRate[ties++] = (short) rate;
  }

  /** A cell at most so many steps away on the grid. */
  int near(int cell, int steps, Rng rng) {
    int x = cell % width + rng.between(-steps, steps);
    int y = cell / width + rng.between(-steps, steps);
    int rows = (cells + width - 1) / width;
    x = Math.max(0, Math.min(width - 1, x));
    y = Math.max(0, Math.min(rows - 1, y));
    return Math.min(cells - 1, y * width + x);
  }

  /** Whether two people share a household or a workplace. */
  boolean close(int a, int b) {
    return household[a] == household[b] || (workplace[a] >= 0 && workplace[a] == workplace[b]);
  }
}
