package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.spi.ToexPlugin;

/** The kinds of offers that the kit knows. */
final class Kinds {
  static final List<Kind> ALL =
      List.of(new ClassifierKind(), new ReviewerKind(), new LanguageKind(), new NetworkKind());

  private Kinds() {}

  static List<Subject> subjects(ToexPlugin plugin, Corpus corpus) {
    List<Subject> all = new ArrayList<>();
    for (Kind kind : ALL) {
      all.addAll(kind.subjects(plugin, corpus));
    }
    return List.copyOf(all);
  }
}
