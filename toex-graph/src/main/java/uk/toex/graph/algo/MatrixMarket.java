package uk.toex.graph.algo;

import java.util.List;
import java.util.Locale;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;

/** Reads MatrixMarket's coordinate format (Boisvert, Pozo, Remington 1996, NISTIR 5935). */
final class MatrixMarket {

  private static final String BANNER = "%%matrixmarket";

  /** A file may declare many rows and have few entries; beyond this it is not believed. */
  private static final long FREE_ROWS = 1_000_000;

  private static final long ROWS_AN_ENTRY = 64;

  private final String name;
  private final LineScanner lines;
  private final LinkReader reader;
  private final LineFields fields;
  private final EdgeGraphBuilder graph;
  private boolean pattern;
  private boolean symmetric;
  private int rows;
  private long declared;

  MatrixMarket(String name, LineScanner lines, LinkReader reader, EdgeGraphBuilder graph) {
    this.name = name;
    this.lines = lines;
    this.reader = reader;
    this.fields = reader.fields();
    this.graph = graph;
  }

  EdgeGraph read(LinkFile.Weights weights, Progress progress) {
    banner();
    size();
    boolean valued = !pattern && weights == LinkFile.Weights.ALL;
    if (!pattern && weights == LinkFile.Weights.NAMED) {
      reader.note("The values of " + name + " are not used as weights");
    }
    long entries = 0;
    while (lines.next()) {
      reader.step(progress);
      fields.splitAtBlanks(lines);
      if (fields.count() > 0 && bytes(0) != '%') {
        reader.record();
        entries++;
        entry(valued);
      }
    }
    reader.end();
    if (entries != declared) {
      throw refused(
          "declares " + declared + " entries and has " + entries, "Is it whole? Fetch it again.");
    }
    if (rows > FREE_ROWS + ROWS_AN_ENTRY * entries) {
      throw refused(
          "declares " + rows + " rows and has " + entries + " entries",
          "Expected at least one entry for " + ROWS_AN_ENTRY + " rows.");
    }
    return graph.nodes(rows).build(Ids.numbersFrom(1));
  }

  private void entry(boolean valued) {
    if (lines.tooLong()) {
      reader.reject("line too long", "");
      return;
    }
    if (fields.count() < (pattern ? 2 : 3)) {
      reader.reject("too few fields", "");
      return;
    }
    int i = fields.index(0);
    int j = fields.index(1);
    if (i < 1 || i > rows || j < 1 || j > rows) {
      reader.reject("row or column is no number from 1 to the size", "");
      return;
    }
    double w = valued ? reader.value() : 1;
    if (Double.isNaN(w)) {
      return;
    }
    graph.link(i - 1, j - 1, w);
    if (symmetric && i != j && graph.directed()) {
      graph.link(j - 1, i - 1, w);
    }
  }

  private void banner() {
    if (!lines.next()) {
      throw refused("is empty", "Expected a line %%MatrixMarket matrix coordinate …");
    }
    fields.splitAtBlanks(lines);
    String[] words = new String[fields.count()];
    for (int k = 0; k < words.length; k++) {
      words[k] = fields.text(k).toLowerCase(Locale.ROOT);
    }
    if (words.length < 5 || !words[0].equals(BANNER) || !words[1].equals("matrix")) {
      throw refused(
          "does not begin as MatrixMarket does",
          "Expected %%MatrixMarket matrix coordinate, then real, integer or pattern, then general"
              + " or symmetric.");
    }
    boolean readable =
        words[2].equals("coordinate")
            && List.of("real", "integer", "pattern").contains(words[3])
            && List.of("general", "symmetric").contains(words[4]);
    if (!readable) {
      throw refused(
          "is a matrix " + words[2] + " " + words[3] + " " + words[4],
          "Expected coordinate, then real, integer or pattern, then general or symmetric.");
    }
    pattern = words[3].equals("pattern");
    symmetric = words[4].equals("symmetric");
  }

  private void size() {
    while (lines.next()) {
      fields.splitAtBlanks(lines);
      if (fields.count() == 0 || bytes(0) == '%') {
        continue;
      }
      rows = fields.count() == 3 ? fields.index(0) : -1;
      int columns = fields.count() == 3 ? fields.index(1) : -1;
      declared = fields.count() == 3 ? fields.index(2) : -1;
      if (rows < 0 || columns < 0 || declared < 0 || rows == Integer.MAX_VALUE) {
        throw refused(
            "has no line of its size", "Expected rows, columns, entries in line " + lines.number());
      }
      if (rows != columns) {
        throw refused(
            "has " + rows + " rows and " + columns + " columns", "Expected a square matrix.");
      }
      return;
    }
    throw refused("has no line of its size", "Is it whole? Fetch it again.");
  }

  private byte bytes(int field) {
    return fields.bytes()[fields.begin(field)];
  }

  private InputRefusedException refused(String what, String expected) {
    return new InputRefusedException(name + " " + what + ".\n" + expected);
  }
}
