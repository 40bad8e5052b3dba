package uk.toex.graph.algo;

import java.util.Locale;

/** How links are written in a file. */
public enum LinkLayout {
  /**
   * Commas between fields, quoted as RFC 4180 has it, with a header: the columns {@code from} and
   * {@code to}, also {@code source} and {@code target} or {@code src} and {@code dst}, else the
   * first two; and {@code weight}. A first line that holds two whole numbers is a link, not a
   * header. A quoted field ends on the line on which it begins.
   */
  CSV,
  /** As CSV, with a tab between fields. */
  TSV,
  /**
   * Two ids and perhaps a weight with spaces or tabs between them; lines that begin with {@code #}
   * or {@code %} are comments.
   */
  TEXT,
  /**
   * MatrixMarket's coordinate format, real, integer or pattern, general or symmetric, square. Rows
   * and columns are nodes, called by their numbers from 1, linked or not; an entry is a link from
   * its row to its column; an entry of a symmetric matrix that is off its diagonal is a link both
   * ways.
   */
  MATRIX_MARKET;

  /** The layout that a file's name ends in, {@code .gz} left aside; text if it is none of these. */
  public static LinkLayout ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      lower = lower.substring(0, lower.length() - 3);
    }
    if (lower.endsWith(".csv")) {
      return CSV;
    }
    if (lower.endsWith(".tsv")) {
      return TSV;
    }
    return lower.endsWith(".mtx") ? MATRIX_MARKET : TEXT;
  }
}
