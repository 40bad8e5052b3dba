package uk.toex.graph.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.EntityKind;
import uk.toex.graph.internal.Bytes;
import uk.toex.graph.internal.EntityTable;
import uk.toex.io.Columns;

/** Turns rows into entities. Belongs to one thread. */
final class EntityRows {

  private static final List<EntityKind> KINDS = List.of(EntityKind.values());

  private final EntityTable entities;
  private long duplicates;
  private long conflicts;

  EntityRows(EntityTable entities) {
    this.entities = entities;
  }

  long duplicates() {
    return duplicates;
  }

  long conflicts() {
    return conflicts;
  }

  /** Where the fields of an input's entities are. */
  static final class Places {
    private final Columns columns;
    private final int id;
    private final int kind;
    private int label;
    private final List<EntityTable.@Nullable Column> attributes = new ArrayList<>();

    Places(Columns columns) {
      this.columns = columns;
      id = columns.find("id", null);
      kind = columns.find("kind", null);
      label = columns.find("label", null);
      List<String> missing = new ArrayList<>();
      if (id < 0) {
        missing.add("id");
      }
      if (kind < 0) {
        missing.add("kind");
      }
      if (!missing.isEmpty() && !columns.names().isEmpty()) {
        throw columns.missing(missing);
      }
    }

    private void extend(EntityTable entities) {
      List<String> names = columns.names();
      if (label < 0) {
        label = columns.index("label"); // In JSON Lines a name can come late.
      }
      for (int i = attributes.size(); i < names.size(); i++) {
        boolean own = i != id && i != kind && i != label && !names.get(i).isEmpty();
        attributes.add(own ? entities.attributeColumn(names.get(i)) : null);
      }
    }
  }

  /** Reads a block; blocks come in order. */
  void read(RowBlock block, Places places) {
    places.extend(entities);
    if (block.isRead()) {
      rows(block, places);
      return;
    }
    while (block.scan()) {
      rows(block, places);
    }
  }

  private void rows(RowBlock block, Places places) {
    long[] hash = new long[block.rows];
    long looked = 0;
    for (int row = 0; row < hash.length; row++) {
      hash[row] = Bytes.hash(block.bytes, block.from(row, places.id), block.to(row, places.id));
    }
    for (int row = 0; row < hash.length; row++) {
      looked += entities.ids().touch(hash[row]);
    }
    Bytes.keep(looked);
    for (int row = 0; row < hash.length; row++) {
      if (!block.isBlank(row)) {
        try {
          row(block, row, hash[row], places);
        } catch (BadRow e) {
          block.reject(row, e.reason, e.detail);
        }
      }
    }
  }

  private void row(RowBlock block, int row, long hash, Places places) throws BadRow {
    byte[] bytes = block.bytes;
    int from = block.from(row, places.id);
    int to = block.to(row, places.id);
    if (to == from || (bytes[from] <= ' ' && block.text(row, places.id).isBlank())) {
      throw new BadRow(Fields.NO_ID, "");
    }
    EntityKind kind = kind(block, row, places.kind);
    int before = entities.size();
    int index = entities.add(bytes, from, to, hash);
    boolean again = index < before;
    if (!again) {
      entities.kind(index, kind);
    } else if (entities.kind(index) != kind) {
      throw new BadRow(
          Fields.OTHER_KIND, entities.id(index) + " was a " + entities.kind(index).id());
    }
    boolean agrees = true;
    if (places.label >= 0) {
      agrees = fill(entities.labelColumn(), index, block, row, places.label);
    }
    for (int c = 0; c < block.columns; c++) {
      EntityTable.Column attribute = places.attributes.get(c);
      if (attribute != null) {
        agrees &= fill(attribute, index, block, row, c);
      }
    }
    duplicates += again ? 1 : 0;
    conflicts += agrees ? 0 : 1;
  }

  private static boolean fill(
      EntityTable.Column column, int index, RowBlock block, int row, int field) {
    return column.fill(index, block.bytes, block.from(row, field), block.to(row, field));
  }

  private static EntityKind kind(RowBlock block, int row, int column) throws BadRow {
    for (EntityKind kind : KINDS) {
      if (is(block, row, column, kind.id())) {
        return kind;
      }
    }
    return Fields.kind(block.text(row, column));
  }

  private static boolean is(RowBlock block, int row, int column, String word) {
    int from = block.from(row, column);
    if (block.to(row, column) - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (block.bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
