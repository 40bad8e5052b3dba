package uk.toex.comms.indicator;

import java.util.ArrayList;
import java.util.List;

/** The values of a subscriber under bandicoot's flattened names, and where they are taken from. */
final class Names {

  private static final String SEPARATOR = "__";

  /** The names, in bandicoot's order. */
  final List<String> names = new ArrayList<>();

  /** For each part of the week that is looked at alone, which records are of it. */
  final int[] parts;

  /** For each name but the last two its column in {@link Totals}. */
  final int[] columns;

  /** For each name but the last two the block of that column. */
  final int[] blocks;

  /** For each name but the last two whether it is a deviation, not a mean. */
  final boolean[] deviations;

  Names(IndicatorOptions options, Columns table) {
    List<Parts> all = Parts.of(options);
    parts = all.stream().mapToInt(Parts::mask).toArray();
    boolean grouped = options.group() != Grouping.NONE;
    List<Columns.Entry> entries = table.entries();
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < entries.size(); ) {
      int end = i + 1;
      while (end < entries.size() && entries.get(end).name.equals(entries.get(i).name)) {
        end++;
      }
      for (int part = 0; part < parts.length; part++) {
        for (Columns.Entry entry : entries.subList(i, end)) {
          int block = part * Columns.BLOCKS + entry.block;
          int column = part * table.size + entry.column;
          for (String name : spelt(entry, all.get(part), table.width)) {
            names.add(grouped ? name + SEPARATOR + "mean" : name);
            sources.add(new int[] {column, block, 0});
            if (grouped) {
              names.add(name + SEPARATOR + "std");
              sources.add(new int[] {column, block, 1});
            }
            column++;
          }
        }
      }
      i = end;
    }
    columns = sources.stream().mapToInt(source -> source[0]).toArray();
    blocks = sources.stream().mapToInt(source -> source[1]).toArray();
    deviations = new boolean[sources.size()];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = sources.get(i)[2] == 1;
    }
    names.add("churn_rate" + SEPARATOR + "mean");
    names.add("churn_rate" + SEPARATOR + "std");
  }

  private static List<String> spelt(Columns.Entry entry, Parts part, int width) {
    String name = entry.name + part.suffix();
    String full = entry.interaction.isEmpty() ? name : name + SEPARATOR + entry.interaction;
    return entry.distribution
        ? Summary.words(width).stream().map(word -> full + SEPARATOR + word).toList()
        : List.of(full);
  }
}
