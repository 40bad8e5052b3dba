package uk.toex.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people. */
final class TextTable {

  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;
  private final int[] most;

  TextTable(String... header) {
    right = new boolean[header.length];
    most = new int[header.length];
    Arrays.fill(most, 40);
    rows.add(header.clone());
  }

  /** Sets a column of numbers. */
  TextTable right(int column) {
    right[column] = true;
    return this;
  }

  /** Sets how wide a column may be; 40 by default. */
  TextTable most(int column, int width) {
    most[column] = width;
    return this;
  }

  void row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
    }
    rows.add(cells.clone());
  }

  void print(Console console) {
    int[] width = new int[right.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Shown.line(row[i], most[i]);
        width[i] = Math.max(width[i], length(row[i]));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String pad = " ".repeat(width[i] - length(row[i]));
        line.append(i == 0 ? "" : "  ").append(right[i] ? pad + row[i] : row[i] + pad);
      }
      console.print(line.toString().stripTrailing());
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
