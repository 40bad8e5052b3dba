package uk.toex.graph.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;

/**
 * Entities by their numbers: ids in a table, kinds in a byte each, labels and attributes as columns
 * of codes into a table of values each. While entities are added it belongs to one thread;
 * afterwards it is thread-safe.
 */
public final class EntityTable {

  private static final List<EntityKind> KINDS = List.of(EntityKind.values());

  private final StringTable ids;
  private byte[] kind;
  private final Column labels;
  private final SortedMap<String, Column> attributes = new TreeMap<>();

  /** An empty table. */
  public EntityTable() {
    this(new StringTable(), new byte[16], new Column());
  }

  EntityTable(StringTable ids, byte[] kind, Column labels) {
    this.ids = ids;
    this.kind = kind;
    this.labels = labels;
  }

  /** One value an entity, or none. */
  public static final class Column {
    final StringTable values;
    final Codes codes; // 0 is none, else 1 + the value's number

    Column() {
      this(new StringTable(), new Codes());
    }

    Column(StringTable values, Codes codes) {
      this.values = values;
      this.codes = codes;
    }

    /**
     * Sets a value where there is none; an empty one is none.
     *
     * @return false if there is another one, which stands
     */
    public boolean fill(int entity, byte[] bytes, int from, int to) {
      if (to == from) {
        return true;
      }
      int code = codes.get(entity);
      if (code != 0) {
        return values.isAt(code - 1, bytes, from, to);
      }
      codes.set(entity, 1 + values.add(bytes, from, to, Bytes.hash(bytes, from, to)));
      return true;
    }

    @Nullable String get(int entity) {
      int code = codes.get(entity);
      return code == 0 ? null : values.get(code - 1);
    }

    void compact(int size) {
      values.compact();
      codes.compact(size);
    }
  }

  /** The number of the entity with an id, or -1. */
  public int indexOf(String id) {
    return ids.indexOf(id);
  }

  /** The number of an id with its hash, which is added if it is new; then its kind is to be set. */
  public int add(byte[] bytes, int from, int to, long hash) {
    int index = ids.add(bytes, from, to, hash);
    if (index >= kind.length) {
      kind = Arrays.copyOf(kind, index + 1 + (index >> 1));
    }
    return index;
  }

  /** Sets a kind. */
  public void kind(int index, EntityKind which) {
    kind[index] = (byte) KINDS.indexOf(which);
  }

  /** Adds an entity, or fills in what an earlier mention of it left out; the first word stands. */
  public int add(Entity entity) {
    byte[] id = entity.id().getBytes(StandardCharsets.UTF_8);
    int before = size();
    int index = add(id, 0, id.length, Bytes.hash(id, 0, id.length));
    if (index == before) {
      kind(index, entity.kind());
    }
    fill(labels, index, entity.label());
    for (Map.Entry<String, String> attribute : entity.attributes().entrySet()) {
      fill(attributeColumn(attribute.getKey()), index, attribute.getValue());
    }
    return index;
  }

  /** The column of labels. */
  public Column labelColumn() {
    return labels;
  }

  /** The column of an attribute, which is made if it is new. */
  public Column attributeColumn(String name) {
    return attributes.computeIfAbsent(name, n -> new Column());
  }

  /** How many entities there are. */
  public int size() {
    return ids.size();
  }

  /** The ids. */
  public StringTable ids() {
    return ids;
  }

  /** An entity's id. */
  public String id(int index) {
    return ids.get(index);
  }

  /** An entity's kind. */
  public EntityKind kind(int index) {
    return KINDS.get(kind[index]);
  }

  /** An entity's label; empty if it has none. */
  public String label(int index) {
    String label = labels.get(index);
    return label == null ? "" : label;
  }

  /** An entity's attribute, or null. */
  public @Nullable String attribute(int index, String name) {
    Column column = attributes.get(name);
    return column == null ? null : column.get(index);
  }

  /** All attributes that an entity has. */
  public SortedMap<String, String> attributes(int index) {
    SortedMap<String, String> own = new TreeMap<>();
    for (Map.Entry<String, Column> attribute : attributes.entrySet()) {
      String value = attribute.getValue().get(index);
      if (value != null) {
        own.put(attribute.getKey(), value);
      }
    }
    return own;
  }

  /** The names of all attributes, in order. */
  public List<String> attributeNames() {
    return new ArrayList<>(attributes.keySet());
  }

  /** Leaves off room to grow. */
  public EntityTable compact() {
    ids.compact();
    kind = Arrays.copyOf(kind, size());
    labels.compact(size());
    attributes.values().forEach(column -> column.compact(size()));
    return this;
  }

  byte[] kinds() {
    return kind;
  }

  SortedMap<String, Column> columns() {
    return attributes;
  }

  private static void fill(Column column, int index, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    column.fill(index, bytes, 0, bytes.length);
  }
}
