package uk.toex.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import uk.toex.pages.NetworkPageData.History;
import uk.toex.pages.NetworkPageData.Point;

/** A small line chart of a score's history. */
final class NetworkHistory {

  private static final double WIDTH = 380;
  private static final double HEIGHT = 74;
  private static final double LEFT = 4;
  private static final double TOP = 14;

  private final History history;
  private final double first;
  private final double days;
  private final double most;

  NetworkHistory(History history) {
    this.history = history;
    List<Point> points = history.points();
    first = points.get(0).asOf().toEpochDay();
    days = Math.max(1, points.get(points.size() - 1).asOf().toEpochDay() - first);
    double top = 0;
    for (Point point : points) {
      top = Math.max(top, point.score());
    }
    most = top;
  }

  void write(Appendable out) throws IOException {
    double right = LEFT + WIDTH;
    double bottom = TOP + HEIGHT;
    out.append("<svg class=\"line\" width=\"388\" height=\"106\" viewBox=\"0 0 388 106\"");
    out.append(" role=\"img\" aria-label=\"The score by date\">\n");
    out.append("<path class=\"axis\" d=\"M" + Figures.place(LEFT) + ' ' + Figures.place(bottom));
    out.append("H" + Figures.place(right) + "\"/>\n");
    LocalDate entered = history.entered();
    if (entered != null) {
      String x = Figures.place(x(entered));
      out.append("<path class=\"entry\" d=\"M" + x + ' ' + Figures.place(TOP - 4) + 'V');
      out.append(Figures.place(bottom) + "\"/>\n");
    }
    out.append("<path class=\"run\" d=\"");
    char command = 'M';
    for (Point point : history.points()) {
      out.append(command + Figures.place(x(point.asOf())) + ' ' + Figures.place(y(point)));
      command = 'L';
    }
    out.append("\"/>\n");
    for (Point point : history.points()) {
      boolean top = point.rank() > 0 && point.rank() <= history.top();
      out.append("<circle class=\"" + (top ? "top" : "under") + "\" r=\"3\" cx=\"");
      out.append(Figures.place(x(point.asOf())) + "\" cy=\"" + Figures.place(y(point)) + "\">");
      out.append("<title>" + Figures.date(point.asOf()) + ": " + Figures.score(point.score()));
      out.append(point.rank() > 0 ? ", rank " + ReviewData.grouped(point.rank()) : "");
      out.append("</title></circle>\n");
    }
    List<Point> points = history.points();
    text(out, LEFT, "start", bottom + 14, Figures.month(points.get(0).asOf()));
    Point last = points.get(points.size() - 1);
    if (points.size() > 1) {
      text(out, right, "end", bottom + 14, Figures.month(last.asOf()));
    }
    text(out, LEFT, "start", 9, "highest " + Figures.score(most));
    if (entered != null) {
      double x = Math.max(LEFT + 130, Math.min(right - 60, x(entered)));
      text(out, x, "middle", 9, "in the top " + ReviewData.grouped(history.top()));
    }
    out.append("</svg>\n");
  }

  private double x(LocalDate day) {
    double share = (day.toEpochDay() - first) / days;
    return LEFT + 3 + (WIDTH - 6) * Math.max(0, Math.min(1, share));
  }

  private double y(Point point) {
    return TOP + HEIGHT - (most > 0 ? Math.max(0, point.score()) / most : 0) * (HEIGHT - 4);
  }

  private static void text(Appendable out, double x, String anchor, double y, String text)
      throws IOException {
    out.append("<text x=\"" + Figures.place(x) + "\" y=\"" + Figures.place(y));
    out.append("\" text-anchor=\"" + anchor + "\">" + text + "</text>\n");
  }
}
