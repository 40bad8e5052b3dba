package uk.toex.graph.internal;

import java.util.Arrays;

/**
 * Links as they come.
 *
 * <pre>
 *   ends   from (32 bits) | to (32)
 *   marks  type (16) | day (16) | recorded (16) | grade (16)
 *   record the record's number, or -1; of length 0 if no link has one
 * </pre>
 */
public final class LinkChunk {

  public long[] ends;
  public long[] marks;
  public int[] record;
  public int size;

  /** An empty chunk with room. */
  public LinkChunk(int room) {
    ends = new long[room];
    marks = new long[room];
    record = new int[room];
  }

  /** A chunk with room for links without records. */
  public static LinkChunk withoutRecords(int room) {
    LinkChunk chunk = new LinkChunk(0);
    chunk.ends = new long[room];
    chunk.marks = new long[room];
    return chunk;
  }

  /** Adds a link at the end. */
  public void add(int from, int to, long mark, int named) {
    if (size == ends.length) {
      int length = Math.addExact(size, Math.max(16, size >> 1));
      ends = Arrays.copyOf(ends, length);
      marks = Arrays.copyOf(marks, length);
      record = Arrays.copyOf(record, length);
    }
    ends[size] = (long) from << 32 | to;
    marks[size] = mark;
    record[size] = named;
    size++;
  }

  /** What a link says of itself, in one number. */
  public static long mark(int type, char day, char recorded, byte grade) {
    return (long) type << 48 | (long) day << 32 | (long) recorded << 16 | grade;
  }
}
