package uk.toex.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;

/** A subject's paths as SVG that needs neither scripts nor styles of its own to be placed. */
final class NetworkDrawing {

  private static final double HEAD = 26;
  // Names are bold, which is wider by a twelfth.
  private static final double NAME = 11.5 * 1.08;
  private static final double SMALL = 10;
  private static final double PAD = 3;
  private static final double SHEET = 620;
  private static final double TALL = 400;
  private static final double AGAIN = 480;
  private static final int TITLE = 1000;
  private static final int RECORDS = 12;

  private final NetworkPageData.Subject subject;
  private final NetworkNames names;
  private final String id;
  private final NetworkLayout layout;
  private final Map<String, Double> shares = new HashMap<>();
  private final Set<Link> leansOn = new HashSet<>();
  private double heaviest;

  /**
   * A drawing.
   *
   * @param names what its entities are called
   * @param id a name that nothing else in the page has
   */
  NetworkDrawing(NetworkPageData.Subject subject, NetworkNames names, String id) {
    this.subject = subject;
    this.names = names;
    this.id = id;
    layout = new NetworkLayout(subject);
    for (NetworkPageData.Share share : subject.shares()) {
      shares.merge(share.entity().id(), share.value(), Double::sum);
    }
    NetworkPageData.LeansOn record = subject.leansOn();
    if (record != null) {
      leansOn.addAll(record.links());
    }
    for (NetworkLayout.Line line : layout.lines) {
      heaviest = Math.max(heaviest, line.weight);
    }
  }

  /** Whether it needs more than a sheet of paper. */
  boolean tall() {
    return layout.height > SHEET;
  }

  /** Writes it row by row, and for paper again in bands with their heads if it is tall. */
  void write(Appendable out) throws IOException {
    for (int row = 0; row < layout.rows; row++) {
      svg(out, row, tall() ? "net screen" : "net", layout.height);
      out.append(row == 0 ? " role=\"img\" aria-label=\"The paths drawn; they are" : "");
      out.append(row == 0 ? " written out below.\">\n" : " aria-hidden=\"true\">\n");
      heads(out, row);
      move(out, row, 0);
      if (row == 0) {
        whole(out);
      } else {
        out.append("<use href=\"#" + id + "\"/>");
      }
      out.append("</g></svg>\n");
    }
    if (!tall()) {
      return;
    }
    double step = SHEET - 2 * NetworkLayout.TRACK;
    for (int row = 0; row < layout.rows; row++) {
      for (double top = 0; top < layout.height - 2 * NetworkLayout.TRACK; top += step) {
        double height = Math.min(SHEET, layout.height - top);
        svg(out, row, "net band", height);
        out.append(" aria-hidden=\"true\">\n");
        heads(out, row);
        out.append("<svg y=\"" + Figures.place(HEAD + PAD) + "\" width=\"");
        out.append(Figures.place(width(row)) + "\" height=\"");
        out.append(Figures.place(height) + "\">");
        move(out, row, -top - HEAD - PAD);
        out.append("<use href=\"#" + id + "\"/></g></svg></svg>\n");
      }
    }
  }

  /** All rows; what is outside of a row is cut off by its edges. */
  private void whole(Appendable out) throws IOException {
    out.append(tall() || layout.rows > 1 ? "<g id=\"" + id + "\">\n" : "<g>\n");
    for (NetworkLayout.Line line : layout.lines) {
      line(out, line);
    }
    for (NetworkLayout.Node node : layout.nodes) {
      if (!node.bend) {
        box(out, node);
      }
    }
    out.append("</g>");
  }

  private double width(int row) {
    return layout.x(layout.last(row)) + layout.box - layout.x(layout.first(row)) + 2 * PAD;
  }

  private void svg(Appendable out, int row, String style, double inside) throws IOException {
    String width = Figures.place(width(row));
    String height = Figures.place(inside + HEAD + 2 * PAD);
    out.append("<svg class=\"" + style + "\" width=\"" + width + "\" height=\"" + height + '"');
    out.append(" viewBox=\"0 0 " + width + ' ' + height + '"');
  }

  private void move(Appendable out, int row, double up) throws IOException {
    double left = PAD - layout.x(layout.first(row));
    out.append("<g transform=\"translate(" + Figures.place(left) + ',');
    out.append(Figures.place(HEAD + PAD + up) + ")\">");
  }

  private void heads(Appendable out, int row) throws IOException {
    for (int c = layout.first(row); c <= layout.last(row); c++) {
      String text = c == 0 ? "Subject" : Figures.count(c, "step") + " away";
      if (c > 0 && c == layout.columns - 1) {
        text = "Known risk (seeds)";
      }
      double left = layout.x(c) - layout.x(layout.first(row)) + PAD;
      out.append("<text class=\"head\" x=\"" + Figures.place(left) + "\" y=\"14\">");
      out.append(text).append("</text>\n");
    }
  }

  private void line(Appendable out, NetworkLayout.Line line) throws IOException {
    double share = heaviest > 0 ? line.weight / heaviest : 0;
    boolean leans = line.records.stream().anyMatch(leansOn::contains);
    out.append("<g class=\"way" + (leans ? " leans" : "") + paths(line.paths) + "\">");
    title(out, told(line));
    out.append("<path stroke-width=\"" + Figures.place(1 + 4 * Math.sqrt(share)) + "\" d=\"");
    double bend = bend();
    double x = layout.x(line.to.column);
    double y = line.to.track(line);
    if (line.upright()) {
      double other = line.from.track(line);
      double back = x - layout.gap + bend;
      String from = Figures.place(back + 12);
      out.append('M' + Figures.place(x) + ' ' + Figures.place(other) + 'H' + from);
      out.append('C' + Figures.place(back) + ' ' + Figures.place(other) + ' ');
      out.append(Figures.place(back) + ' ' + Figures.place(y) + ' ' + from + ' ');
      out.append(Figures.place(y) + 'H' + Figures.place(x));
    } else {
      List<Double> stops = layout.stops(line);
      double at = line.from == layout.subject ? stops.get(0) : line.from.y;
      out.append('M' + Figures.place(layout.x(line.from.column) + layout.box));
      out.append(' ' + Figures.place(at));
      int column = line.from.column;
      for (double stop : stops) {
        double left = layout.x(column) + layout.box;
        String middle = Figures.place(left + bend / 2);
        out.append('C' + middle + ' ' + Figures.place(at) + ' ' + middle + ' ');
        out.append(Figures.place(stop) + ' ' + Figures.place(left + bend) + ' ');
        out.append(Figures.place(stop));
        column++;
        boolean end = column == line.to.column;
        out.append('H' + Figures.place(layout.x(column) + (end ? 0 : layout.box)));
        at = stop;
      }
    }
    out.append("\"/>");
    label(out, line, x - layout.gap + bend + 3, y, layout.gap - bend - 6);
    out.append("</g>\n");
  }

  private double bend() {
    return Math.min(56, 0.2 * layout.gap);
  }

  private static void label(
      Appendable out, NetworkLayout.Line line, double x, double y, double width)
      throws IOException {
    Set<String> types = new LinkedHashSet<>();
    for (Link record : line.records) {
      types.add(type(record));
    }
    String more = types.size() > 1 ? " +" + (types.size() - 1) : "";
    String first = types.iterator().next();
    String above = Fit.line(first, width - Fit.width(more, SMALL), SMALL) + more;
    String count = line.records.size() > 1 ? " ×" + line.records.size() : "";
    LocalDate last = last(line);
    String below = (last == null ? "no date" : Figures.date(last)) + count;
    if (last != null && Fit.width(below, SMALL) > width) {
      below = Figures.month(last) + count;
    }
    out.append("<svg x=\"" + Figures.place(x) + "\" y=\"" + Figures.place(y - 17));
    out.append("\" width=\"" + Figures.place(width) + "\" height=\"34\">");
    text(out, "type", 0, 12, above);
    text(out, "when", 0, 29, Fit.line(below, width, SMALL));
    out.append("</svg>");
  }

  private static @Nullable LocalDate last(NetworkLayout.Line line) {
    LocalDate last = null;
    for (Link record : line.records) {
      LocalDate day = record.date();
      if (day != null && (last == null || day.isAfter(last))) {
        last = day;
      }
    }
    return last;
  }

  private void box(Appendable out, NetworkLayout.Node node) throws IOException {
    Entity entity = node.entity;
    boolean here = node == layout.subject;
    double top = here ? layout.top() : node.y - node.height() / 2;
    double height = (here ? layout.bottom() - top : node.height()) - NetworkLayout.SPACE;
    String role = here ? " here" : node.seed ? " seed" : "";
    out.append("<g class=\"box" + role + paths(node.paths) + "\" transform=\"translate(");
    out.append(Figures.place(layout.x(node.column)) + ',');
    out.append(Figures.place(top + NetworkLayout.SPACE / 2) + ")\">");
    title(out, told(entity, node.seed));
    rect(out, 0, layout.box, height);
    if (node.seed) {
      rect(out, 2.5, layout.box, height);
    }
    // What is taller than a window says its name again and again.
    double first = height > TALL ? NetworkLayout.TRACK / 2 : height / 2;
    for (double y = first; y <= height - 14 + 1e-6; y += AGAIN) {
      name(out, node, y);
    }
    out.append("</g>\n");
  }

  private void name(Appendable out, NetworkLayout.Node node, double y) throws IOException {
    out.append("<g transform=\"translate(15," + Figures.place(y) + ")\">");
    kind(out, node.entity.kind());
    out.append("</g>");
    double width = layout.box - 29 - 3;
    List<String> texts = new ArrayList<>();
    if (node.seed) {
      texts.add(Fit.line(names.of(node.entity), width, NAME));
      Double share = shares.get(node.entity.id());
      String part = share == null ? "" : " · " + Figures.percent(share, subject.score());
      texts.add("seed" + part);
    } else {
      texts.addAll(Fit.lines(names.of(node.entity), width, NAME));
    }
    out.append("<svg x=\"29\" y=\"" + Figures.place(y - 14) + "\" width=\"");
    out.append(Figures.place(width) + "\" height=\"28\">");
    if (texts.size() == 1) {
      text(out, "name", 0, 18, texts.get(0));
    } else {
      text(out, "name", 0, 12.5, texts.get(0));
      text(out, node.seed ? "part" : "name", 0, 24, texts.get(1));
    }
    out.append("</svg>");
  }

  private static void rect(Appendable out, double in, double width, double height)
      throws IOException {
    String at = Figures.place(in);
    out.append("<rect x=\"" + at + "\" y=\"" + at + "\" rx=\"4\" width=\"");
    out.append(Figures.place(width - 2 * in) + "\" height=\"");
    out.append(Figures.place(height - 2 * in) + "\"/>");
  }

  /** A kind's shape and letter, around the origin: told apart without colour. */
  static void kind(Appendable out, EntityKind kind) throws IOException {
    switch (kind) {
      case PERSON -> out.append("<circle class=\"kind person\" r=\"8.5\"/>");
      case OBJECT ->
          out.append("<rect class=\"kind object\" x=\"-8\" y=\"-8\" width=\"16\" height=\"16\"/>");
      case LOCATION ->
          out.append("<path class=\"kind location\" d=\"M0-10L9.5-1.5V8.5H-9.5V-1.5Z\"/>");
      case EVENT -> out.append("<path class=\"kind event\" d=\"M0-10.5L10.5 0L0 10.5L-10.5 0Z\"/>");
    }
    String letter = kind.id().substring(0, 1).toUpperCase(Locale.ROOT);
    out.append("<text class=\"letter\" y=\"3.8\">").append(letter).append("</text>");
  }

  private static void text(Appendable out, String style, double x, double y, String text)
      throws IOException {
    out.append("<text class=\"" + style + "\" x=\"" + Figures.place(x) + "\" y=\"");
    out.append(Figures.place(y) + "\">");
    Html.text(out, text);
    out.append("</text>");
  }

  private static void title(Appendable out, String text) throws IOException {
    out.append("<title>");
    Html.text(out, Fit.cut(text, TITLE));
    out.append("</title>");
  }

  private static String paths(Set<Integer> paths) {
    StringBuilder names = new StringBuilder();
    for (int path : paths) {
      names.append(" p").append(path);
    }
    return names.toString();
  }

  private static String told(Entity entity, boolean seed) {
    StringBuilder text = new StringBuilder(Fit.cut(entity.name(), 600));
    text.append('\n').append(entity.kind().id()).append(' ').append(Fit.cut(entity.id(), 100));
    if (seed) {
      text.append(", a seed");
    }
    entity
        .attributes()
        .forEach(
            (name, value) ->
                text.append('\n')
                    .append(Fit.cut(name, 60))
                    .append(": ")
                    .append(Fit.cut(value, 120)));
    return text.toString();
  }

  private String told(NetworkLayout.Line line) {
    StringBuilder text = new StringBuilder(names.of(line.from.entity));
    text.append(" – ").append(names.of(line.to.entity));
    int shown = 0;
    for (Link record : line.records) {
      if (shown++ == RECORDS) {
        text.append("\nand ").append(Figures.count(line.records.size() - RECORDS, "more record"));
        break;
      }
      text.append('\n').append(record(record));
    }
    return text.toString();
  }

  /** What relates two entities, in words. */
  static String type(Link record) {
    return record.type().isBlank()
        ? "linked"
        : Fit.cut(record.type(), 60).replace('-', ' ').replace('_', ' ').strip();
  }

  /** A record in a few words: {@code phone user, 12 Mar 2026 [2BP], R1034}. */
  static String record(Link record) {
    StringBuilder text = new StringBuilder(type(record));
    LocalDate day = record.date();
    text.append(", ").append(day == null ? "no date" : Figures.date(day));
    LocalDate entered = record.recorded();
    if (entered != null && !entered.equals(day)) {
      text.append(" (entered ").append(Figures.date(entered)).append(')');
    }
    text.append(record.grade() == null ? " [not graded]" : " [" + record.grade() + ']');
    if (!record.record().isEmpty()) {
      text.append(", ").append(Fit.cut(record.record(), 60));
    }
    return text.toString();
  }
}
