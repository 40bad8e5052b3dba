package uk.toex.comms.internal;

/**
 * Makes an event of each row of a file, as a layout says. One a thread, since it may keep what it
 * has worked out before; the same row gives the same event whatever came before it.
 */
public interface RowMapper {

  /**
   * Says what a row is, field by field, or why it is none.
   *
   * @param row valid during the call only
   * @param event begins with nothing known; a row without type, from, start or, data sessions
   *     aside, to is rejected by the sink itself
   */
  void map(RowFields row, EventSink event);
}
