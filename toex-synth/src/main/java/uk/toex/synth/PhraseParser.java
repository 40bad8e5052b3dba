package uk.toex.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compiles lines of the text bank. A line is text with {@code (one|other|)} alternatives, which
 * nest (parentheses without a bar are text), and {@code {name}} references to a {@link Slot} or to
 * a section that all files may use.
 */
final class PhraseParser {

  private final Map<String, List<String>> sections;
  private final Map<String, String> abbreviations;
  private final Map<String, Phrase> compiled = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private String line = "";
  private int at;

  /**
   * @param sections lines that may be referred to, by name
   * @param abbreviations short forms by long forms
   */
  PhraseParser(Map<String, List<String>> sections, Map<String, String> abbreviations) {
    this.sections = sections;
    this.abbreviations = abbreviations;
  }

  /** A choice among lines. */
  Phrase.Choice choice(List<String> lines) {
    return new Phrase.Choice(lines.stream().map(this::parse).toList());
  }

  private Phrase section(String name) {
    Phrase known = compiled.get(name);
    if (known != null) {
      return known;
    }
    List<String> lines = sections.get(name);
    if (lines == null) {
      throw bad("{" + name + "} is neither a slot nor a section");
    }
    if (!open.add(name)) {
      throw bad("{" + name + "} leads back to itself");
    }
    Phrase phrase = choice(lines);
    open.remove(name);
    compiled.put(name, phrase);
    return phrase;
  }

  private Phrase parse(String text) {
    String outerLine = line;
    int outerAt = at;
    line = text;
    at = 0;
    Phrase phrase = sequence();
    if (at < line.length()) {
      throw bad("\"" + line.charAt(at) + "\" outside an alternative");
    }
    line = outerLine;
    at = outerAt;
    return phrase;
  }

  private Phrase sequence() {
    List<Phrase> parts = new ArrayList<>();
    while (at < line.length() && line.charAt(at) != '|' && line.charAt(at) != ')') {
      char c = line.charAt(at);
      if (c == '(') {
        parts.add(alternatives());
      } else if (c == '{') {
        parts.add(reference());
      } else {
        text(parts);
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Phrase.Sequence(parts);
  }

  private Phrase alternatives() {
    List<Phrase> options = new ArrayList<>();
    do {
      at++;
      options.add(sequence());
    } while (at < line.length() && line.charAt(at) == '|');
    if (at >= line.length()) {
      throw bad("unclosed (");
    }
    at++;
    return options.size() > 1
        ? new Phrase.Choice(options)
        : new Phrase.Sequence(List.of(new Phrase.Text("("), options.get(0), new Phrase.Text(")")));
  }

  private Phrase reference() {
    int end = line.indexOf('}', at);
    if (end < 0) {
      throw bad("unclosed {");
    }
    String name = line.substring(at + 1, end);
    at = end + 1;
    for (Slot slot : Slot.values()) {
      if (slot.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new Phrase.Fill(slot);
      }
    }
    return section(name);
  }

  /** Takes the text up to the next mark, and splits it at words that can be abbreviated. */
  private void text(List<Phrase> parts) {
    int end = at;
    while (end < line.length() && "(|){}".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    int from = at;
    while (at < end) {
      String full = startsWord(at) ? longestAbbreviated(at, end) : "";
      if (full.isEmpty()) {
        at++;
        continue;
      }
      if (at > from) {
        parts.add(new Phrase.Text(line.substring(from, at)));
      }
      parts.add(new Phrase.Shortened(full, abbreviations.getOrDefault(full, full)));
      at += full.length();
      from = at;
    }
    if (end > from) {
      parts.add(new Phrase.Text(line.substring(from, end)));
    }
    at = end;
  }

  private boolean startsWord(int i) {
    return i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
  }

  private String longestAbbreviated(int from, int end) {
    String best = "";
    for (String full : abbreviations.keySet()) {
      int after = from + full.length();
      if (full.length() > best.length()
          && after <= end
          && line.startsWith(full, from)
          && (after == line.length() || !Character.isLetterOrDigit(line.charAt(after)))) {
        best = full;
      }
    }
    return best;
  }

  private IllegalStateException bad(String what) {
    return new IllegalStateException("text bank: " + what + " in \"" + line + "\"");
  }
}
