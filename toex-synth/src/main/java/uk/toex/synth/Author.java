package uk.toex.synth;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.internal.Rng;

/**
 * Who writes reports, and how.
 *
 * @param id the reference that reports carry
 * @param upperCase writes in capitals throughout
 * @param terse writes little more than the facts
 * @param abbreviates how often a word that can be shortened is, in [0, 1]
 * @param typos mistypings a word
 * @param header what they paste at the top, or empty
 * @param footer what they paste at the bottom, or empty
 * @param careless how much likelier than others to tag wrongly; the mean is about 1
 */
record Author(
    String id,
    boolean upperCase,
    boolean terse,
    double abbreviates,
    double typos,
    String header,
    String footer,
    double careless) {

  private static final int PURPOSE = 21;

  static List<Author> all(long seed, int count, TextBank bank) {
    List<Author> authors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rng rng = Rng.of(seed, i, PURPOSE);
      double typing = rng.unit();
      double care = rng.unit();
      authors.add(
          new Author(
              "A" + Integer.toString(10_000 + i).substring(1),
              rng.chance(0.1),
              rng.chance(0.2),
              rng.chance(0.3) ? 0.6 + 0.4 * rng.unit() : 0.35 * rng.unit(),
              0.03 * typing * typing * typing,
              rng.chance(0.35) ? rng.pick(bank.headers()) : "",
              rng.chance(0.5) ? rng.pick(bank.footers()) : "",
              0.5 + 1.5 * care * care));
    }
    return List.copyOf(authors);
  }
}
