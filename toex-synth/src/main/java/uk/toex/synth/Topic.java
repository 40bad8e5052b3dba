package uk.toex.synth;

import java.util.List;
import uk.toex.api.report.Tag;
import uk.toex.synth.internal.Rng;

/**
 * What the bank holds for one tag.
 *
 * @param tag the tag
 * @param weight how often a report is about it before all else, relative to other tags
 * @param companions tags that come with it
 * @param confused indices of the tags that are given in its place by mistake
 * @param themes what a report may be about within the tag, each with its lines: few are common,
 *     most are rare
 * @param themeTotals running totals of the themes' weights
 * @param weak lines that hint at the tag and would fit others too
 */
record Topic(
    Tag tag,
    double weight,
    List<Companion> companions,
    List<Integer> confused,
    List<Phrase.Choice> themes,
    List<Double> themeTotals,
    Phrase.Choice weak) {

  /**
   * A tag that comes with another.
   *
   * @param topic its index
   * @param probability how often
   */
  record Companion(int topic, double probability) {}

  Phrase.Choice theme(Rng rng) {
    double x = rng.unit() * themeTotals.get(themeTotals.size() - 1);
    int i = 0;
    while (i < themes.size() - 1 && x >= themeTotals.get(i)) {
      i++;
    }
    return themes.get(i);
  }
}
