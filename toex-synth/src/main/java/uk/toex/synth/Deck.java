package uk.toex.synth;

import java.util.BitSet;
import java.util.List;
import uk.toex.synth.internal.Rng;

/** Lines drawn one after the other, none twice before all have been. Used by one thread. */
final class Deck {

  private final List<Phrase> lines;
  private final BitSet drawn;

  Deck(Phrase.Choice lines) {
    this.lines = lines.options();
    drawn = new BitSet(this.lines.size());
  }

  Phrase draw(Rng rng) {
    if (drawn.cardinality() == lines.size()) {
      drawn.clear();
    }
    int i = rng.below(lines.size());
    while (drawn.get(i)) {
      i = (i + 1) % lines.size();
    }
    drawn.set(i);
    return lines.get(i);
  }
}
