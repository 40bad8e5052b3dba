package uk.toex.graph.algo;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/**
 * A file of links that was read.
 *
 * <p>Ids are whatever bytes stand there, so {@code 7} and {@code 07} are two nodes; nodes are
 * numbered as they are met. Rejected, with line and reason, are: too few fields (in CSV and TSV:
 * not as many as the header has), blank ids, invalid UTF-8, quotes that don't close on their line,
 * lines of more than a mebibyte, and weights that are used and no number, negative, NaN, infinite,
 * or above 0 but not from {@link EdgeGraph#LEAST_WEIGHT} to {@link EdgeGraph#MOST_WEIGHT}.
 *
 * @param graph the graph
 * @param notes what was guessed or left aside, a sentence each without its full stop
 * @param counts {@code records} and {@code rejected}
 * @param provenance name, size and digest of what was read
 */
public record LinkFile(
    EdgeGraph graph,
    List<String> notes,
    SortedMap<String, Long> counts,
    Provenance.Input provenance) {

  /** Which weights are used. */
  public enum Weights {
    /** Those of a column that is named {@code weight}; none in layouts without names. */
    NAMED,
    /** The same, else the third field or a matrix's values; 1 where there is none. */
    ALL,
    /** None. */
    NONE
  }

  /** Keeps copies. */
  public LinkFile {
    notes = List.copyOf(notes);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * Reads a file of links, gzipped or not. Memory: 8 bytes a link while reading, 16 with weights,
   * besides the graph itself.
   *
   * @param input where to read; its format is not looked at, its limits are
   * @param layout how links are written there
   * @param directed whether they have a direction
   * @param rejects where bad records go; stays the caller's to close
   * @throws uk.toex.api.InputRefusedException if the file is not what it claims to be, holds too
   *     many bad records, or more than a graph can hold
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static LinkFile read(
      Input input,
      LinkLayout layout,
      boolean directed,
      Weights weights,
      Rejects rejects,
      Progress progress) {
    try (LinkReader reader = new LinkReader(input, directed, rejects)) {
      return reader.read(layout, weights, progress);
    }
  }
}
