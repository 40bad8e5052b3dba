package uk.toex.graph.internal;

/** What a network is made of; see {@code RiskNetwork} for the layout. Not to be changed. */
public final class NetworkArrays {

  public final EntityTable entities;
  public final int[] start;
  public final int[] neighbour;
  public final int[] out;
  public final char[] type;
  public final char[] day;
  public final char[] recorded;
  public final byte[] grade;
  public final int[] record;
  public final String[] types;
  public final StringTable records;

  /** Arrays that fit each other; not copied. */
  public NetworkArrays(
      EntityTable entities,
      int[] start,
      int[] neighbour,
      int[] out,
      char[] type,
      char[] day,
      char[] recorded,
      byte[] grade,
      int[] record,
      String[] types,
      StringTable records) {
    this.entities = entities;
    this.start = start;
    this.neighbour = neighbour;
    this.out = out;
    this.type = type;
    this.day = day;
    this.recorded = recorded;
    this.grade = grade;
    this.record = record;
    this.types = types;
    this.records = records;
  }
}
