package uk.toex.pages;

import java.io.IOException;
import java.util.List;
import uk.toex.pages.CommsPageData.CellMap;
import uk.toex.pages.CommsPageData.Move;
import uk.toex.pages.CommsPageData.Site;

/**
 * Cells and movement over a plain grid in kilometres, equirectangular about the middle: no tiles,
 * no server. A circle's area is a cell's share of the events; a wedge points where it faces; an
 * arrow from cell to cell is thicker the more often it was taken.
 */
final class CommsMap {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int MARGIN = 60;
  private static final int LABELLED = 25;
  private static final double KM_PER_DEGREE = 6371 * Math.PI / 180;

  private CommsMap() {}

  /** From degrees to the drawing. */
  private record Frame(double latitude, double longitude, double perKm, double kmPerLongitude) {

    static Frame of(List<Site> sites) {
      double south = 90;
      double north = -90;
      double west = 180;
      double east = -180;
      for (Site site : sites) {
        south = Math.min(south, site.latitude());
        north = Math.max(north, site.latitude());
        west = Math.min(west, site.longitude());
        east = Math.max(east, site.longitude());
      }
      double latitude = (south + north) / 2;
      double kmPerLongitude = KM_PER_DEGREE * StrictMath.cos(latitude * Math.PI / 180);
      double kmWide = Math.max(0.5, (east - west) * kmPerLongitude);
      double kmHigh = Math.max(0.5, (north - south) * KM_PER_DEGREE);
      double perKm = Math.min((WIDTH - 2.0 * MARGIN) / kmWide, (HEIGHT - 2.0 * MARGIN) / kmHigh);
      return new Frame(latitude, (west + east) / 2, perKm, kmPerLongitude);
    }

    double x(Site site) {
      return WIDTH / 2.0 + (site.longitude() - longitude) * kmPerLongitude * perKm;
    }

    double y(Site site) {
      return HEIGHT / 2.0 - (site.latitude() - latitude) * KM_PER_DEGREE * perKm;
    }
  }

  static void write(Appendable out, CellMap map) throws IOException {
    if (map.sites().isEmpty()) {
      out.append("<p class=\"soft\">No cell’s place is known");
      out.append(
          map.unplaced() > 0 ? ", though events name cells: give a cell list.</p>\n" : ".</p>\n");
      return;
    }
    Frame frame = Frame.of(map.sites());
    out.append("<div class=\"scroll\"><svg class=\"map\" viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT);
    out.append("\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" role=\"img\" aria-label=\"");
    out.append(Figures.count(map.sites().size(), "cell") + "\">\n");
    double step = step(120 / frame.perKm());
    grid(out, frame, step);
    moves(out, map, frame);
    sites(out, map.sites(), frame);
    double length = step * frame.perKm();
    out.append("<path class=\"bar\" d=\"M16 " + (HEIGHT - 18) + "v6h" + Figures.place(length));
    out.append(
        "v-6\"/><text x=\"20\" y=\"" + (HEIGHT - 20) + "\">" + Figures.plain(step) + " km</text>");
    out.append("<text class=\"north\" x=\"" + (WIDTH - 26) + "\" y=\"24\">N ↑</text>");
    out.append(
        "</svg></div>\n<p class=\"soft key\">The grid is in kilometres; no map lies under it. A");
    out.append(" cell may reach many kilometres: a handset was within its reach at or before the");
    out.append(" time.");
    if (map.unplaced() > 0) {
      out.append(' ' + Figures.count(map.unplaced(), "event") + " at cells of unknown place.");
    }
    out.append("</p>\n");
  }

  private static void grid(Appendable out, Frame frame, double step) throws IOException {
    double gap = step * frame.perKm();
    StringBuilder path = new StringBuilder();
    for (double x = WIDTH / 2.0 % gap; x < WIDTH; x += gap) {
      path.append('M').append(Figures.place(x)).append(" 0V").append(HEIGHT);
    }
    for (double y = HEIGHT / 2.0 % gap; y < HEIGHT; y += gap) {
      path.append("M0 ").append(Figures.place(y)).append('H').append(WIDTH);
    }
    out.append("<path class=\"grid\" d=\"" + path + "\"/>\n");
  }

  private static void moves(Appendable out, CellMap map, Frame frame) throws IOException {
    long most = 1;
    for (Move move : map.moves()) {
      most = Math.max(most, move.times());
    }
    for (Move move : map.moves()) {
      Site from = map.sites().get(move.from());
      Site to = map.sites().get(move.to());
      double dx = frame.x(to) - frame.x(from);
      double dy = frame.y(to) - frame.y(from);
      double length = Math.sqrt(dx * dx + dy * dy);
      if (length < 1) {
        continue;
      }
      // Bent to one side, so that there and back are two lines; the head near the end.
      double bend = Math.min(30, length / 6);
      double mx = (frame.x(from) + frame.x(to)) / 2 - dy / length * bend;
      double my = (frame.y(from) + frame.y(to)) / 2 + dx / length * bend;
      double width = 0.8 + 4 * Math.sqrt(move.times() / (double) most);
      out.append("<path class=\"move\" stroke-width=\"" + Figures.place(width) + "\" d=\"M");
      out.append(Figures.place(frame.x(from)) + ' ' + Figures.place(frame.y(from)) + 'Q');
      out.append(
          Figures.place(mx) + ' ' + Figures.place(my) + ' ' + Figures.place(frame.x(to)) + ' ');
      out.append(Figures.place(frame.y(to)) + "\"/>\n");
      double hx = (frame.x(from) + 2 * mx + frame.x(to)) / 4;
      double hy = (frame.y(from) + 2 * my + frame.y(to)) / 4;
      double ux = dx / length;
      double uy = dy / length;
      out.append("<path class=\"head\" d=\"M" + Figures.place(hx + 6 * ux) + ' ');
      out.append(Figures.place(hy + 6 * uy) + 'L' + Figures.place(hx - 4 * ux - 4 * uy) + ' ');
      out.append(
          Figures.place(hy - 4 * uy + 4 * ux) + 'L' + Figures.place(hx - 4 * ux + 4 * uy) + ' ');
      out.append(Figures.place(hy - 4 * uy - 4 * ux) + "z\"/>\n");
    }
  }

  private static void sites(Appendable out, List<Site> sites, Frame frame) throws IOException {
    long most = 1;
    for (Site site : sites) {
      most = Math.max(most, site.events());
    }
    int number = 0;
    for (Site site : sites) {
      double x = frame.x(site);
      double y = frame.y(site);
      double radius = 3 + 15 * Math.sqrt(site.events() / (double) most);
      if (!Double.isNaN(site.azimuth())) {
        wedge(out, x, y, radius + 14, site.azimuth() * Math.PI / 180);
      }
      out.append("<circle class=\"" + (site.role() == null ? "cell" : "cell known") + "\" cx=\"");
      out.append(Figures.place(x) + "\" cy=\"" + Figures.place(y) + "\" r=\"");
      out.append(Figures.place(radius) + "\"/>\n");
      if (number++ < LABELLED || site.role() != null) {
        out.append("<text x=\"" + Figures.place(x + radius + 3) + "\" y=\"" + Figures.place(y + 4));
        out.append("\">");
        Html.text(out, Fit.line(site.cell(), 110, 11));
        if (site.role() != null) {
          out.append(" · ");
          Html.text(out, Fit.cut(site.role(), 30));
        }
        out.append(" · " + ReviewData.grouped(site.events()) + "</text>\n");
      }
    }
  }

  private static void wedge(Appendable out, double x, double y, double radius, double azimuth)
      throws IOException {
    double a = azimuth - Math.PI / 6;
    double b = azimuth + Math.PI / 6;
    out.append("<path class=\"wedge\" d=\"M" + Figures.place(x) + ' ' + Figures.place(y) + 'L');
    out.append(Figures.place(x + radius * StrictMath.sin(a)) + ' ');
    out.append(Figures.place(y - radius * StrictMath.cos(a)) + 'A' + Figures.place(radius) + ' ');
    out.append(Figures.place(radius) + " 0 0 1 " + Figures.place(x + radius * StrictMath.sin(b)));
    out.append(' ' + Figures.place(y - radius * StrictMath.cos(b)) + "z\"/>\n");
  }

  /** 1, 2 or 5 times a power of ten, at least so many kilometres. */
  private static double step(double atLeast) {
    double power = 0.001;
    while (power * 10 <= atLeast) {
      power *= 10;
    }
    return power * 2 >= atLeast ? power * 2 : power * 5 >= atLeast ? power * 5 : power * 10;
  }
}
