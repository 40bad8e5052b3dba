package uk.toex.comms.internal;

/**
 * Takes what a row says. Names are byte ranges, looked up as they stand, so that each distinct
 * spelling is normalised or decoded once; blanks around them are cut, and an empty range is "not
 * known". A field set twice has its last value.
 */
public interface EventSink {

  /** Why a row is left out that a layout says is none: counted, but no reject. */
  String PASSED_OVER = "passed over, as the layout says";

  /** One of {@link uk.toex.comms.EventBatch#CALL}, {@code MESSAGE} and {@code DATA}. */
  void type(byte type);

  /** Who began it. */
  void from(byte[] bytes, int start, int end);

  /** The other party. */
  void to(byte[] bytes, int start, int end);

  /** True if the record is {@code to}'s. */
  void servedTo(boolean isTo);

  /**
   * When it began.
   *
   * @param epochSecond seconds since 1970-01-01T00:00Z
   * @param doubt one of {@link uk.toex.comms.EventBatch#NO_DOUBT}, {@code REPEATED_HOUR} and {@code
   *     SKIPPED_HOUR}
   */
  void start(long epochSecond, byte doubt);

  /** How long it lasted; below 0 is "not known" and is counted. */
  void seconds(long seconds);

  /** The served party's device. */
  void imei(byte[] bytes, int start, int end);

  /** The served party's subscription. */
  void imsi(byte[] bytes, int start, int end);

  /** The cell at the start. */
  void cell(byte[] bytes, int start, int end);

  /** The cell at the end. */
  void endCell(byte[] bytes, int start, int end);

  /** Bytes sent. */
  void bytesUp(long bytes);

  /** Bytes received. */
  void bytesDown(long bytes);

  /** A message's text. */
  void text(byte[] bytes, int start, int end);

  /** Counts a field that could not be read and is taken as not known, such as {@code seconds}. */
  void unreadable(String field);

  /**
   * Rejects the row.
   *
   * @param reason the same text for the same kind of fault, such as {@code bad start}
   */
  void reject(String reason);
}
