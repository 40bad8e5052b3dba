package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Measure;
import uk.toex.api.comms.CommsAnalysis;
import uk.toex.api.comms.Finding;
import uk.toex.comms.CommsStore;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;

/** What the commands that look for patterns do the same way: a CSV, and why, line by line. */
abstract class CommsPatternCommand implements Callable<Integer> {

  private static final int SHOWN = 10;
  private static final int WHY_WIDTH = 90;

  private final Console console;
  private final String name;
  private final CommsAnalysis analysis;

  @Mixin CommsInput input = new CommsInput();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  String out = "";

  @Mixin CommonOptions common = new CommonOptions();

  CommsPatternCommand(String name, CommsAnalysis analysis, Console console) {
    this.name = name;
    this.analysis = analysis;
    this.console = console;
  }

  /** What the scores measure. */
  abstract Measure measure();

  /** What the page says above the findings. */
  abstract String about();

  /** Puts what the options say into the analysis's settings. */
  abstract void settings(Map<String, String> settings);

  /** The columns of the CSV; the first is the rank. */
  abstract List<String> columns();

  /** A row of it, the rank left out. */
  abstract List<String> row(Advice<Finding> advice);

  @Override
  public final Integer call() {
    common.apply(console);
    Map<String, String> settings = new TreeMap<>();
    settings(settings);
    Path folder = Paths.of(out);
    RunRecord record = new RunRecord("comms " + name, common.seed);
    List<Advice<Finding>> found;
    try (CommsInput.Opened opened =
        input.open(folder.resolve("rejected.csv"), record, common, console)) {
      ReviewJob.prepare(folder, record);
      CommsStore events = opened.store();
      record.setting("zone", events.zone().getId());
      record.count("events", events.events());
      found = analyse(events, settings);
      CommsPages pages = new CommsPages(events);
      pages.write(
          folder.resolve(name + ".html"),
          title(),
          record,
          List.of(pages.findings(title(), about(), measure(), found)),
          console);
    }
    record.count("found", found.size());
    if (found.isEmpty()) {
      settings.forEach(record::setting);
    } else {
      found.get(0).provenance().settings().forEach(record::setting);
    }
    csv(found, folder.resolve(name + ".csv"));
    try (JsonOut lines = JsonOut.lines(folder.resolve(name + ".jsonl"))) {
      found.forEach(each -> explained(lines, each));
      lines.commit();
    }
    record.write(folder.resolve("provenance.json"));
    print(found, record);
    return Failure.DONE;
  }

  /** {@code deal-lines} as a heading. */
  private String title() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
  }

  private List<Advice<Finding>> analyse(CommsStore events, Map<String, String> settings) {
    try {
      return analysis.analyse(events, settings, common.threads, console.progress());
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void csv(List<Advice<Finding>> found, Path file) {
    List<String> columns = columns();
    try (CsvOut csv = CsvOut.create(file, columns.toArray(String[]::new))) {
      for (int i = 0; i < found.size(); i++) {
        csv.row(ranked(i, found.get(i)));
      }
      csv.commit();
    }
  }

  private String[] ranked(int index, Advice<Finding> advice) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(index + 1));
    cells.addAll(row(advice));
    return cells.toArray(String[]::new);
  }

  /** One line: what was found, with which points for and against, and events to check it by. */
  private static void explained(JsonOut json, Advice<Finding> advice) {
    Finding finding = advice.subject();
    json.beginObject();
    json.put("kind", finding.kind());
    json.beginArray("parties");
    finding.parties().forEach(json::add);
    json.endArray();
    json.put("measure", advice.measure().name());
    json.put("score", advice.score());
    json.beginArray("parts");
    for (Explanation.Part part : advice.explanation().parts()) {
      json.beginObject().put("name", part.name()).put("value", part.value()).endObject();
    }
    json.endArray();
    json.put("unexplained", advice.explanation().unexplained());
    json.beginObject("values");
    finding.values().forEach(json::put);
    json.endObject();
    json.beginArray("events");
    finding.events().forEach(event -> json.add(event.longValue()));
    json.endArray();
    json.endObject();
  }

  private void print(List<Advice<Finding>> found, RunRecord record) {
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("found", found.size()).put("seconds", record.seconds(), 3);
        json.endObject().commit();
      }
      return;
    }
    List<String> columns = columns();
    TextTable table = new TextTable(columns.toArray(String[]::new));
    table.right(0).most(columns.size() - 1, WHY_WIDTH);
    for (int i = 0; i < Math.min(SHOWN, found.size()); i++) {
      table.row(ranked(i, found.get(i)));
    }
    table.print(console);
  }

  /** A score as the files have it. */
  static String score(Advice<Finding> advice) {
    return Numbers.fixed(advice.score(), 2);
  }

  /** A value of a finding; empty if it has none. */
  static String value(Advice<Finding> advice, String named) {
    return advice.subject().values().getOrDefault(named, "");
  }

  /** Passes an option on if it was given. */
  static void pass(Map<String, String> settings, String named, @Nullable String given) {
    if (given != null) {
      settings.put(named, given);
    }
  }
}
