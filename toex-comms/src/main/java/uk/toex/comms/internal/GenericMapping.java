package uk.toex.comms.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/** The generic columns under their own names, with ISO 8601 times, in UTC if they do not say. */
public final class GenericMapping implements Mapping {

  /** It has no state. */
  public GenericMapping() {}

  @Override
  public String name() {
    return "generic";
  }

  @Override
  public String definition() {
    return "";
  }

  @Override
  public byte delimiter() {
    return 0;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public @Nullable ColumnPlan plan(List<String> header) {
    for (String needed : List.of("type", "from", "start")) {
      if (!header.contains(needed)) {
        throw new InputRefusedException(
            "no column "
                + needed
                + ".\nIts columns are: "
                + String.join(", ", header)
                + ". The generic layout needs type, from, to and start.");
      }
    }
    return new ColumnPlan(
        header.indexOf("type"),
        header.indexOf("from"),
        header.indexOf("to"),
        header.indexOf("start"),
        header.indexOf("duration_s"),
        header.indexOf("imei"),
        header.indexOf("imsi"),
        header.indexOf("cell"),
        header.indexOf("end_cell"),
        header.indexOf("bytes_up"),
        header.indexOf("bytes_down"),
        header.indexOf("text"),
        ColumnPlan.genericTypes(),
        "iso",
        zone());
  }

  @Override
  public RowMapper mapper(List<String> header) {
    throw new IllegalStateException("it has a plan");
  }
}
