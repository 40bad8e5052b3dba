package uk.toex.comms.layout.internal;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.internal.ColumnPlan;
import uk.toex.comms.internal.Mapping;
import uk.toex.comms.internal.RowMapper;
import uk.toex.comms.layout.Layout;

/** A layout for the loader of one file. Immutable. */
public final class LayoutMapping implements Mapping {

  private final Layout layout;
  private final String file;
  private final @Nullable String owner;
  private final int columns;

  /**
   * @param file the file's name
   * @param owner who the owner is, whatever the layout says; null to go by the layout
   * @param columns how many columns a file without a header has; else 0
   */
  public LayoutMapping(Layout layout, String file, @Nullable String owner, int columns) {
    this.layout = layout;
    this.file = file;
    this.owner = owner;
    this.columns = columns;
  }

  @Override
  public String name() {
    return layout.name();
  }

  @Override
  public String definition() {
    return layout.definition();
  }

  @Override
  public byte delimiter() {
    return (byte) layout.delimiter();
  }

  @Override
  public ZoneId zone() {
    return layout.zone();
  }

  /** How many lines stand before the header, or before the first row if there is none. */
  @Override
  public int skipLines() {
    return layout.skipLines();
  }

  /** Whether there is a header. */
  @Override
  public boolean header() {
    return layout.header();
  }

  @Override
  public @Nullable ColumnPlan plan(List<String> header) {
    return bind(header).plan().orElse(null);
  }

  @Override
  public RowMapper mapper(List<String> header) {
    return bind(header).newMapper();
  }

  private Binding bind(List<String> header) {
    return Binding.of(layout, header, layout.header() ? header.size() : columns, file, owner);
  }
}
