package uk.toex.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;

/** What the review page holds, and how its script is told. */
record ReviewData(
    String id,
    String title,
    List<Fact> facts,
    List<String> caveats,
    List<Tag> tags,
    List<Report> reports,
    List<Item> items) {

  /** The heaviest words of each kind (for, against, lacked) that are named; others are summed. */
  static final int NAMED = 24;

  record Fact(String name, String value) {
    Fact {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  record Item(Advice<TagIssue> advice, String adviceSha256, String impact) {
    Item {
      Objects.requireNonNull(impact, "impact");
    }
  }

  /** A count with its thousands set apart: {@code 12,345}. */
  static String grouped(long count) {
    StringBuilder digits = new StringBuilder(Long.toString(count));
    int first = count < 0 ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  void json(Appendable out) throws IOException {
    Json json = new Json(out).open('{');
    json.key("id").string(id).key("title").string(title);
    json.key("measure").string(items.isEmpty() ? "" : items.get(0).advice().measure().meaning());
    json.key("facts").open('[');
    for (Fact fact : facts) {
      json.open('[').string(fact.name()).string(fact.value()).close(']');
    }
    json.close(']').key("caveats").open('[');
    for (String caveat : caveats) {
      json.string(caveat);
    }
    json.close(']').key("tags").open('[');
    for (Tag tag : tags) {
      json.string(tag.code());
    }
    json.close(']').key("reports").open('[');
    Map<String, Integer> index = new HashMap<>();
    for (Report report : reports) {
      index.put(report.id(), index.size());
      json.line();
      report(json, report);
    }
    json.close(']').key("items").open('[');
    for (Item item : items) {
      json.line();
      item(json, item, index.getOrDefault(item.advice().subject().reportId(), 0));
    }
    json.close(']').close('}');
  }

  private static void report(Json json, Report report) throws IOException {
    Grade grade = report.grade();
    json.open('{').key("id").string(report.id()).key("text").string(report.text());
    json.key("tags").open('[');
    for (Tag tag : report.tags()) {
      json.string(tag.code());
    }
    json.close(']');
    if (grade != null) {
      json.key("grade").string(grade.toString());
      json.key("conditions").number(grade.handling() == Grade.Handling.C ? 1 : 0);
    }
    if (report.date() != null) {
      json.key("date").string(report.date().toString());
    }
    if (report.author() != null) {
      json.key("author").string(report.author());
    }
    json.close('}');
  }

  private static void item(Json json, Item item, int report) throws IOException {
    TagIssue issue = item.advice().subject();
    json.open('{').key("report").number(report).key("tag").string(issue.tag().code());
    json.key("issue").string(issue.kind().name().toLowerCase(Locale.ROOT));
    if (issue.suggestedTag() != null) {
      json.key("suggested").string(issue.suggestedTag().code());
    }
    json.key("p").number(item.advice().score()).key("sha").string(item.adviceSha256());
    if (!item.impact().isEmpty()) {
      json.key("impact").string(item.impact());
    }
    explanation(json, item.advice().explanation());
    json.close('}');
  }

  private static void explanation(Json json, Explanation explanation) throws IOException {
    List<Evidence> support = new ArrayList<>();
    List<Evidence> against = new ArrayList<>();
    List<Evidence> lacked = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Part part : explanation.parts()) {
      if (part instanceof Step step) {
        steps.add(step);
      } else if (part instanceof Evidence word) {
        (word.spans().isEmpty() ? lacked : word.value() < 0 ? against : support).add(word);
      }
    }
    json.key("scale").string(explanation.scale()).key("total").number(explanation.total());
    json.key("unexplained").number(explanation.unexplained());
    words(json, "for", support);
    words(json, "against", against);
    words(json, "lacked", lacked);
    json.key("steps").open('[');
    for (Step step : steps) {
      json.open('[').string(step.name()).number(step.value()).close(']');
    }
    json.close(']');
  }

  /** {@code [[name, value, start, end, start, end, …], …, [how many others, their sum]]}. */
  private static void words(Json json, String key, List<Evidence> words) throws IOException {
    words.sort(Comparator.comparingDouble((Evidence word) -> -Math.abs(word.value())));
    json.key(key).open('[');
    double others = 0;
    for (int i = 0; i < words.size(); i++) {
      Evidence word = words.get(i);
      if (i >= NAMED) {
        others += word.value();
        continue;
      }
      json.open('[').string(word.name()).number(word.value());
      for (Span span : word.spans()) {
        json.number(span.start()).number(span.end());
      }
      json.close(']');
    }
    if (words.size() > NAMED) {
      json.open('[').number(words.size() - NAMED).number(others).close(']');
    }
    json.close(']');
  }

  /** The list alone, for those who run no scripts. */
  void noScript(Appendable out) throws IOException {
    out.append("<h1>");
    Html.text(out, title);
    out.append("</h1>\n<p>This page needs JavaScript to show the reports and to take decisions. ");
    out.append("It runs no script but its own and asks the network for nothing. ");
    out.append("Without it, here is the list alone. It is advice, not a decision.</p>\n");
    out.append("<table><thead><tr><th>Rank</th><th>Report</th><th>Tag</th><th>Probably</th>");
    out.append("<th>Better tag</th><th>In 100</th></tr></thead><tbody>\n");
    int rank = 0;
    for (Item item : items) {
      TagIssue issue = item.advice().subject();
      Tag better = issue.suggestedTag();
      out.append("<tr><td>").append(Integer.toString(++rank)).append("</td><td>");
      Html.text(out, issue.reportId());
      out.append("</td><td>");
      Html.text(out, issue.tag().code());
      out.append("</td><td>").append(issue.kind().name().toLowerCase(Locale.ROOT));
      out.append("</td><td>");
      Html.text(out, better == null ? "" : better.code());
      out.append("</td><td>").append(Long.toString(Math.round(item.advice().score() * 100)));
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }
}
