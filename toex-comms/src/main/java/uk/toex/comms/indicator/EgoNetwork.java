package uk.toex.comms.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.comms.CommsType;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.MemoryEvents;

/**
 * One number, its contacts, and what their own records say of each other, as bandicoot's network
 * indicators take it: contacts without records of their own are outside the network, and a record
 * between two who are in it counts only if the other one has a matching record: of the same kind,
 * in the other direction, equally long, less than 30 seconds apart. Immutable.
 */
public final class EgoNetwork {

  /** What the weight of a link is. */
  public enum Weight {
    /** Half hours with a call or a text. */
    HALF_HOURS,
    /** Calls. */
    CALLS,
    /** Texts. */
    TEXTS,
    /** Seconds of calls. */
    SECONDS
  }

  /** In a matrix: not known, since neither of the two has records. */
  public static final int UNKNOWN = -1;

  private final CommsEvents events;
  private final List<Integer> members;
  private final SortedMap<Integer, List<OwnRecord>> records;
  private final int removed;

  private EgoNetwork(
      CommsEvents events,
      List<Integer> members,
      SortedMap<Integer, List<OwnRecord>> records,
      int removed) {
    this.events = events;
    this.members = Collections.unmodifiableList(members);
    this.records = records;
    this.removed = removed;
  }

  /** The network of a party. Reads all events. */
  public static EgoNetwork of(CommsEvents events, int ego) {
    SortedMap<Integer, List<OwnRecord>> own = OwnRecord.of(events, ego);
    List<Integer> others = new ArrayList<>();
    for (OwnRecord record : own.getOrDefault(ego, List.of())) {
      int other = record.other();
      if (other >= 0 && other != ego && !others.contains(other)) {
        others.add(other);
      }
    }
    others.sort(Comparator.comparing(party -> events.party(party).id()));
    List<Integer> members = new ArrayList<>();
    members.add(ego);
    members.addAll(others);
    // In bandicoot's order, since each looks for matches in what the ones before it were left with.
    SortedMap<Integer, List<OwnRecord>> known = new TreeMap<>(own);
    int removed = 0;
    for (int member : members) {
      List<OwnRecord> mine = known.get(member);
      if (mine != null) {
        List<OwnRecord> matched =
            mine.stream().filter(record -> record.isMatched(known, members)).toList();
        removed += mine.size() - matched.size();
        known.put(member, matched);
      }
    }
    return new EgoNetwork(events, members, known, removed);
  }

  /** The parties that the rows and columns of matrices stand for: the number, then by id. */
  public List<Integer> members() {
    return members;
  }

  /** How many records were left out because they were not matched. */
  public int removed() {
    return removed;
  }

  /** Whether a member has records of its own. */
  private boolean isKnown(int member) {
    return records.containsKey(member);
  }

  /** From row to column; {@link #UNKNOWN} where neither has records. */
  public int[][] directedWeighted(Weight weight) {
    int size = members.size();
    int[][] out = new int[size][];
    int[][] in = new int[size][];
    for (int i = 0; i < size; i++) {
      out[i] = row(i, weight, true);
      in[i] = row(i, weight, false);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (out[i][j] == UNKNOWN) {
          out[i][j] = in[j][i];
        }
      }
    }
    return out;
  }

  private int[] row(int member, Weight weight, boolean isOut) {
    int[] row = new int[members.size()];
    List<OwnRecord> own = records.get(members.get(member));
    if (own == null) {
      Arrays.fill(row, UNKNOWN);
      row[member] = 0;
      return row;
    }
    Map<Integer, Integer> weights = OwnRecord.weights(own, weight, isOut, events.zone());
    for (int i = 0; i < row.length; i++) {
      row[i] = weights.getOrDefault(members.get(i), 0);
    }
    return row;
  }

  /** 1 where there is a call or a text from row to column. */
  public int[][] directedUnweighted() {
    int[][] matrix = directedWeighted(Weight.HALF_HOURS);
    for (int[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.min(row[j], 1);
      }
    }
    return matrix;
  }

  /** The weights of both directions together where there are both, else 0. */
  public int[][] undirectedWeighted(Weight weight) {
    int[][] matrix = directedWeighted(weight);
    int[][] both = new int[matrix.length][matrix.length];
    for (int a = 0; a < matrix.length; a++) {
      for (int b = 0; b < matrix.length; b++) {
        if (matrix[a][b] == UNKNOWN || matrix[b][a] == UNKNOWN) {
          both[a][b] = UNKNOWN;
        } else if (a != b && matrix[a][b] > 0 && matrix[b][a] > 0) {
          both[a][b] = matrix[a][b] + matrix[b][a];
        }
      }
    }
    return both;
  }

  /** 1 where there are calls or texts in both directions. */
  public int[][] undirectedUnweighted() {
    int[][] matrix = undirectedWeighted(Weight.HALF_HOURS);
    for (int[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.min(row[j], 1);
      }
    }
    return matrix;
  }

  /** What part of the pairs of the number's contacts are in contact too. */
  public double clusteringUnweighted() {
    return clustering(undirectedUnweighted(), false);
  }

  /** The same, by the geometric mean of the three links' weights over the greatest weight. */
  public double clusteringWeighted(Weight weight) {
    return clustering(undirectedWeighted(weight), true);
  }

  private static double clustering(int[][] matrix, boolean weighted) {
    int most = 0;
    int degree = 0;
    for (int[] row : matrix) {
      for (int weight : row) {
        most = Math.max(most, weight);
      }
    }
    for (int weight : matrix[0]) {
      degree += weight > 0 ? 1 : 0;
    }
    double closed = 0;
    for (int a = 0; a < matrix.length; a++) {
      for (int b = a + 1; b < matrix.length; b++) {
        if (matrix[a][b] > 0 && matrix[a][0] > 0 && matrix[b][0] > 0) {
          double product = (double) matrix[a][b] * matrix[a][0] * matrix[b][0];
          closed += weighted ? StrictMath.pow(product, 1.0 / 3) / most : 1;
        }
      }
    }
    return degree > 1 ? 2 * closed / ((double) degree * (degree - 1)) : 0;
  }

  /**
   * What part of the number's calls, texts, contacts and seconds of calls is with numbers outside
   * the network, under bandicoot's names.
   */
  public Map<String, Double> outOfNetwork() {
    long[] all = new long[4];
    long[] outside = new long[4];
    List<Integer> met = new ArrayList<>();
    for (OwnRecord record : records.getOrDefault(members.get(0), List.of())) {
      boolean isCall = record.type() == CommsType.CALL;
      if (record.type() == CommsType.DATA) {
        continue;
      }
      boolean first = !met.contains(record.other());
      if (first) {
        met.add(record.other());
      }
      long[] counts = {isCall ? 1 : 0, isCall ? 0 : 1, first ? 1 : 0, record.secondsOfCall()};
      for (int i = 0; i < all.length; i++) {
        all[i] += counts[i];
        outside[i] += isInside(record.other()) ? 0 : counts[i];
      }
    }
    Map<String, Double> parts = new LinkedHashMap<>();
    List<String> names = List.of("calls", "texts", "contacts", "call_durations");
    for (int i = 0; i < all.length; i++) {
      double part = all[i] == 0 ? 0 : (double) outside[i] / all[i];
      parts.put("percent_outofnetwork_" + names.get(i), part);
    }
    return parts;
  }

  private boolean isInside(int party) {
    return party != members.get(0) && isKnown(party);
  }

  /**
   * How unlike the number and those it is in contact with both ways are: for each indicator, by
   * name, the mean of the squared differences. Indicators that none of them has are left out.
   */
  public Map<String, Double> assortativityIndicators(IndicatorOptions options) {
    Indicators indicators = Indicators.of(asEvents(), options.ofOwnRecords());
    List<String> names = indicators.names();
    double[] mine = valuesOf(indicators, members.get(0));
    int[] link = undirectedUnweighted()[0];
    double[] sums = new double[mine.length];
    int[] counts = new int[mine.length];
    for (int i = 1; i < members.size(); i++) {
      if (!isKnown(members.get(i)) || link[i] == 0) {
        continue;
      }
      double[] theirs = valuesOf(indicators, members.get(i));
      for (int j = 0; j < mine.length; j++) {
        double d = mine[j] - theirs[j];
        if (!Double.isNaN(d)) {
          sums[j] += d * d;
          counts[j]++;
        }
      }
    }
    Map<String, Double> all = new LinkedHashMap<>();
    for (int j = 0; j < mine.length; j++) {
      if (counts[j] > 0) {
        all.put(names.get(j), sums[j] / counts[j]);
      }
    }
    return all;
  }

  private double[] valuesOf(Indicators indicators, int member) {
    int party = indicators.events().partyOf(events.party(member).id());
    double[] none = new double[indicators.names().size()];
    Arrays.fill(none, Double.NaN);
    return party < 0 ? none : indicators.of(party);
  }

  /**
   * What part of those the number is in contact with both ways share each of its attributes.
   *
   * @param attributes of parties, by id; who has none is left out
   * @return by attribute; NaN if nobody is left
   */
  public SortedMap<String, Double> assortativityAttributes(
      Map<String, ? extends Map<String, String>> attributes) {
    int[] link = undirectedUnweighted()[0];
    List<Map<String, String>> theirs = new ArrayList<>();
    for (int i = 1; i < members.size(); i++) {
      Map<String, String> has = attributes.get(events.party(members.get(i)).id());
      if (isKnown(members.get(i)) && link[i] != 0 && has != null && !has.isEmpty()) {
        theirs.add(has);
      }
    }
    SortedMap<String, Double> parts = new TreeMap<>();
    Map<String, String> mine = attributes.get(events.party(members.get(0)).id());
    if (mine != null) {
      mine.forEach(
          (name, value) -> {
            long same = theirs.stream().filter(has -> value.equals(has.get(name))).count();
            parts.put(name, theirs.isEmpty() ? Double.NaN : (double) same / theirs.size());
          });
    }
    return parts;
  }

  /** The members' own records that are left, as events of which none is the other's duplicate. */
  public CommsEvents asEvents() {
    MemoryEvents.Builder rows = MemoryEvents.builder().zone(events.zone());
    for (int cell = 0; cell < events.cells(); cell++) {
      rows.cell(events.cellAt(cell));
    }
    for (List<OwnRecord> own : records.values()) {
      for (OwnRecord record : own) {
        rows.add(record.row(events));
      }
    }
    return rows.build();
  }
}
