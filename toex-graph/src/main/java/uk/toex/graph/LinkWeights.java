package uk.toex.graph;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What links weigh as of a day: type weight × grade factor × 2^-(age ÷ half-life). */
final class LinkWeights {

  private final RiskNetwork network;
  private final int asOf;
  private final double[] typeWeight;
  private final double[] perDay;
  private final double[] grade = new double[128];
  private final boolean @Nullable [] ignored;
  private final Set<Integer> ignoredRecords = new HashSet<>();

  /**
   * @param asOf the code of the day; 0 if the network has no date
   */
  LinkWeights(RiskNetwork network, RiskConfig config, char asOf) {
    this.network = network;
    this.asOf = asOf;
    typeWeight = new double[network.types.length];
    perDay = new double[network.types.length];
    for (int t = 0; t < typeWeight.length; t++) {
      typeWeight[t] = config.weight(network.types[t]);
      perDay[t] = -Math.log(2) / config.halfLife(network.types[t]);
    }
    for (int code = 0; code < uk.toex.graph.internal.Grades.CODES; code++) {
      grade[code] = config.gradeFactor(code);
    }
    boolean[] own = new boolean[network.size()];
    boolean any = false;
    for (int i = 0; i < network.size(); i++) {
      String origin = network.attribute(i, config.originAttribute());
      if (origin != null && config.ignoresOrigin(origin)) {
        own[i] = true;
        any = true;
        ignoredRecords.add(network.records.indexOf(network.id(i)));
      }
    }
    ignoredRecords.remove(-1);
    ignored = any ? own : null;
  }

  /** The weight of a link between two entities. */
  double of(int link, int from, int to) {
    double weight = typeWeight[network.type[link]] * grade[network.grade[link]];
    if (weight == 0) {
      return 0;
    }
    if (network.known(link) > asOf) {
      return 0;
    }
    if (ignored != null
        && (ignored[from] || ignored[to] || ignoredRecords.contains(network.record[link]))) {
      return 0;
    }
    int day = network.day[link] != 0 ? network.day[link] : network.recorded[link];
    if (day == 0) {
      return weight / 2;
    }
    return weight * StrictMath.exp(perDay[network.type[link]] * Math.max(0, asOf - day));
  }
}
