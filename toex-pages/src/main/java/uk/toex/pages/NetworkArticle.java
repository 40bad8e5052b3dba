package uk.toex.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.pages.NetworkPageData.History;
import uk.toex.pages.NetworkPageData.LeansOn;
import uk.toex.pages.NetworkPageData.Path;
import uk.toex.pages.NetworkPageData.Share;
import uk.toex.pages.NetworkPageData.Subject;

/** One explained subject: the sentence, the shares, the drawing, the paths in words. */
final class NetworkArticle {

  private static final int ATTRIBUTES = 8;
  private static final int RECORDS = 3;
  private static final int LINKS = 6;
  private static final int SEEDS = 8;
  private static final int BAR = 92;

  private final Subject subject;
  private final List<String> ranks;
  private final int number;
  private final NetworkNames names;

  NetworkArticle(Subject subject, List<String> ranks, int number) {
    this.subject = subject;
    this.ranks = ranks;
    this.number = number;
    names = new NetworkNames(subject);
  }

  void write(Appendable out) throws IOException {
    out.append("<article class=\"subject\" id=\"s-" + number + "\">\n");
    head(out);
    out.append("<div class=\"columns\">\n");
    shares(out);
    out.append("<div>\n");
    leansOn(out);
    history(out);
    out.append("</div></div>\n");
    if (subject.paths().isEmpty()) {
      out.append("<p class=\"soft\">No path to a seed was found within the limits of the run.</p>");
    } else {
      NetworkDrawing drawing = new NetworkDrawing(subject, names, "d-" + number);
      out.append(drawing.tall() ? "<section class=\"drawn tall\">" : "<section class=\"drawn\">");
      out.append("<h3>The best paths, drawn</h3>\n<div class=\"canvas\">");
      drawing.write(out);
      out.append("</div></section>\n");
      paths(out);
    }
    for (String note : subject.notes()) {
      out.append("<p class=\"note\">");
      Html.text(out, Fit.cut(note, 1000));
      out.append("</p>\n");
    }
    out.append("</article>\n");
  }

  private void head(Appendable out) throws IOException {
    Entity entity = subject.entity();
    out.append("<header><h2><svg class=\"icon\" width=\"24\" height=\"24\"");
    out.append(" viewBox=\"-12 -12 24 24\" aria-hidden=\"true\">");
    NetworkDrawing.kind(out, entity.kind());
    out.append("</svg> <bdi>");
    Html.text(out, Fit.cut(entity.name(), 200));
    out.append("</bdi></h2>\n<p class=\"why\">");
    Html.text(out, Fit.cut(subject.why().isBlank() ? said() : subject.why(), 600));
    out.append("</p>\n<dl class=\"facts-of\">");
    fact(out, "Score", Figures.score(subject.score()));
    for (String rank : ranks) {
      int colon = rank.lastIndexOf(": ");
      fact(out, rank.substring(0, colon), rank.substring(colon + 2));
    }
    fact(out, "Id (" + entity.kind().id() + ')', Fit.cut(entity.id(), 80));
    int shown = 0;
    for (Map.Entry<String, String> attribute : entity.attributes().entrySet()) {
      if (shown++ == ATTRIBUTES) {
        fact(out, "and", Figures.count(entity.attributes().size() - ATTRIBUTES, "more attribute"));
        break;
      }
      fact(out, Fit.cut(attribute.getKey(), 40), Fit.cut(attribute.getValue(), 80));
    }
    out.append("</dl></header>\n");
  }

  /** What the best path and the shares say, where nothing else was said. */
  private String said() {
    StringBuilder text = new StringBuilder();
    if (!subject.paths().isEmpty()) {
      List<Entity> way =
          NetworkLayout.entities(subject.paths().get(0).path(), subject.entity().id());
      int last = way.size() - 1;
      text.append("The best path leads ");
      for (int i = 1; i < last; i++) {
        text.append(i == 1 ? "by way of " : i == last - 1 ? " and " : ", ");
        text.append(names.of(way.get(i)));
      }
      text.append(last == 1 ? "straight to " : " to ").append(names.of(way.get(last))).append(". ");
    }
    if (subject.shares().isEmpty()) {
      return text.append("No seed’s share of the score is known.").toString();
    }
    Share first = subject.shares().get(0);
    int seeds = subject.shares().size() + subject.otherSeeds();
    String part = Figures.percent(first.value(), subject.score()) + " of the score";
    text.append(seeds == 1 ? "One seed has a share: " : Figures.count(seeds, "seed"));
    text.append(seeds == 1 ? "" : " have a share, the greatest is that of ");
    return text.append(names.of(first.entity())).append(": " + part + '.').toString();
  }

  private static void fact(Appendable out, String name, String value) throws IOException {
    out.append("<div><dt>");
    Html.text(out, name);
    out.append("</dt><dd><bdi>");
    Html.text(out, value);
    out.append("</bdi></dd></div>");
  }

  private void shares(Appendable out) throws IOException {
    int decimals = Figures.decimals(subject.score());
    List<Share> all = subject.shares();
    List<Share> named = all.size() <= SEEDS + 1 ? all : all.subList(0, SEEDS);
    int others = subject.otherSeeds() + all.size() - named.size();
    double rest = subject.others();
    for (Share share : all.subList(named.size(), all.size())) {
      rest += share.value();
    }
    double most = Math.max(Math.abs(rest), Math.abs(subject.unexplained()));
    for (Share share : named) {
      most = Math.max(most, Math.abs(share.value()));
    }
    out.append("<section class=\"shares\"><h3>Where the score comes from</h3>\n<table><tbody>\n");
    for (Share share : named) {
      out.append("<tr><th scope=\"row\"><svg class=\"icon\" width=\"18\" height=\"18\"");
      out.append(" viewBox=\"-11 -11 22 22\" aria-hidden=\"true\">");
      NetworkDrawing.kind(out, share.entity().kind());
      out.append("</svg> <bdi>");
      Html.text(out, names.of(share.entity()));
      out.append("</bdi> <span>" + known(share) + "</span></th>");
      bar(out, "part", share.value(), most, decimals);
    }
    if (others > 0 || rest != 0) {
      String name = others > 0 ? Figures.count(others, "other seed") : "Other seeds";
      out.append("<tr><th scope=\"row\">" + name + "</th>");
      bar(out, "part", rest, most, decimals);
    }
    out.append("<tr class=\"left\"><th scope=\"row\">Unexplained <span>known exactly; not");
    out.append(" traced</span></th>");
    bar(out, "left", subject.unexplained(), most, decimals);
    out.append("</tbody><tfoot><tr><th scope=\"row\">Score</th><td></td><td>100%</td><td>");
    out.append(Figures.fixed(subject.score(), decimals) + "</td></tr></tfoot></table></section>\n");
  }

  private static String known(Share share) {
    LocalDate since = share.seed().date();
    double weight = share.seed().weight();
    String text = since == null ? "seed" : "since " + Figures.date(since);
    return weight == 1 ? text : text + ", weight " + Figures.plain(weight);
  }

  private void bar(Appendable out, String style, double value, double most, int decimals)
      throws IOException {
    String width = Figures.place(most > 0 ? BAR * Math.abs(value) / most : 0);
    out.append("<td class=\"bar\"><svg width=\"" + BAR + "\" height=\"12\" aria-hidden=\"true\">");
    out.append("<rect class=\"" + style + "\" x=\"0.5\" y=\"0.5\" width=\"" + width);
    out.append("\" height=\"11\"/></svg></td><td>" + Figures.percent(value, subject.score()));
    out.append("</td><td>" + Figures.fixed(value, decimals) + "</td></tr>\n");
  }

  private void leansOn(Appendable out) throws IOException {
    LeansOn record = subject.leansOn();
    if (record == null) {
      return;
    }
    Map<String, List<Link>> said = new LinkedHashMap<>();
    for (Link link : record.links()) {
      said.computeIfAbsent(NetworkDrawing.record(link), text -> new ArrayList<>()).add(link);
    }
    out.append("<section class=\"leans-on\"><h3>This advice leans on</h3>\n<p>");
    int shown = 0;
    for (Map.Entry<String, List<Link>> entry : said.entrySet()) {
      out.append(shown == 0 ? "" : "; ");
      Html.text(out, entry.getKey());
      String before = ": ";
      for (Link link : entry.getValue().subList(0, Math.min(LINKS, entry.getValue().size()))) {
        out.append(before).append("<b><bdi>");
        Html.text(out, names.of(link.from()));
        out.append("</bdi></b> – <b><bdi>");
        Html.text(out, names.of(link.to()));
        out.append("</bdi></b>");
        before = "; ";
        shown++;
      }
      if (shown >= LINKS) {
        break;
      }
    }
    int more = record.links().size() - shown;
    out.append(more == 0 ? "" : "; " + Figures.count(more, "more link"));
    out.append(".</p>\n<p>Without this record the score would be <b>");
    out.append(Figures.score(record.scoreWithout()) + "</b> instead of ");
    out.append(Figures.score(subject.score()));
    double fall = subject.score() - record.scoreWithout();
    out.append(" (" + (fall < 0 ? "+" : "−") + Figures.percent(Math.abs(fall), subject.score()));
    out.append("): check it first.</p></section>\n");
  }

  /** The score by day as a line, with the day of entry into the top. */
  private void history(Appendable out) throws IOException {
    History history = subject.history();
    if (history == null || history.points().isEmpty()) {
      return;
    }
    out.append("<section class=\"history\"><h3>As of then</h3>\n<p>");
    LocalDate entered = history.entered();
    String top = "the top " + ReviewData.grouped(history.top());
    if (entered == null) {
      out.append("On none of these days would it have been in " + top + '.');
    } else if (entered.equals(history.points().get(0).asOf())) {
      out.append("It would have been in " + top + " on the first of these days already, <b>");
      out.append(Figures.date(entered) + "</b>.");
    } else {
      out.append("It would have entered " + top + " on <b>" + Figures.date(entered) + "</b>.");
    }
    out.append("</p>\n");
    new NetworkHistory(history).write(out);
    out.append("</section>\n");
  }

  private void paths(Appendable out) throws IOException {
    out.append("<section class=\"paths\"><h3>The best paths, in records</h3>\n<ol>\n");
    int at = 0;
    for (Path path : subject.paths()) {
      out.append("<li data-path=\"" + at++ + "\" tabindex=\"0\">");
      path(out, path.path());
      out.append("<span class=\"carries\">");
      if (!Double.isNaN(path.value())) {
        out.append(Figures.percent(path.value(), subject.score()) + " of the score · ");
      }
      out.append("strength " + Figures.score(path.path().strength()) + "</span></li>\n");
    }
    out.append("</ol></section>\n");
  }

  private void path(Appendable out, NetworkPath path) throws IOException {
    String here = subject.entity().id();
    List<Entity> way = NetworkLayout.entities(path, here);
    List<List<Link>> steps = NetworkLayout.records(path, here);
    entity(out, way.get(0));
    for (int i = 0; i < steps.size(); i++) {
      List<Link> records = steps.get(i);
      out.append(" <span class=\"step\">— ");
      int shown = Math.min(RECORDS, records.size());
      for (int r = 0; r < shown; r++) {
        out.append(r == 0 ? "" : "; ");
        Html.text(out, NetworkDrawing.record(records.get(r)));
      }
      if (records.size() > shown) {
        out.append("; " + Figures.count(records.size() - shown, "more record"));
      }
      out.append(" —</span> ");
      entity(out, way.get(i + 1));
    }
  }

  private void entity(Appendable out, Entity entity) throws IOException {
    out.append("<b><bdi>");
    Html.text(out, names.of(entity));
    out.append("</bdi></b>");
  }
}
