package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Provenance;
import uk.toex.graph.algo.EdgeGraph;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** Seeds for a plain graph: the restart vector that they make. */
final class SeedFile {

  private final double[] restart;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final Provenance.Input provenance;

  private SeedFile(double[] restart, Provenance.Input provenance) {
    this.restart = restart;
    this.provenance = provenance;
  }

  /**
   * Reads {@code id,weight,date}. Weights of an id that comes more than once add up; ids that are
   * not in the graph are counted and left out.
   *
   * @throws InputRefusedException if no seed is in the graph
   */
  static SeedFile read(Path file, EdgeGraph graph, Rejects rejects, Console console) {
    double[] restart = new double[graph.size()];
    long used = 0;
    long unknown = 0;
    try (RowReader reader = RowReader.open(Input.of(file), rejects)) {
      int id = reader.columns().find("id", null, "entity", "node");
      if (id < 0) {
        throw reader.columns().missing(List.of("id"));
      }
      int weight = reader.columns().index("weight");
      reader.columns().guesses().forEach(guess -> console.note("Note: " + guess + "."));
      Row row;
      while ((row = reader.next()) != null) {
        String given = row.get(id);
        double w = weight(row.get(weight));
        if (given == null || given.isBlank()) {
          reader.reject(row, "blank id", "");
        } else if (!(w > 0 && w <= 1)) {
          reader.reject(row, "weight is not in (0, 1]", String.valueOf(row.get(weight)));
        } else if (graph.indexOf(given) < 0) {
          unknown++;
        } else {
          restart[graph.indexOf(given)] += w;
          used++;
        }
      }
      if (used == 0) {
        throw new InputRefusedException(
            Paths.name(file)
                + ": none of its "
                + (unknown + used)
                + " seeds is among the links.\nExpected ids as they are written there.");
      }
      if (unknown > 0) {
        console.note(
            "Note: " + Shown.count(unknown, "seed") + " not among the links, and left out.");
      }
      SeedFile seeds = new SeedFile(restart, reader.provenance());
      seeds.counts.put("seeds", used);
      seeds.counts.put("seeds_unknown", unknown);
      return seeds;
    }
  }

  double[] restart() {
    return restart;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  Provenance.Input provenance() {
    return provenance;
  }

  private static double weight(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return 1;
    }
    try {
      return Double.parseDouble(written.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
