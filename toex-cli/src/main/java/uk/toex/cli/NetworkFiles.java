package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.graph.RiskExplainer;
import uk.toex.graph.RiskExplanation;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.SubjectFilter;
import uk.toex.io.AtomicFile;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;

/** Writes what {@code network score} found. */
final class NetworkFiles {

  private static final int PATHS = 5;

  private final NetworkOptions.Scored scored;
  private final List<Listing> lists;
  private final int explain;
  private final int months;
  private final CommonOptions common;
  private final Console console;
  private final Map<Integer, RiskExplanation> explained = new LinkedHashMap<>();

  /**
   * A ranking and the file it goes to.
   *
   * @param file its name without the ending
   * @param name as the page's tab has it
   * @param about who is in it
   * @param filters which these must pass; empty if a kind is listed
   */
  record Listing(
      String file,
      String name,
      String about,
      RiskMeasure measure,
      List<SubjectFilter> filters,
      List<RiskRankings.Ranked> ranked) {}

  NetworkFiles(
      NetworkOptions.Scored scored,
      List<Listing> lists,
      int explain,
      boolean exact,
      int months,
      CommonOptions common,
      Console console) {
    this.scored = scored;
    this.lists = lists;
    this.explain = explain;
    this.months = months;
    this.common = common;
    this.console = console;
    RiskExplainer explainer = new RiskExplainer(scored.scores());
    long total = 0;
    for (Listing list : lists) {
      total += Math.min(explain, list.ranked.size());
    }
    long done = 0;
    for (Listing list : lists) {
      for (RiskRankings.Ranked each :
          list.ranked.subList(0, Math.min(explain, list.ranked.size()))) {
        explained.computeIfAbsent(
            each.entity(), i -> explainer.explain(i, each.measure(), PATHS, exact));
        console.progress().step("explaining", ++done, total);
      }
    }
  }

  /** The best path to a seed in words; empty if the entity was not explained. */
  String why(int entity) {
    RiskExplanation explanation = explained.get(entity);
    return explanation == null ? "" : NetworkWhy.of(explanation);
  }

  /** Writes the lists, the explanations and the page: all of them, or none. */
  void write(Path folder, RunRecord record) {
    Map<String, CsvOut> open = new LinkedHashMap<>();
    try (JsonOut jsonl = JsonOut.lines(folder.resolve("explanations.jsonl"));
        AtomicFile html = AtomicFile.create(folder.resolve("network.html"))) {
      for (Listing list : lists) {
        CsvOut csv =
            CsvOut.create(
                folder.resolve(list.file + ".csv"),
                "rank",
                "id",
                "label",
                "measure",
                "score",
                "share_explained",
                "nearest_seed",
                "hops",
                "why");
        open.put(list.file, csv);
        list.ranked.forEach(each -> row(csv, each));
      }
      explained.values().forEach(each -> explanation(jsonl, each));
      Writer page =
          new BufferedWriter(new OutputStreamWriter(html.stream(), StandardCharsets.UTF_8));
      new NetworkPages(scored, lists, explained, explain, months, common, console, record)
          .write(page);
      page.flush();
      open.values().forEach(CsvOut::commit);
      jsonl.commit();
      html.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.values().forEach(CsvOut::close);
    }
  }

  private void row(CsvOut csv, RiskRankings.Ranked each) {
    RiskNetwork network = scored.network();
    RiskExplanation explanation = explained.get(each.entity());
    String seed = each.nearestSeed() < 0 ? "" : network.id(each.nearestSeed());
    csv.row(
        Integer.toString(each.rank()),
        network.id(each.entity()),
        network.label(each.entity()),
        each.measure().measure().name(),
        Numbers.shortest(each.score()),
        explanation == null ? "" : Numbers.fixed(explanation.share(), 4),
        seed,
        each.nearestSeed() < 0 ? "" : Integer.toString(each.hops()),
        why(each.entity()));
  }

  static void explanation(JsonOut json, RiskExplanation explained) {
    json.beginObject();
    json.put("id", explained.subject().id());
    json.put("kind", explained.subject().kind().id());
    json.put("label", explained.subject().label());
    json.put("measure", explained.explanation().scale());
    json.put("score", explained.explanation().total());
    json.put("share_explained", explained.share(), 6);
    json.put("unexplained", explained.explanation().unexplained());
    json.beginArray("seeds");
    for (Explanation.Part part : explained.explanation().parts()) {
      json.beginObject().put("id", part.name()).put("value", part.value()).endObject();
    }
    json.endArray();
    json.beginArray("paths");
    explained.paths().forEach(path -> path(json, path));
    json.endArray();
    leaning(json, explained.leansOn());
    json.endObject();
  }

  private static void leaning(JsonOut json, RiskExplanation.@Nullable Leaning leaning) {
    if (leaning != null) {
      json.beginObject("leans_on");
      json.put("record", leaning.record());
      json.put("score_without", leaning.scoreWithout()).endObject();
    }
  }

  static void path(JsonOut json, NetworkPath path) {
    json.beginObject().put("strength", path.strength()).beginArray("steps");
    for (NetworkPath.Step step : path.steps()) {
      json.beginObject().beginArray("records");
      for (Link link : step.records()) {
        json.beginObject();
        json.put("type", link.type());
        json.put("date", link.date() == null ? null : link.date().toString());
        json.put("recorded", link.recorded() == null ? null : link.recorded().toString());
        json.put("grade", link.grade() == null ? null : NetworkWhy.grade(link.grade()));
        json.put("record", link.record()).endObject();
      }
      json.endArray().put("to", step.to().id()).put("kind", step.to().kind().id());
      json.put("label", step.to().label()).endObject();
    }
    json.endArray().endObject();
  }
}
