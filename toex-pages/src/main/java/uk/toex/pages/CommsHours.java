package uk.toex.pages;

import java.io.IOException;
import uk.toex.pages.CommsPageData.HeatMap;

/** A week's hours as a table of shaded squares: seven days down, twenty-four hours across. */
final class CommsHours {

  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final int SHADES = 8;

  private CommsHours() {}

  static void write(Appendable out, HeatMap heat) throws IOException {
    long most = 0;
    long all = 0;
    for (long count : heat.counts()) {
      most = Math.max(most, count);
      all += count;
    }
    out.append("<div class=\"scroll\"><table class=\"hours\"><thead><tr><td></td>");
    for (int hour = 0; hour < 24; hour++) {
      out.append("<th scope=\"col\">").append(hour < 10 ? "0" : "").append(hour + "</th>");
    }
    out.append("<th scope=\"col\" class=\"sum\">all</th></tr></thead><tbody>\n");
    for (int day = 0; day < 7; day++) {
      out.append("<tr><th scope=\"row\">" + DAYS[day] + "</th>");
      long sum = 0;
      for (int hour = 0; hour < 24; hour++) {
        long count = heat.counts().get(day * 24 + hour);
        sum += count;
        out.append("<td class=\"h" + shade(count, most) + "\">");
        out.append(count == 0 ? "" : brief(count)).append("</td>");
      }
      out.append("<td class=\"sum\">" + ReviewData.grouped(sum) + "</td></tr>\n");
    }
    out.append("</tbody></table></div>\n<p class=\"soft\">" + Figures.count(all, "event"));
    out.append("; the darkest hour has " + ReviewData.grouped(most) + ".</p>\n");
  }

  /** 0 for none, else 1 to 8 by the square root, so that quiet hours differ too. */
  private static int shade(long count, long most) {
    return count == 0 ? 0 : 1 + (int) Math.floor((SHADES - 1) * Math.sqrt(count / (double) most));
  }

  /** At most three figures: {@code 12k}. */
  private static String brief(long count) {
    if (count < 1_000) {
      return Long.toString(count);
    }
    return count < 1_000_000
        ? ReviewData.grouped(count / 1_000) + "k"
        : ReviewData.grouped(count / 1_000_000) + "M";
  }
}
