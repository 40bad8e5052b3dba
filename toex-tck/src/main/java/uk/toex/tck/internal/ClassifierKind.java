package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.spi.Offer;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;

/**
 * Classifiers of reports: each is tried with tags that exclude each other and with tags that don't.
 */
final class ClassifierKind implements Kind {

  @Override
  public String word() {
    return "report classifier";
  }

  @Override
  public List<? extends Offer> offers(ToexPlugin plugin) {
    return plugin.reportClassifiers();
  }

  @Override
  public List<ClassifierSubject> subjects(ToexPlugin plugin, Corpus corpus) {
    List<ClassifierSubject> subjects = new ArrayList<>();
    for (ReportClassifierFactory factory : plugin.reportClassifiers()) {
      subjects.add(new ClassifierSubject(factory, false, corpus));
      if (!corpus.exclusive().isEmpty()) {
        subjects.add(new ClassifierSubject(factory, true, corpus));
      }
    }
    return subjects;
  }
}
