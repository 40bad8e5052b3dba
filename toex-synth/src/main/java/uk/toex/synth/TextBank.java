package uk.toex.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.report.Tag;

/**
 * The text that reports are made of: read, compiled and checked once. Immutable.
 *
 * <p>The files are {@code topics.txt} (the list of tags), one file a tag, {@code cues.txt} (hints
 * that several tags share), {@code common.txt} (the prose around them), {@code names.txt} and
 * {@code abbreviations.txt}. {@code README.txt} beside them explains how they are written.
 */
final class TextBank {

  private static final class Shared {
    static final TextBank BANK = new TextBank();
  }

  private final Names names;
  private final List<Topic> topics;
  private final Map<String, Phrase.Choice> common = new HashMap<>();
  private final List<String> headers;
  private final List<String> footers;

  private TextBank() {
    names = Names.of(BankFile.read("names.txt"));
    Map<String, String> abbreviations = new LinkedHashMap<>();
    BankFile abbreviationFile = BankFile.read("abbreviations.txt");
    for (String line : abbreviationFile.lines("abbreviations")) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw abbreviationFile.bad("expected \"long form = short form\": " + line);
      }
      abbreviations.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    BankFile commonFile = BankFile.read("common.txt");
    Map<String, List<String>> sections = new LinkedHashMap<>(commonFile.sections());
    sections.putAll(BankFile.read("cues.txt").sections());
    PhraseParser parser = new PhraseParser(sections, abbreviations);
    headers = commonFile.lines("header");
    footers = commonFile.lines("footer");
    for (String part : List.of("opening", "filler", "action", "opinion", "followup", "aside")) {
      common.put(part, parser.choice(commonFile.lines(part)));
    }
    common.put("update", parser.choice(commonFile.lines("update")));
    topics = readTopics(parser);
  }

  static TextBank shared() {
    return Shared.BANK;
  }

  Names names() {
    return names;
  }

  /** In the order of {@code topics.txt}: the most frequent first. */
  List<Topic> topics() {
    return topics;
  }

  /** One of the parts of a report that do not depend on its tags. */
  Phrase.Choice common(String part) {
    Phrase.Choice choice = common.get(part);
    if (choice == null) {
      throw new IllegalArgumentException(part);
    }
    return choice;
  }

  List<String> headers() {
    return headers;
  }

  List<String> footers() {
    return footers;
  }

  private static List<Topic> readTopics(PhraseParser parser) {
    List<String> codes = BankFile.read("topics.txt").lines("topics");
    if (codes.size() > 31) {
      throw new IllegalStateException("text bank: sets of tags are held in 31 bits");
    }
    List<Topic> topics = new ArrayList<>();
    for (String code : codes) {
      topics.add(readTopic(BankFile.read("topics/" + code + ".txt"), code, codes, parser));
    }
    return List.copyOf(topics);
  }

  private static Topic readTopic(
      BankFile file, String code, List<String> codes, PhraseParser parser) {
    List<Topic.Companion> companions = new ArrayList<>();
    for (String item : items(file.setting("with"))) {
      int space = item.indexOf(' ');
      double probability = Double.parseDouble(item.substring(space + 1).strip());
      companions.add(
          new Topic.Companion(index(file, codes, item.substring(0, space)), probability));
    }
    List<Integer> confused = new ArrayList<>();
    for (String item : items(file.setting("confused"))) {
      confused.add(index(file, codes, item));
    }
    if (confused.isEmpty()) {
      throw file.bad("needs \"confused: TAG, TAG\"");
    }
    List<Phrase.Choice> themes = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    double total = 0;
    for (Map.Entry<String, List<String>> section : file.sections().entrySet()) {
      String[] heading = section.getKey().split(" ", -1);
      if (heading[0].equals("theme") && heading.length == 3) {
        total += Double.parseDouble(heading[2]);
        totals.add(total);
        themes.add(parser.choice(section.getValue()));
      } else if (!section.getKey().equals("weak")) {
        throw file.bad("expected [theme NAME WEIGHT] or [weak], found [" + section.getKey() + "]");
      }
    }
    if (themes.isEmpty()) {
      throw file.bad("needs a [theme NAME WEIGHT]");
    }
    return new Topic(
        new Tag(code),
        Double.parseDouble(file.setting("weight")),
        List.copyOf(companions),
        List.copyOf(confused),
        List.copyOf(themes),
        List.copyOf(totals),
        parser.choice(file.lines("weak")));
  }

  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static int index(BankFile file, List<String> codes, String code) {
    int index = codes.indexOf(code);
    if (index < 0) {
      throw file.bad("unknown tag " + code + "; known: " + String.join(", ", codes));
    }
    return index;
  }
}
