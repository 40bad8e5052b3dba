package uk.toex.graph.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.internal.Days;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * Reads a folder of files as {@code neo4j-admin import} takes them, {@code .csv} or {@code
 * .csv.gz}, each with its header: nodes with {@code :ID} and {@code :LABEL}, relationships with
 * {@code :START_ID}, {@code :END_ID} and {@code :TYPE}.
 *
 * <p>An entity's id is the node's, with {@code space/} before it where the header names an id
 * space. The first of a node's labels that the {@link Neo4jMap} knows says its kind; all labels
 * stand in the attribute {@code labels}, and every property with a value is an attribute. A link
 * has the date of the event at its end, of two events the later, none outside 1900–2079.
 *
 * <p>Rejected are nodes without an id, with a label that the map does not know, or with an id that
 * was there with another kind; relationships of which an end is missing or no node; and what a
 * {@link RowReader} rejects. Nodes and relationships that the map ignores are counted, dates that
 * cannot be read too.
 */
public final class Neo4jImport {

  private static final int STEP = 4096;

  private final Neo4jMap map;
  private final NetworkBuilder builder = RiskNetwork.builder();
  private final Map<String, EntityKind> known = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<Provenance.Input> inputs = new ArrayList<>();

  private Neo4jImport(Neo4jMap map) {
    this.map = map;
    for (String name :
        List.of(
            "nodes",
            "relationships",
            "rejected",
            "ignored_nodes",
            "ignored_relationships",
            "unreadable_dates",
            "dates_out_of_range",
            "duplicate_entities")) {
      counts.put(name, 0L);
    }
  }

  /**
   * Reads a folder.
   *
   * @param rejects where bad rows go; stays the caller's to close
   * @throws InputRefusedException if there is no such file in the folder, a file is neither of
   *     nodes nor of relationships, or too many of its rows were rejected
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static LoadedNetwork read(
      Path folder, Neo4jMap map, Limits limits, Rejects rejects, Progress progress) {
    Neo4jImport reader = new Neo4jImport(map);
    List<Path> relationships = new ArrayList<>();
    for (Path file : files(folder)) {
      try (RowReader rows = RowReader.open(Input.of(file).withLimits(limits), rejects)) {
        Neo4jHeader header = new Neo4jHeader(rows.columns().names());
        if (header.isRelationships()) {
          relationships.add(file); // Nodes first.
        } else if (header.isNodes()) {
          reader.read(rows, "reading nodes", progress, row -> reader.node(row, header));
        } else {
          throw new InputRefusedException(
              file
                  + " has neither a column :ID nor :START_ID and :END_ID.\nExpected files for"
                  + " neo4j-admin import, each with its header, and no others.");
        }
      }
    }
    for (Path file : relationships) {
      try (RowReader rows = RowReader.open(Input.of(file).withLimits(limits), rejects)) {
        Neo4jHeader header = new Neo4jHeader(rows.columns().names());
        reader.read(
            rows, "reading relationships", progress, row -> reader.relationship(row, header));
      }
    }
    RiskNetwork network = reader.builder.build();
    reader.counts.put("entities", (long) network.size());
    reader.counts.put("links", (long) network.links());
    reader.counts.put("self_loops", reader.builder.selfLoops());
    return new LoadedNetwork(network, reader.inputs, reader.counts, List.of());
  }

  private interface Handler {
    void accept(Row row) throws BadRow;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputRefusedException(folder + " is no folder.");
    }
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found = files.filter(Neo4jImport::isCsv).sorted().toList();
    } catch (IOException e) {
      throw new InputRefusedException(folder + " could not be listed: " + e, e);
    }
    if (found.isEmpty()) {
      throw new InputRefusedException(
          "There is no .csv or .csv.gz in " + folder + ".\nExpected files for neo4j-admin import.");
    }
    return found;
  }

  private static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Format.ofFileName(name).filter(format -> format == Format.CSV).isPresent();
  }

  private void read(RowReader rows, String stage, Progress progress, Handler handler) {
    long done = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (!row.isBlank()) {
        try {
          handler.accept(row);
        } catch (BadRow e) {
          rows.reject(row, e.reason, e.detail);
        }
      }
      if (++done % STEP == 0) {
        progress.step(stage, done, -1);
      }
    }
    progress.step(stage, done, done);
    inputs.add(rows.provenance());
    counts.merge("rejected", rows.counts().getOrDefault("rejected", 0L), Long::sum);
  }

  private void node(Row row, Neo4jHeader header) throws BadRow {
    count("nodes");
    String id = header.id(row);
    String labels = header.labels(row);
    EntityKind kind = null;
    String deciding = "";
    boolean left = false;
    for (int from = 0; from <= labels.length() && kind == null; ) {
      int semicolon = labels.indexOf(';', from);
      int to = semicolon < 0 ? labels.length() : semicolon;
      deciding = labels.substring(from, to).strip();
      kind = map.kinds.get(deciding);
      left |= map.ignoredLabels.contains(deciding);
      from = to + 1;
    }
    if (left) {
      ignored.add(id);
      count("ignored_nodes");
      return;
    }
    if (kind == null) {
      throw new BadRow("a label that the map does not know", labels);
    }
    EntityKind before = known.putIfAbsent(id, kind);
    if (before != null) {
      if (before != kind) {
        throw new BadRow(Fields.OTHER_KIND, id + " was a " + before.id());
      }
      count("duplicate_entities");
    }
    SortedMap<String, String> attributes = header.properties(row);
    if (kind == EntityKind.EVENT) {
      LocalDate date = date(attributes, map.dates.get(deciding));
      if (date != null) {
        dates.putIfAbsent(id, date);
      }
    }
    List<String> name = new ArrayList<>();
    for (String property : map.names.getOrDefault(deciding, List.of())) {
      String value = attributes.getOrDefault(property, "");
      if (!value.isBlank()) {
        name.add(value.strip());
      }
    }
    attributes.put("labels", labels);
    builder.add(new Entity(id, kind, String.join(" ", name), attributes));
  }

  private @Nullable LocalDate date(
      SortedMap<String, String> attributes, Neo4jMap.@Nullable Dated dated) {
    String written = dated == null ? null : attributes.get(dated.property());
    if (dated == null || written == null || written.isBlank()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(written.strip(), dated.format());
      if (Days.of(date) == 0) {
        count("dates_out_of_range");
        return null;
      }
      return date;
    } catch (DateTimeException e) {
      count("unreadable_dates");
      return null;
    }
  }

  private void relationship(Row row, Neo4jHeader header) throws BadRow {
    count("relationships");
    String type = header.type(row);
    String from = header.start(row);
    String to = header.end(row);
    if (map.ignoredTypes.contains(type) || ignored.contains(from) || ignored.contains(to)) {
      count("ignored_relationships");
      return;
    }
    for (String end : List.of(from, to)) {
      if (!known.containsKey(end)) {
        throw new BadRow(Fields.UNKNOWN_END, end);
      }
    }
    LocalDate date = dates.get(from);
    LocalDate other = dates.get(to);
    if (date == null || (other != null && other.isAfter(date))) {
      date = other;
    }
    builder.add(new Link(from, to, map.types.getOrDefault(type, type), date, null, null, ""));
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }
}
