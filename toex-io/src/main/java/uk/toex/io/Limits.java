package uk.toex.io;

/**
 * What an input may cost before it, or one of its records, is refused.
 *
 * @param maxRecordChars the longest record read, in UTF-16 units; a longer one is rejected and
 *     skipped without being held in memory; 16 to 2<sup>30</sup>
 * @param maxColumns the most columns; an input with more is refused
 * @param maxInflatedBytes the most bytes that a gzipped input may inflate to
 * @param maxInflateRatio the most inflated bytes per stored byte, looked at once 64 MiB have come
 *     out, so that small and repetitive files pass
 * @param maxRejects how many records may be rejected whatever the size of the input
 * @param maxRejectShare the share of an input's records that may be rejected beyond that, in [0, 1]
 */
public record Limits(
    int maxRecordChars,
    int maxColumns,
    long maxInflatedBytes,
    int maxInflateRatio,
    long maxRejects,
    double maxRejectShare) {

  /** 64 Mi characters, 10,000 columns, 64 GiB, 200 to 1, and 100 rejects or 1 %. */
  public static final Limits DEFAULT = new Limits(1 << 26, 10_000, 1L << 36, 200, 100, 0.01);

  /**
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public Limits {
    require(maxRecordChars >= 16 && maxRecordChars <= 1 << 30, "maxRecordChars", maxRecordChars);
    require(maxColumns >= 1, "maxColumns", maxColumns);
    require(maxInflatedBytes >= 0, "maxInflatedBytes", maxInflatedBytes);
    require(maxInflateRatio >= 1, "maxInflateRatio", maxInflateRatio);
    require(maxRejects >= 0, "maxRejects", maxRejects);
    require(maxRejectShare >= 0 && maxRejectShare <= 1, "maxRejectShare", maxRejectShare);
  }

  /** These limits with another longest record. */
  public Limits withMaxRecordChars(int chars) {
    return new Limits(
        chars, maxColumns, maxInflatedBytes, maxInflateRatio, maxRejects, maxRejectShare);
  }

  /** These limits with another number of columns. */
  public Limits withMaxColumns(int columns) {
    return new Limits(
        maxRecordChars, columns, maxInflatedBytes, maxInflateRatio, maxRejects, maxRejectShare);
  }

  /** These limits with others for gzip. */
  public Limits withMaxInflated(long bytes, int ratio) {
    return new Limits(maxRecordChars, maxColumns, bytes, ratio, maxRejects, maxRejectShare);
  }

  /** These limits with others for rejected records. */
  public Limits withMaxRejects(long rejects, double share) {
    return new Limits(
        maxRecordChars, maxColumns, maxInflatedBytes, maxInflateRatio, rejects, share);
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
