package uk.toex.tck.internal;

import java.util.List;
import uk.toex.spi.Offer;
import uk.toex.spi.ToexPlugin;

/**
 * A kind of offer. To add one to the kit: a kind with its subjects, a class with the rules that
 * hold for it alone, and a line in {@link Kinds} and {@link AllRules}.
 */
interface Kind {

  /** What one is called. */
  String word();

  /** What a plugin offers of the kind. */
  List<? extends Offer> offers(ToexPlugin plugin);

  /** The same, to be tried. */
  List<? extends Subject> subjects(ToexPlugin plugin, Corpus corpus);
}
