package uk.toex.graph;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.graph.internal.Grades;

/** What links weigh as of a day: type weight × grade factor × 2^-(age ÷ half-life). */
final class LinkWeights {

  private final RiskNetwork network;
  private final char asOf;
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
      perDay[t] = -StrictMath.log(2) / config.halfLife(network.types[t]);
    }
    for (int code = 0; code < Grades.CODES; code++) {
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
    int type = network.type[link];
    if (typeWeight[type] == 0
        || (ignored != null
            && (ignored[from] || ignored[to] || ignoredRecords.contains(network.record[link])))) {
      return 0;
    }
    return weight(
        typeWeight[type] * grade[network.grade[link]],
        perDay[type],
        network.day[link],
        network.recorded[link],
        asOf);
  }

  /** The weight of a link that is in no network yet. */
  static double weight(
      RiskConfig config, String type, int grade, char day, char recorded, char asOf) {
    return weight(
        config.weight(type) * config.gradeFactor(grade),
        -StrictMath.log(2) / config.halfLife(type),
        day,
        recorded,
        asOf);
  }

  private static double weight(double fresh, double perDay, char day, char recorded, char asOf) {
    int known = recorded != 0 ? recorded : day;
    if (fresh == 0 || known > asOf) {
      return 0;
    }
    int date = day != 0 ? day : recorded;
    return date == 0 ? fresh / 2 : fresh * StrictMath.exp(perDay * Math.max(0, asOf - date));
  }
}
