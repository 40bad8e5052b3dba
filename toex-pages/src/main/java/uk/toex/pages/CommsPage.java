package uk.toex.pages;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import uk.toex.api.Explanation;
import uk.toex.pages.CommsPageData.CellMap;
import uk.toex.pages.CommsPageData.Contacts;
import uk.toex.pages.CommsPageData.Fact;
import uk.toex.pages.CommsPageData.Findings;
import uk.toex.pages.CommsPageData.Found;
import uk.toex.pages.CommsPageData.HeatMap;
import uk.toex.pages.CommsPageData.Section;
import uk.toex.pages.CommsPageData.Table;
import uk.toex.pages.CommsPageData.Timeline;

/**
 * The page on which an analyst reads what comms data say: findings with why, a timeline, the hours
 * of the week, who is in contact with whom, cells on a plain grid. One HTML file without scripts,
 * which asks the network for nothing: the map has no tiles.
 *
 * <p>Everything that comes from records is shown as text, whatever it holds, and cut where it is
 * longer than anyone would read. The page holds what the records say, so it is to be kept as they
 * are. The same data gives the same bytes.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class CommsPage {

  private static final int FACTS = 6;
  private static final int LONG = 300;

  private final CommsPageData data;

  private CommsPage(CommsPageData data) {
    this.data = data;
  }

  /** A page that shows the data. */
  public static CommsPage of(CommsPageData data) {
    return new CommsPage(Objects.requireNonNull(data, "data"));
  }

  /**
   * Writes the page, a few characters at a time: give it something buffered. It must be stored or
   * sent as UTF-8.
   *
   * @throws IOException if {@code out} throws it
   */
  public void write(Appendable out) throws IOException {
    PageShell.writeStatic(out, data.title(), List.of("base.css", "comms.css"), this::body);
  }

  private void body(Appendable out) throws IOException {
    out.append("<main class=\"comms\">\n<h1>");
    Html.text(out, Fit.cut(data.title(), LONG));
    out.append("</h1>\n<dl class=\"facts\">");
    for (Fact fact : data.facts().subList(0, Math.min(FACTS, data.facts().size()))) {
      fact(out, fact);
    }
    fact(out, new Fact("Times", data.zone()));
    out.append(
        "</dl>\n<p class=\"notice\" role=\"note\"><strong>Advice, not a decision.</strong> A");
    out.append(" named person decides. A record says that a subscription was used, not by whom; a");
    out.append(" cell says that a handset was within its reach at or before the time, not where.");
    out.append("</p>\n");
    if (data.sections().size() > 1) {
      out.append("<nav aria-label=\"Sections\"><ol>");
      for (int i = 0; i < data.sections().size(); i++) {
        out.append("<li><a href=\"#s-" + (i + 1) + "\">");
        Html.text(out, Fit.cut(data.sections().get(i).title(), 60));
        out.append("</a></li>");
      }
      out.append("</ol></nav>\n");
    }
    int number = 0;
    for (Section section : data.sections()) {
      section(out, section, ++number);
    }
    foot(out);
    out.append("</main>\n");
  }

  private static void section(Appendable out, Section section, int number) throws IOException {
    String id = "s-" + number;
    out.append("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-h\"><h2 id=\"" + id);
    out.append("-h\">");
    Html.text(out, Fit.cut(section.title(), LONG));
    out.append("</h2>\n");
    if (!section.about().isEmpty()) {
      out.append("<p class=\"about\">");
      Html.text(out, Fit.cut(section.about(), 1000));
      out.append("</p>\n");
    }
    if (section instanceof Table table) {
      table(out, table);
    } else if (section instanceof Findings findings) {
      findings(out, findings);
    } else if (section instanceof HeatMap heat) {
      CommsHours.write(out, heat);
    } else if (section instanceof Timeline timeline) {
      CommsTimeline.write(out, timeline);
    } else if (section instanceof Contacts contacts) {
      CommsContacts.write(out, contacts);
    } else if (section instanceof CellMap map) {
      CommsMap.write(out, map);
    }
    out.append("</section>\n");
  }

  private static void table(Appendable out, Table table) throws IOException {
    if (table.rows().isEmpty()) {
      out.append("<p class=\"soft\">None.</p>\n");
      return;
    }
    out.append("<div class=\"scroll\"><table><thead><tr>");
    for (int c = 0; c < table.columns().size(); c++) {
      cell(out, table.columns().get(c), table.numbers().get(c), "th scope=\"col\"", "th");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      out.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        cell(out, row.get(c), table.numbers().get(c), "td", "td");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
    rest(out, table.rows().size(), table.total());
  }

  private static void cell(Appendable out, String text, boolean number, String open, String close)
      throws IOException {
    out.append('<').append(open).append(number ? " class=\"number\">" : ">");
    Html.text(out, Fit.cut(text, LONG));
    out.append("</").append(close).append('>');
  }

  private static void findings(Appendable out, Findings findings) throws IOException {
    if (findings.found().isEmpty()) {
      out.append("<p class=\"soft\">None found. That nothing was found proves nothing: see what");
      out.append(" the files hold.</p>\n");
      return;
    }
    out.append("<p class=\"soft\">Ranked by <b>");
    Html.text(out, Fit.cut(findings.measure().name(), 60));
    out.append("</b>. ");
    Html.text(out, Fit.cut(findings.measure().meaning(), 600));
    out.append("</p>\n<ol class=\"found\">\n");
    for (Found found : findings.found()) {
      found(out, found);
    }
    out.append("</ol>\n");
    rest(out, findings.found().size(), findings.total());
  }

  private static void found(Appendable out, Found found) throws IOException {
    out.append("<li><article><h3>");
    Html.text(out, Fit.cut(found.headline(), LONG));
    out.append(" <span class=\"score\">" + Figures.score(found.score()) + "</span></h3>\n<p>");
    Html.text(out, Fit.cut(found.why(), 600));
    out.append("</p>\n");
    if (!found.facts().isEmpty()) {
      out.append("<dl class=\"facts\">");
      for (Fact fact : found.facts()) {
        fact(out, fact);
      }
      out.append("</dl>\n");
    }
    parts(out, found.explanation());
    if (!found.evidence().isEmpty()) {
      out.append("<details><summary>" + Figures.count(found.evidence().size(), "record"));
      out.append(" to check it by</summary><ul class=\"records\">");
      for (String line : found.evidence()) {
        out.append("<li>");
        Html.text(out, Fit.cut(line, LONG));
        out.append("</li>");
      }
      out.append("</ul></details>\n");
    }
    out.append("</article></li>\n");
  }

  /** Bars from a middle line: for to the right, against to the left. */
  private static void parts(Appendable out, Explanation explanation) throws IOException {
    if (explanation.parts().isEmpty()) {
      return;
    }
    double most = Math.abs(explanation.unexplained());
    for (Explanation.Part part : explanation.parts()) {
      most = Math.max(most, Math.abs(part.value()));
    }
    out.append(
        "<table class=\"parts\"><caption class=\"hush\">What adds up to the score</caption>");
    for (Explanation.Part part : explanation.parts()) {
      part(out, part.name(), part.value(), most);
    }
    if (explanation.unexplained() != 0) {
      part(out, "unexplained", explanation.unexplained(), most);
    }
    out.append("<tr class=\"sum\"><th scope=\"row\">together, in ");
    Html.text(out, Fit.cut(explanation.scale(), 60));
    out.append("</th><td></td><td class=\"number\">" + Figures.score(explanation.total()));
    out.append("</td></tr></table>\n");
  }

  private static void part(Appendable out, String name, double value, double most)
      throws IOException {
    double width = most > 0 ? 60 * Math.abs(value) / most : 0;
    out.append("<tr><th scope=\"row\">");
    Html.text(out, Fit.cut(name, LONG));
    out.append("</th><td><svg width=\"124\" height=\"10\" aria-hidden=\"true\">");
    out.append("<path class=\"axis\" d=\"M62 0V10\"/><rect class=\"");
    out.append(value < 0 ? "against" : "for").append("\" x=\"");
    out.append(Figures.place(value < 0 ? 62 - width : 62))
        .append("\" y=\"1\" height=\"8\" width=\"");
    out.append(Figures.place(width)).append("\"/></svg></td><td class=\"number\">");
    out.append(Figures.score(value)).append("</td></tr>");
  }

  static void rest(Appendable out, long shown, long total) throws IOException {
    if (shown < total) {
      out.append("<p class=\"soft\">The first " + ReviewData.grouped(shown) + " of ");
      out.append(ReviewData.grouped(total) + "; the CSV holds all.</p>\n");
    }
  }

  private static void fact(Appendable out, Fact fact) throws IOException {
    out.append("<div><dt>");
    Html.text(out, Fit.cut(fact.name(), LONG));
    out.append("</dt><dd>");
    Html.text(out, Fit.cut(fact.value(), LONG));
    out.append("</dd></div>");
  }

  private void foot(Appendable out) throws IOException {
    out.append("<section class=\"run\" aria-labelledby=\"run-h\"><h2 id=\"run-h\">What this can’t");
    out.append(" prove, and how it was made</h2>\n<ul>");
    out.append(
        "<li>A data session’s cell is that of its start at the latest: “at or before”.</li>");
    out.append(
        "<li>The same call in both parties’ records counts once; both records are kept.</li>");
    out.append("<li>Numbers are put into one spelling (E.164); what is no number stands as it");
    out.append(" stood.</li>");
    for (String note : data.notes()) {
      out.append("<li>");
      Html.text(out, Fit.cut(note, 1000));
      out.append("</li>");
    }
    out.append("</ul>\n<dl class=\"facts\">");
    for (Fact fact : data.facts()) {
      fact(out, fact);
    }
    out.append("</dl></section>\n");
  }
}
