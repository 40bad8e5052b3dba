package uk.toex.bench.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.io.Numbers;

/** The comparison as Markdown. */
final class Table {

  /**
   * A line of the table.
   *
   * @param problem why it could not be measured; then the rest is not read
   * @param f1 macro-F1 on the unseen reports against the true tags
   */
  record Line(
      Contender contender,
      @Nullable String problem,
      Measured training,
      Measured classifying,
      double f1) {}

  private Table() {}

  /** The table, ending in a line feed. */
  static String markdown(List<Line> lines) {
    StringBuilder out = new StringBuilder();
    out.append("| | version | trains, reports/s | with start-up | start-up, CPU s");
    out.append(" | classifies, reports/s | with start-up | start-up, CPU s");
    out.append(" | wall, s | spread | macro-F1 |\n");
    out.append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Line line : lines) {
      Contender c = line.contender();
      out.append("| ").append(c.name()).append(" | ");
      if (line.problem() != null) {
        out.append(line.problem()).append(" | | | | | | | | | |\n");
        continue;
      }
      Measured t = line.training();
      Measured k = line.classifying();
      out.append(c.version()).append(" | ");
      out.append(rate(t.net())).append(" | ").append(rate(t.gross())).append(" | ");
      out.append(number(t.startUp(), 2)).append(" | ");
      out.append(rate(k.net())).append(" | ").append(rate(k.gross())).append(" | ");
      out.append(number(k.startUp(), 2)).append(" | ");
      out.append(number(t.wall(), 1)).append(" + ").append(number(k.wall(), 1)).append(" | ");
      out.append(number(100 * t.spread(), 0)).append(" % + ");
      out.append(number(100 * k.spread(), 0)).append(" % | ");
      out.append(number(line.f1(), 3)).append(" |\n");
    }
    return out.toString();
  }

  /** Three leading digits, thousands apart by commas; a rate too fast to be told is a dash. */
  static String rate(double perSecond) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      return "–";
    }
    long step = 1;
    while (perSecond / step >= 1000) {
      step *= 10;
    }
    String digits = Long.toString(Math.round(perSecond / step) * step);
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  private static String number(double value, int decimals) {
    return Double.isFinite(value) ? Numbers.fixed(value, decimals) : "–";
  }
}
