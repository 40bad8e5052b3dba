package uk.toex.graph.internal;

import java.util.Arrays;
import java.util.List;
import uk.toex.api.InputRefusedException;

/**
 * Sorts links into the arrays of a network. Each step looks at memory front to back or within one
 * bucket of neighbouring entities, which a core's cache holds; buckets are done in parallel. The
 * result does not depend on the number of threads.
 */
public final class Assembler {

  private static final int MOST_LINKS = (1 << 30) - 8;

  /** How many buckets at most: each is a place that is written to at the same time. */
  private static final int BUCKETS = 512;

  private final int n;
  private final int m;
  private final int threads;
  private final int shift;
  private final int buckets;

  private final int[] start;
  private final int[] out;
  private final int[] neighbour;
  private final char[] type;
  private final char[] day;
  private final char[] recorded;
  private final byte[] grade;
  private final int[] record;

  private Assembler(int n, int m, int threads) {
    this.n = n;
    this.m = m;
    this.threads = threads;
    int bits = 0;
    while ((n >> bits) >= BUCKETS) {
      bits++;
    }
    this.shift = bits;
    this.buckets = (n >> bits) + 1;
    this.start = new int[n + 1];
    this.out = new int[n + 1];
    this.neighbour = new int[2 * m];
    this.type = new char[m];
    this.day = new char[m];
    this.recorded = new char[m];
    this.grade = new byte[m];
    this.record = new int[m];
  }

  /**
   * Makes a network.
   *
   * @param chunks the links in their order, none from an entity to itself; emptied on the way
   * @throws InputRefusedException if there are more than 2<sup>30</sup> - 8 links
   */
  public static NetworkArrays assemble(
      EntityTable entities,
      List<LinkChunk> chunks,
      StringTable types,
      StringTable records,
      int threads) {
    long links = 0;
    for (LinkChunk chunk : chunks) {
      links += chunk.size;
    }
    if (links > MOST_LINKS) {
      throw new InputRefusedException(
          "The network has " + links + " links; at most " + MOST_LINKS + " can be held.");
    }
    Assembler a = new Assembler(entities.size(), (int) links, threads);
    a.sort(chunks);
    String[] names = new String[types.size()];
    Arrays.setAll(names, types::get);
    return new NetworkArrays(
        entities.compact(),
        a.start,
        a.neighbour,
        a.out,
        a.type,
        a.day,
        a.recorded,
        a.grade,
        a.record,
        names,
        records.compact());
  }

  private void sort(List<LinkChunk> chunks) {
    degrees(chunks);
    // 1. By the bucket of the first end, as given within.
    int[][] place = new int[chunks.size()][buckets];
    Parallel.run(
        chunks.size(),
        threads,
        c -> {
          LinkChunk chunk = chunks.get(c);
          for (int i = 0; i < chunk.size; i++) {
            place[c][(int) (chunk.ends[i] >>> 32) >> shift]++;
          }
        });
    int[] bucketStart = places(place);
    long[] ends = new long[m];
    Parallel.run(chunks.size(), threads, c -> scatter(chunks.get(c), place[c], ends));
    chunks.clear();
    // 2. Within each bucket by both ends.
    int[][] towards = new int[buckets][buckets];
    Parallel.run(
        buckets, threads, b -> bucket(b, bucketStart[b], bucketStart[b + 1], ends, towards[b]));
    out[n] = m;
    // 3. The other way round: by the bucket of the second end.
    int[] otherStart = places(towards);
    Parallel.run(
        buckets,
        threads,
        b -> {
          int[] next = towards[b];
          for (int i = first(b); i < last(b); i++) {
            int end = start[i] + out[i + 1] - out[i];
            for (int arc = start[i]; arc < end; arc++) {
              int other = neighbour[arc];
              ends[next[other >> shift]++] = (long) other << 32 | i;
            }
          }
        });
    // 4. The arcs towards, in the order of their links.
    Parallel.run(buckets, threads, b -> towards(b, otherStart[b], otherStart[b + 1], ends));
  }

  /** Where the arcs of each entity begin. */
  private void degrees(List<LinkChunk> chunks) {
    int parts = Math.min(threads, Math.max(1, chunks.size()));
    int[][] counts = new int[parts][];
    counts[0] = start;
    Parallel.run(
        parts,
        threads,
        part -> {
          int[] count = part == 0 ? start : new int[n + 1];
          for (int c = part; c < chunks.size(); c += parts) {
            LinkChunk chunk = chunks.get(c);
            for (int i = 0; i < chunk.size; i++) {
              count[(int) (chunk.ends[i] >>> 32)]++;
              count[(int) chunk.ends[i]]++;
            }
          }
          counts[part] = count;
        });
    int sum = 0;
    for (int i = 0; i < n; i++) {
      int arcs = 0;
      for (int[] count : counts) {
        arcs += count[i];
      }
      start[i] = sum;
      sum += arcs;
    }
    start[n] = sum;
  }

  private void scatter(LinkChunk chunk, int[] next, long[] ends) {
    int[] named = chunk.record;
    for (int i = 0; i < chunk.size; i++) {
      long pair = chunk.ends[i];
      int at = next[(int) (pair >>> 32) >> shift]++;
      long mark = chunk.marks[i];
      ends[at] = pair;
      type[at] = (char) (mark >>> 48);
      day[at] = (char) (mark >>> 32);
      recorded[at] = (char) (mark >>> 16);
      grade[at] = (byte) mark;
      record[at] = named.length == 0 ? -1 : named[i];
    }
  }

  private void bucket(int b, int low, int high, long[] ends, int[] towards) {
    int base = first(b);
    int[] next = new int[last(b) - base + 1];
    for (int k = low; k < high; k++) {
      next[(int) (ends[k] >>> 32) - base + 1]++;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    for (int i = base; i < last(b); i++) {
      out[i] = low + next[i - base];
    }
    long[] keys = new long[high - low]; // the second end, then the place: stable
    for (int k = low; k < high; k++) {
      keys[next[(int) (ends[k] >>> 32) - base]++] = ends[k] << 32 | (k - low);
    }
    int from = 0;
    for (int i = base; i < last(b); i++) {
      int end = next[i - base];
      sort(keys, from, end);
      for (int j = from; j < end; j++) {
        int other = (int) (keys[j] >>> 32);
        neighbour[start[i] + j - from] = other;
        towards[other >> shift]++;
      }
      from = end;
    }
    char[] ownType = Arrays.copyOfRange(type, low, high);
    char[] ownDay = Arrays.copyOfRange(day, low, high);
    char[] ownRecorded = Arrays.copyOfRange(recorded, low, high);
    byte[] ownGrade = Arrays.copyOfRange(grade, low, high);
    int[] ownRecord = Arrays.copyOfRange(record, low, high);
    for (int j = 0; j < keys.length; j++) {
      int k = (int) keys[j];
      type[low + j] = ownType[k];
      day[low + j] = ownDay[k];
      recorded[low + j] = ownRecorded[k];
      grade[low + j] = ownGrade[k];
      record[low + j] = ownRecord[k];
    }
  }

  /** Most entities have a few links only. */
  private static void sort(long[] keys, int from, int to) {
    if (to - from > 40) {
      Arrays.sort(keys, from, to);
      return;
    }
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int j = i - 1;
      while (j >= from && keys[j] > key) {
        keys[j + 1] = keys[j];
        j--;
      }
      keys[j + 1] = key;
    }
  }

  private void towards(int b, int low, int high, long[] ends) {
    int base = first(b);
    int[] next = new int[last(b) - base];
    for (int i = base; i < last(b); i++) {
      next[i - base] = start[i] + out[i + 1] - out[i];
    }
    for (int k = low; k < high; k++) {
      neighbour[next[(int) (ends[k] >>> 32) - base]++] = (int) ends[k];
    }
  }

  /**
   * Turns counts by part and bucket into where each part's share of a bucket begins.
   *
   * @return where each bucket begins
   */
  private int[] places(int[][] counts) {
    int[] begins = new int[buckets + 1];
    int sum = 0;
    for (int b = 0; b < buckets; b++) {
      begins[b] = sum;
      for (int[] part : counts) {
        int count = part[b];
        part[b] = sum;
        sum += count;
      }
    }
    begins[buckets] = sum;
    return begins;
  }

  private int first(int bucket) {
    return Math.min(n, bucket << shift);
  }

  private int last(int bucket) {
    return Math.min(n, (bucket + 1) << shift);
  }
}
