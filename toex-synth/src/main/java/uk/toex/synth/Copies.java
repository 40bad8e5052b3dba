package uk.toex.synth;

import uk.toex.synth.internal.Rng;

/** How an earlier report comes back: sent again, shortened, or with an update. */
final class Copies {

  private Copies() {}

  static String edit(String text, Composer composer, Plan plan, Author copier, Rng rng) {
    StringBuilder copy = new StringBuilder(text);
    double kind = rng.unit();
    if (kind < 0.3) {
      dropSentence(copy, rng);
    } else if (kind < 0.55) {
      copy.insert(0, composer.update(plan, copier, rng) + " ");
    } else if (kind < 0.8) {
      copy.append(' ').append(composer.update(plan, copier, rng));
    }
    // The rest are sent again as they were, with nothing but another hand's slips.
    Scribe.apply(copy, copier, rng);
    return copy.toString();
  }

  private static void dropSentence(StringBuilder text, Rng rng) {
    int start = text.indexOf(". ", rng.below(text.length()));
    int end = start < 0 ? -1 : text.indexOf(". ", start + 2);
    if (end > 0) {
      text.delete(start, end);
    }
  }
}
