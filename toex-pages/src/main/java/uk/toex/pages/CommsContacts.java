package uk.toex.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import uk.toex.pages.CommsPageData.Contacts;
import uk.toex.pages.CommsPageData.Line;
import uk.toex.pages.CommsPageData.Node;

/**
 * Who is in contact with whom: the parties that the page is about in the middle, the others round
 * them in the order given, thicker lines for more events. Nothing is placed by chance, so the same
 * data give the same drawing.
 */
final class CommsContacts {

  private static final int MOST = 60;
  private static final double SIZE = 720;
  private static final double OUTER = 195;
  private static final double LABEL = 12;

  private CommsContacts() {}

  static void write(Appendable out, Contacts contacts) throws IOException {
    List<Node> nodes = contacts.nodes().subList(0, Math.min(MOST, contacts.nodes().size()));
    if (nodes.isEmpty()) {
      out.append("<p class=\"soft\">No contacts.</p>\n");
      return;
    }
    double[] x = new double[nodes.size()];
    double[] y = new double[nodes.size()];
    double[] angle = new double[nodes.size()];
    place(nodes, x, y, angle);
    out.append(
        "<div class=\"scroll\"><svg class=\"contacts\" viewBox=\"0 0 " + (int) (SIZE * 1.45));
    out.append(' ' + "" + (int) SIZE + "\" width=\"" + (int) (SIZE * 1.45) + "\" height=\"");
    out.append(
        (int) SIZE + "\" role=\"img\" aria-label=\"" + Figures.count(nodes.size(), "contact"));
    out.append("\">\n");
    long most = 1;
    for (Line line : contacts.lines()) {
      most = Math.max(most, line.events());
    }
    for (Line line : contacts.lines()) {
      if (line.a() < nodes.size() && line.b() < nodes.size()) {
        double width = 0.6 + 5.4 * Math.sqrt(line.events() / (double) most);
        out.append("<path class=\"tie\" stroke-width=\"" + Figures.place(width) + "\" d=\"M");
        out.append(Figures.place(x[line.a()]) + ' ' + Figures.place(y[line.a()]) + 'L');
        out.append(Figures.place(x[line.b()]) + ' ' + Figures.place(y[line.b()]) + "\"/>\n");
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      node(out, nodes.get(i), x[i], y[i], angle[i]);
    }
    out.append("</svg></div>\n");
    if (nodes.size() < contacts.nodes().size()) {
      out.append("<p class=\"soft\">The " + nodes.size() + " first of ");
      out.append(ReviewData.grouped(contacts.nodes().size()) + " are drawn.</p>\n");
    }
  }

  private static void place(List<Node> nodes, double[] x, double[] y, double[] angle) {
    List<Integer> inner = new ArrayList<>();
    List<Integer> outer = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      (nodes.get(i).focus() ? inner : outer).add(i);
    }
    ring(inner, inner.size() < 2 ? 0 : Math.min(OUTER * 0.55, 40 + 8 * inner.size()), x, y, angle);
    ring(outer, OUTER, x, y, angle);
  }

  private static void ring(
      List<Integer> members, double radius, double[] x, double[] y, double[] angle) {
    for (int k = 0; k < members.size(); k++) {
      int i = members.get(k);
      angle[i] = 2 * Math.PI * k / members.size() - Math.PI / 2;
      x[i] = SIZE * 1.45 / 2 + radius * StrictMath.cos(angle[i]);
      y[i] = SIZE / 2 + radius * StrictMath.sin(angle[i]);
    }
  }

  private static void node(Appendable out, Node node, double x, double y, double angle)
      throws IOException {
    double radius = Math.min(14, 4 + Math.sqrt((double) node.events()) / 4);
    out.append("<circle class=\"" + (node.focus() ? "focus" : "party") + "\" cx=\"");
    out.append(Figures.place(x) + "\" cy=\"" + Figures.place(y) + "\" r=\"");
    out.append(Figures.place(radius) + "\"/>");
    boolean left = StrictMath.cos(angle) < -1e-9;
    double reach = radius + 5;
    double tx = node.focus() ? x : x + reach * StrictMath.cos(angle);
    double ty = node.focus() ? y - reach : y + reach * StrictMath.sin(angle) + 4;
    out.append("<text x=\"" + Figures.place(tx) + "\" y=\"" + Figures.place(ty));
    out.append("\" text-anchor=\"" + (node.focus() ? "middle" : left ? "end" : "start") + "\"");
    if (!node.focus()) {
      // Along its radius, so that sixty names don't run into each other.
      double turn = angle * 180 / Math.PI + (left ? 180 : 0);
      double px = x + reach * StrictMath.cos(angle);
      double py = y + reach * StrictMath.sin(angle);
      out.append(" transform=\"rotate(" + Figures.place(turn) + ' ' + Figures.place(px) + ' ');
      out.append(Figures.place(py) + ")\"");
    } else {
      out.append(" class=\"name\"");
    }
    out.append('>');
    Html.text(out, Fit.line(node.label(), 118, LABEL));
    out.append(" · " + ReviewData.grouped(node.events()) + "</text>\n");
  }
}
