package uk.toex.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.toex.pages.CommsPageData.Mark;
import uk.toex.pages.CommsPageData.Moment;
import uk.toex.pages.CommsPageData.Timeline;

/**
 * Events along time: a line for each of those most in contact, one for all others. What the subject
 * began stands above its line, what reached it below; calls are bars as long as they lasted,
 * messages circles, data sessions lozenges.
 */
final class CommsTimeline {

  private static final int LANES = 14;
  private static final int MOST = 3_000;
  private static final int LISTED = 200;
  private static final int WIDTH = 1160;
  private static final int LEFT = 170;
  private static final int LANE = 26;
  private static final int TOP = 26;
  private static final String OTHERS = "all others";

  private CommsTimeline() {}

  static void write(Appendable out, Timeline timeline) throws IOException {
    List<Moment> moments = timeline.moments();
    if (moments.isEmpty()) {
      out.append("<p class=\"soft\">No events.</p>\n");
      return;
    }
    List<Moment> drawn = moments.subList(0, Math.min(MOST, moments.size()));
    draw(out, drawn);
    if (drawn.size() < timeline.total()) {
      out.append("<p class=\"soft\">Drawn: the first " + ReviewData.grouped(drawn.size()) + " of ");
      out.append(ReviewData.grouped(timeline.total()) + " events.</p>\n");
    }
    out.append("<details><summary>The events in words</summary><ol class=\"records\">");
    for (Moment moment : moments.subList(0, Math.min(LISTED, moments.size()))) {
      out.append("<li><time>" + stamp(moment.at()) + "</time> ");
      Html.text(out, Fit.cut(moment.label(), 300));
      out.append("</li>\n");
    }
    out.append("</ol></details>\n");
    CommsPage.rest(out, Math.min(LISTED, moments.size()), timeline.total());
  }

  private static void draw(Appendable out, List<Moment> moments) throws IOException {
    List<String> lanes = lanes(moments);
    Map<String, Integer> lane = new LinkedHashMap<>();
    for (String name : lanes) {
      lane.put(name, lane.size());
    }
    LocalDateTime from = moments.get(0).at();
    LocalDateTime to = from;
    for (Moment moment : moments) {
      from = moment.at().isBefore(from) ? moment.at() : from;
      to = moment.at().isAfter(to) ? moment.at() : to;
    }
    LocalDate first = from.toLocalDate();
    long days = ChronoUnit.DAYS.between(first, to.toLocalDate()) + 1;
    double perDay = (WIDTH - LEFT - 10) / (double) days;
    int height = TOP + lanes.size() * LANE + 6;
    out.append(
        "<div class=\"scroll\"><svg class=\"timeline\" viewBox=\"0 0 " + WIDTH + ' ' + height);
    out.append("\" width=\"" + WIDTH + "\" height=\"" + height + "\" role=\"img\" aria-label=\"");
    out.append(Figures.count(moments.size(), "event") + " from " + Figures.date(first) + " to ");
    out.append(Figures.date(to.toLocalDate()) + "\">\n");
    ticks(out, first, days, perDay, height);
    for (int i = 0; i < lanes.size(); i++) {
      int y = TOP + i * LANE + LANE / 2;
      out.append("<path class=\"lane\" d=\"M" + LEFT + ' ' + y + 'H' + (WIDTH - 4) + "\"/>");
      out.append("<text x=\"" + (LEFT - 8) + "\" y=\"" + (y + 4) + "\" text-anchor=\"end\">");
      Html.text(out, Fit.line(lanes.get(i), LEFT - 14, 12));
      out.append("</text>\n");
    }
    for (Moment moment : moments) {
      int y = TOP + lane.getOrDefault(moment.lane(), lanes.size() - 1) * LANE + LANE / 2;
      double x =
          LEFT + perDay * ChronoUnit.SECONDS.between(first.atStartOfDay(), moment.at()) / 86_400.0;
      mark(out, moment, x, moment.outgoing() ? y - 6 : y + 6, perDay);
    }
    out.append("</svg></div>\n<p class=\"soft key\">Above a line: begun by the subject; below:");
    out.append(" received. Bar: call; circle: message; lozenge: data session.</p>\n");
  }

  private static void mark(Appendable out, Moment moment, double x, int y, double perDay)
      throws IOException {
    out.append(moment.outgoing() ? "<g class=\"out\">" : "<g class=\"in\">");
    if (moment.mark() == Mark.CALL) {
      double width = Math.max(2, perDay * moment.seconds() / 86_400);
      out.append("<rect x=\"" + Figures.place(x) + "\" y=\"" + (y - 4) + "\" width=\"");
      out.append(Figures.place(width) + "\" height=\"8\"/>");
    } else if (moment.mark() == Mark.MESSAGE) {
      out.append("<circle cx=\"" + Figures.place(x) + "\" cy=\"" + y + "\" r=\"3\"/>");
    } else {
      out.append("<path d=\"M" + Figures.place(x - 3.5) + ' ' + y + "l3.5 -4 3.5 4 -3.5 4z\"/>");
    }
    out.append("</g>\n");
  }

  /** A tick a day, a week or a month, so that there are at most some thirty. */
  private static void ticks(Appendable out, LocalDate first, long days, double perDay, int height)
      throws IOException {
    int every = days <= 31 ? 1 : days <= 217 ? 7 : 30;
    double last = -100;
    for (long day = 0; day < days; day += 1) {
      LocalDate at = first.plusDays(day);
      boolean tick =
          every == 1 || (every == 7 ? at.getDayOfWeek().getValue() == 1 : at.getDayOfMonth() == 1);
      if (!tick) {
        continue;
      }
      double x = LEFT + day * perDay;
      out.append("<path class=\"tick\" d=\"M" + Figures.place(x) + " 18V" + height + "\"/>");
      if (x - last >= 58) {
        out.append("<text class=\"when\" x=\"" + Figures.place(x + 2) + "\" y=\"14\">");
        String text = Figures.date(at);
        out.append(every == 30 ? Figures.month(at) : text.substring(0, text.length() - 5));
        out.append("</text>\n");
        last = x;
      }
    }
  }

  /** Those with most events, most first; then all others. */
  private static List<String> lanes(List<Moment> moments) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Moment moment : moments) {
      counts.merge(moment.lane(), 1, Integer::sum);
    }
    List<String> lanes = new ArrayList<>(counts.keySet());
    lanes.sort(
        Comparator.comparingInt((String name) -> -counts.getOrDefault(name, 0))
            .thenComparing(Comparator.naturalOrder()));
    if (lanes.size() > LANES) {
      lanes = new ArrayList<>(lanes.subList(0, LANES - 1));
      lanes.add(OTHERS);
    }
    return lanes;
  }

  private static String stamp(LocalDateTime at) {
    String time = at.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString();
    return Figures.date(at.toLocalDate()) + ' ' + (time.length() == 5 ? time + ":00" : time);
  }
}
