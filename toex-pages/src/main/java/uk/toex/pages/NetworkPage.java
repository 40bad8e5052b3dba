package uk.toex.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.toex.api.Measure;
import uk.toex.api.network.Entity;
import uk.toex.pages.NetworkPageData.Certificate;
import uk.toex.pages.NetworkPageData.Fact;
import uk.toex.pages.NetworkPageData.Ranking;
import uk.toex.pages.NetworkPageData.Row;
import uk.toex.pages.NetworkPageData.Subject;

/**
 * The page on which an analyst reads who is close to known risk, and why, record by record: ranked
 * lists, and for each explained subject its seeds' shares, a drawing of its paths, and the paths in
 * words. One HTML file that works from a disk, an e-mail or a host system's own server, and asks
 * the network for nothing.
 *
 * <p>All is written out, drawings too, so the page can be read and printed without scripts; its
 * script shows one subject at a time and filters the lists. Everything that comes from records is
 * shown as text, whatever it holds, and cut where it is longer than anyone would read; marks that
 * can't be seen are shown by name. The page holds what the records say, so it is to be kept as they
 * are. The same data gives the same bytes.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class NetworkPage {

  private static final int FACTS = 5;
  private static final int LONG = 300;

  private final NetworkPageData data;
  private final Map<String, Integer> explained = new HashMap<>();

  private NetworkPage(NetworkPageData data) {
    this.data = data;
    for (Subject subject : data.subjects()) {
      explained.put(subject.entity().id(), explained.size() + 1);
    }
  }

  /** A page that shows the data. */
  public static NetworkPage of(NetworkPageData data) {
    return new NetworkPage(Objects.requireNonNull(data, "data"));
  }

  /**
   * Writes the page, a few characters at a time: give it something buffered. It must be stored or
   * sent as UTF-8.
   *
   * @throws IOException if {@code out} throws it
   */
  public void write(Appendable out) throws IOException {
    PageShell.writeStatic(
        out,
        data.title(),
        List.of("base.css", "network.css"),
        List.of("live.js"),
        List.of("network.js"),
        this::body);
  }

  private void body(Appendable out) throws IOException {
    out.append("<div id=\"app\">\n<a class=\"skip\" href=\"#detail\">Skip to the subject</a>\n");
    head(out);
    out.append("<main class=\"panes\">\n<nav class=\"list-pane\" aria-label=\"Rankings\">\n");
    out.append(
        """
        <div class="tools" hidden>
        <div id="tabs" class="tabs" role="tablist" aria-label="Rankings"></div>
        <div class="search"><label class="hush" for="search">Search in names, ids and reasons</label>
        <input type="search" id="search" placeholder="Search names, ids, reasons" autocomplete="off" spellcheck="false">
        <kbd aria-hidden="true">/</kbd></div>
        </div>
        """);
    int number = 0;
    for (Ranking ranking : data.rankings()) {
      ranking(out, ranking, ++number);
    }
    out.append("<p id=\"none\" class=\"empty\" hidden>Nothing in this list fits the search.</p>\n");
    out.append("</nav>\n<section id=\"detail\" class=\"detail-pane\" tabindex=\"-1\"");
    out.append(" aria-label=\"The subject chosen\">\n");
    Map<String, List<String>> standings = standings();
    number = 0;
    for (Subject subject : data.subjects()) {
      List<String> ranks = standings.getOrDefault(subject.entity().id(), List.of());
      new NetworkArticle(subject, ranks, ++number).write(out);
    }
    out.append("<article id=\"unexplained\" hidden><h2></h2><p class=\"why\"></p>");
    out.append("<p class=\"soft\">This page holds no explanation for it: only the first of a list");
    out.append(" are explained. <code>toex network explain</code> explains any by its id.</p>");
    out.append("</article>\n</section>\n</main>\n");
    foot(out);
    out.append("</div>\n<p id=\"live\" class=\"hush\" role=\"status\" aria-live=\"polite\"></p>\n");
  }

  private void head(Appendable out) throws IOException {
    out.append("<header class=\"top\">\n<div class=\"top-line\"><h1>");
    Html.text(out, Fit.cut(data.title(), LONG));
    out.append("</h1>\n<dl class=\"facts\">");
    if (data.asOf() != null) {
      fact(out, "As of", Figures.date(data.asOf()));
    }
    for (Fact fact : data.facts().subList(0, Math.min(FACTS, data.facts().size()))) {
      fact(out, fact.name(), fact.value());
    }
    out.append("</dl>\n<div class=\"top-buttons\" hidden>");
    out.append("<button type=\"button\" id=\"about-open\">How to read this</button>\n");
    out.append("<button type=\"button\" id=\"print-one\">Print subject</button>\n");
    out.append("<button type=\"button\" id=\"print-all\">Print all</button></div></div>\n");
    out.append("<p class=\"notice\" role=\"note\"><strong>Advice, not a decision.</strong>");
    out.append(" A named person decides. A score is no probability: it only ranks. Links have no");
    out.append(" direction: they don’t say who acts on whom.</p>\n</header>\n");
  }

  private static void fact(Appendable out, String name, String value) throws IOException {
    out.append("<div><dt>");
    Html.text(out, Fit.cut(name, LONG));
    out.append("</dt><dd>");
    Html.text(out, Fit.cut(value, LONG));
    out.append("</dd></div>");
  }

  private void ranking(Appendable out, Ranking ranking, int number) throws IOException {
    out.append("<section class=\"ranking\" id=\"r-" + number + "\"><h2>");
    Html.text(out, Fit.cut(ranking.name(), 60));
    out.append("</h2>\n<p class=\"soft\">");
    if (!ranking.about().isEmpty()) {
      Html.text(out, Fit.cut(ranking.about(), LONG));
      out.append(". ");
    }
    if (ranking.rows().size() < ranking.ranked()) {
      out.append("The first " + ReviewData.grouped(ranking.rows().size()) + " of ");
    }
    out.append(ReviewData.grouped(ranking.ranked()) + " ranked by <b>");
    Html.text(out, Fit.cut(ranking.measure().name(), 60));
    out.append("</b>.</p>\n<ol class=\"rows\">\n");
    double most = 0;
    for (Row row : ranking.rows()) {
      most = Math.max(most, row.score());
    }
    for (Row row : ranking.rows()) {
      row(out, row, most);
    }
    out.append("</ol></section>\n");
  }

  private void row(Appendable out, Row row, double most) throws IOException {
    Integer number = explained.get(row.entity().id());
    out.append("<li class=\"row\"><span class=\"rank\">" + ReviewData.grouped(row.rank()));
    out.append("</span><svg class=\"icon\" width=\"22\" height=\"22\" viewBox=\"-11 -11 22 22\">");
    out.append("<title>" + row.entity().kind().id() + "</title>");
    NetworkDrawing.kind(out, row.entity().kind());
    out.append("</svg>");
    out.append(number == null ? "<span" : "<a href=\"#s-" + number + '"')
        .append(" class=\"name\">");
    out.append("<bdi>");
    Html.text(out, NetworkNames.alone(row.entity()));
    out.append("</bdi>").append(number == null ? "</span>" : "</a>");
    out.append("<svg class=\"bar\" width=\"44\" height=\"6\" aria-hidden=\"true\">");
    out.append("<rect class=\"all\" width=\"44\" height=\"6\" rx=\"3\"/>");
    String width = Figures.place(most > 0 ? 44 * Math.max(0, row.score()) / most : 0);
    out.append("<rect class=\"part\" width=\"" + width + "\" height=\"6\" rx=\"3\"/></svg>");
    out.append("<span class=\"score\">" + Figures.score(row.score()) + "</span>");
    out.append("<span class=\"under\"><span class=\"because\">");
    Html.text(out, Fit.cut(row.why(), LONG));
    out.append("</span><span class=\"near\">");
    Entity seed = row.nearestSeed();
    if (seed == null) {
      out.append("no seed near");
    } else {
      out.append(Figures.count(row.hops(), "step") + "<span class=\"wide\"> from <bdi>");
      Html.text(out, NetworkNames.alone(seed));
      out.append("</bdi></span>");
    }
    out.append("</span><span class=\"wide\"> · ");
    if (!row.entity().name().equals(row.entity().id())) {
      Html.text(out, Fit.cut(row.entity().id(), 60));
      out.append(" · ");
    }
    double share = row.shareExplained();
    out.append(Double.isNaN(share) ? "not explained" : Figures.percent(share, 1) + " explained");
    out.append("</span></span></li>\n");
  }

  /** By entity, where it stands in each list. */
  private Map<String, List<String>> standings() {
    Map<String, List<String>> standings = new HashMap<>();
    for (Ranking ranking : data.rankings()) {
      for (Row row : ranking.rows()) {
        String rank =
            ReviewData.grouped(row.rank()) + " of " + ReviewData.grouped(ranking.ranked());
        standings
            .computeIfAbsent(row.entity().id(), id -> new ArrayList<>())
            .add(Fit.cut(ranking.name(), 60) + ": " + rank);
      }
    }
    return standings;
  }

  private void foot(Appendable out) throws IOException {
    out.append("<section id=\"about\" class=\"about\" aria-labelledby=\"about-title\">");
    out.append("<h2 id=\"about-title\" tabindex=\"-1\">How to read this page</h2>\n<h3>What the");
    out.append(" scores measure</h3>\n<dl class=\"keys\">");
    Map<Measure, List<String>> measures = new LinkedHashMap<>();
    for (Ranking ranking : data.rankings()) {
      measures
          .computeIfAbsent(ranking.measure(), measure -> new ArrayList<>())
          .add(Fit.cut(ranking.name(), 60));
    }
    for (Map.Entry<Measure, List<String>> entry : measures.entrySet()) {
      Measure measure = entry.getKey();
      out.append("<div><dt>");
      Html.text(out, String.join(", ", entry.getValue()));
      out.append("</dt><dd><b>");
      Html.text(out, Fit.cut(measure.name(), 60));
      out.append("</b>: ");
      Html.text(out, Fit.cut(measure.meaning(), 600));
      out.append(" Scale: " + Figures.plain(measure.min()) + " to ");
      out.append(Figures.plain(measure.max()) + ".</dd></div>");
    }
    out.append("</dl>\n");
    out.append(
        """
        <h3>What they can’t say</h3>
        <ul>
        <li>The lists advise. A named person reads the records and decides; nothing here is evidence
        that anyone did or suffered anything.</li>
        <li>A score is no probability. It is a place in an order: twice the score is not twice the
        risk.</li>
        <li>Links have no direction: a path says that records connect two entities, not who acts on
        whom, and the subject of a path may be at risk, a risk, or neither.</li>
        <li>The seeds’ shares and what is unexplained add up to the score. The paths are the best of
        many: they don’t add up to it.</li>
        <li>Someone with few records has a low score whatever the risk; someone recorded often may
        have a high one for that alone.</li>
        </ul>
        <h3>The drawing</h3>
        <p>The subject is at the left, seeds (known risk) at the right with a double border. A thicker
        line carries more of the score. ○ P person, □ O object, ⌂ L location, ◇ E event. What stands
        along a line is the weightiest record’s type and the last date; ×3 means three records.
        Dashed: the record that the advice leans on most.</p>
        """);
    if (!data.notes().isEmpty()) {
      out.append("<h3>Notes</h3>\n<ul>");
      for (String note : data.notes()) {
        out.append("<li>");
        Html.text(out, Fit.cut(note, 1000));
        out.append("</li>");
      }
      out.append("</ul>\n");
    }
    out.append("<h3>The run</h3>\n<dl class=\"keys\">");
    if (data.asOf() != null) {
      fact(out, "As of", Figures.date(data.asOf()));
    }
    for (Fact fact : data.facts()) {
      fact(out, fact.name(), fact.value());
    }
    out.append(
        "</dl>\n<h3 class=\"handy\">Keys</h3>\n<p class=\"handy\"><kbd>j</kbd> <kbd>↓</kbd> next, <kbd>k</kbd>");
    out.append(" <kbd>↑</kbd> previous, <kbd>1</kbd>–<kbd>9</kbd> list, <kbd>/</kbd> search,");
    out.append(" <kbd>Enter</kbd> read, <kbd>Esc</kbd> back to the list.</p>\n");
    out.append("<p class=\"dialog-foot\" hidden><button type=\"button\" id=\"about-close\">Close");
    out.append("</button></p></section>\n<footer class=\"foot\">");
    Certificate certificate = data.certificate();
    out.append("Solved in " + Figures.count(certificate.iterations(), "iteration"));
    out.append("; residual " + Figures.score(certificate.residual()));
    double bound = certificate.errorBound();
    out.append(
        Double.isNaN(bound)
            ? "; no bound on the scores’ error is known."
            : "; no score is off by more than " + Figures.score(bound) + '.');
    if (!data.notes().isEmpty()) {
      out.append(" " + Figures.count(data.notes().size(), "note"));
      out.append(" on what was left out: see <a href=\"#about\">How to read this page</a>.");
    }
    out.append("</footer>\n");
  }
}
