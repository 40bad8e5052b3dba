package uk.toex.graph;

import java.util.Arrays;

/**
 * Finds the links that a record states: links in some thousand parts by their record's number, one
 * of which is looked through. Immutable and thread-safe.
 */
final class RecordLinks {

  private static final int PART_BITS = 12;

  private final RiskNetwork network;
  private final int shift;
  private final int[] start;
  private final int[] link;

  RecordLinks(RiskNetwork network) {
    this.network = network;
    int records = network.records.size();
    shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(records) - PART_BITS);
    start = new int[(records >> shift) + 2];
    for (int record : network.record) {
      if (record >= 0) {
        start[(record >> shift) + 1]++;
      }
    }
    for (int part = 1; part < start.length; part++) {
      start[part] += start[part - 1];
    }
    link = new int[start[start.length - 1]];
    int[] next = start.clone();
    for (int k = 0; k < network.record.length; k++) {
      if (network.record[k] >= 0) {
        link[next[network.record[k] >> shift]++] = k;
      }
    }
  }

  /** The numbers of a record's links, ascending; none if it states none. */
  int[] of(String record) {
    int number = network.records.indexOf(record);
    if (number < 0) {
      return new int[0];
    }
    int part = number >> shift;
    return Arrays.stream(link, start[part], start[part + 1])
        .filter(k -> network.record[k] == number)
        .toArray();
  }
}
