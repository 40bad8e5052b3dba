package uk.toex.comms.internal;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.CommsLayout;

/** A layout that can be used: it says how rows become events. Immutable. */
public interface Mapping extends CommsLayout {

  /** The byte between fields; 0 for that of the input's own format. */
  byte delimiter();

  /** How many lines stand before the header, or before the first row if there is none. */
  default int skipLines() {
    return 0;
  }

  /** Whether the first line behind these names the columns; if not, headers are empty. */
  default boolean header() {
    return true;
  }

  /** The zone of its times, in which hours and days are counted too. */
  ZoneId zone();

  /**
   * Where each field is, if the layout is plain enough for that, or null.
   *
   * @param header the names of the file's columns, blanks around them cut
   * @throws uk.toex.api.InputRefusedException if columns that are needed are missing, saying which
   */
  @Nullable ColumnPlan plan(List<String> header);

  /**
   * What maps rows one by one; asked for once a thread, if there is no plan.
   *
   * @throws uk.toex.api.InputRefusedException if columns that are needed are missing, saying which
   */
  RowMapper mapper(List<String> header);
}
