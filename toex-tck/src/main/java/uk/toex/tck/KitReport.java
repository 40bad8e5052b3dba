package uk.toex.tck;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.tck.internal.JsonReport;
import uk.toex.tck.internal.MarkdownReport;

/**
 * What the kit found of one plugin.
 *
 * @param plugin the plugin's id, or the name of its class if it gives no descriptor
 * @param facts what was tested with what: the plugin's version, the digests of its code, the
 *     settings, the Java runtime; by name
 * @param results one for each rule that was tried, in the order of the rules
 * @param unprovable what no rule can show, in sentences
 */
public record KitReport(
    String plugin,
    SortedMap<String, String> facts,
    List<RuleResult> results,
    List<String> unprovable) {

  public KitReport {
    Objects.requireNonNull(plugin, "plugin");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    results = List.copyOf(results);
    unprovable = List.copyOf(unprovable);
  }

  /** Whether no rule failed. */
  public boolean passed() {
    return with(Outcome.FAILED).isEmpty();
  }

  /** The results of one outcome, in the order of the rules. */
  public List<RuleResult> with(Outcome outcome) {
    return results.stream().filter(each -> each.outcome() == outcome).toList();
  }

  /** For people to read. What the plugin wrote is escaped. */
  public String toMarkdown() {
    return MarkdownReport.of(this);
  }

  /** For programs to read: one JSON object, UTF-8 when written, with a line feed at its end. */
  public String toJson() {
    return JsonReport.of(this);
  }
}
