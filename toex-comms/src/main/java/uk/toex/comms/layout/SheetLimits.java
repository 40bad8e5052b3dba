package uk.toex.comms.layout;

/**
 * Within what limits a spreadsheet is read, so that a small file can't fill the memory or never
 * end. Beyond one of them it is refused whole.
 *
 * @param maxInflatedBytes the most bytes of all its parts once inflated
 * @param maxRatio the most that a part of over a mebibyte may be inflated, as a multiple
 * @param maxRows the most rows of a sheet
 * @param maxCellChars the most characters of a cell
 * @param maxSharedTextBytes the most bytes of the part with the shared texts, which is held in
 *     memory
 */
public record SheetLimits(
    long maxInflatedBytes, int maxRatio, int maxRows, int maxCellChars, long maxSharedTextBytes) {

  /** 4 GiB, 200, the 1,048,576 rows and 32,767 characters of the format, 256 MiB. */
  public static final SheetLimits DEFAULT =
      new SheetLimits(4L << 30, 200, 1 << 20, 32_767, 256L << 20);

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public SheetLimits {
    if (maxInflatedBytes < 1
        || maxRatio < 1
        || maxRows < 1
        || maxCellChars < 1
        || maxSharedTextBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
