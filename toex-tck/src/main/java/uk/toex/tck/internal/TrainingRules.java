package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ClassifierSubject.Trained;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Untestable;

/** S210 to S216: how classifiers learn. */
final class TrainingRules {
  /** Chance is 0.5; the kit's own reports are easy. */
  private static final double AT_LEAST = 0.6;

  private static final int COLLECTIONS = 20;
  private static final long NAP_MILLIS = 20;

  private TrainingRules() {}

  static List<Check> all() {
    return List.of(
        each(
            ClassifierSubject.class,
            "S210",
            "training leaves the reports as they were",
            (trial, subject) -> {
              List<Report> reports = new ArrayList<>(subject.work().reports());
              List<Report> before = List.copyOf(reports);
              subject.make(subject.work().with(reports));
              Broken.unless(before.equals(reports), () -> "their list is another afterwards");
            }),
        each(
            ClassifierSubject.class,
            "S211",
            "tags that are not in the settings don't count",
            (trial, subject) -> {
              List<Tag> all = subject.work().tags();
              List<Tag> some = new ArrayList<>(all.subList(0, Math.max(2, all.size() - 1)));
              some.add(0, some.remove(some.size() - 1)); // Not in order of their codes.
              Trained trained = subject.make(subject.work().withTags(some));
              List<Tag> told = trained.classifier().tags();
              Broken.unless(some.equals(told), () -> "asked for " + some + ", tells " + told);
              trained.ask(trial.corpus().texts().get(0));
            }),
        each(
            ClassifierSubject.class,
            "S212",
            "what was learned tells the training reports better than chance",
            (trial, subject) -> {
              ReportClassifier classifier = trial.probe(subject, Trained.class).classifier();
              double area = areaUnderCurve(classifier, subject.work().reports());
              Broken.unless(
                  area >= AT_LEAST,
                  () -> "the area under the ROC curve is " + area + ", at least " + AT_LEAST);
            }),
        each(
            ClassifierSubject.class,
            "S213",
            "a classifier does not keep the reports that it learned from",
            TrainingRules::keepsNone),
        each(
            ClassifierSubject.class,
            "S214",
            "training again leaves the first classifier as it was",
            (trial, subject) -> {
              Trained first = trial.probe(subject, Trained.class);
              List<String> texts = trial.corpus().texts();
              List<long[]> before = Answers.to(first, texts);
              List<Report> half = subject.work().reports();
              subject.make(subject.work().with(half.subList(0, half.size() / 2)));
              if (Answers.differs(before, Answers.to(first, texts)) >= 0) {
                trial.requireClaimed(Capability.DETERMINISTIC);
                throw new Broken("its answers are others after another training");
              }
            }),
        each(
            ClassifierSubject.class,
            "S215",
            "training reads the reports from one thread",
            (trial, subject) -> {
              WatchedReports reports = new WatchedReports(subject.work().reports());
              subject.make(subject.work().with(reports).withThreads(4));
              Broken.unless(reports.readers() <= 1, () -> reports.readers() + " threads read them");
            }),
        each(
            ClassifierSubject.class,
            "S216",
            "training takes reports that are made anew each time they are read",
            (trial, subject) -> {
              List<Report> reports = new WatchedReports(subject.work().reports());
              Trained trained = subject.make(subject.work().with(reports));
              List<String> texts = trial.corpus().texts();
              List<long[]> answers = Answers.to(trained, texts);
              if (trial.has(Capability.DETERMINISTIC)) {
                Answers.requireSame(
                    Answers.to(trial.probe(subject), texts), answers, "than from a list in memory");
              }
            }));
  }

  /** Over all pairs of a report that carries a tag and one that does not, for the same tag. */
  private static double areaUnderCurve(ReportClassifier classifier, List<Report> reports) {
    List<double[]> scores = new ArrayList<>();
    for (Report report : reports) {
      scores.add(classifier.probabilities(report.text()));
    }
    double won = 0;
    double pairs = 0;
    for (int tag = 0; tag < classifier.tags().size(); tag++) {
      for (int i = 0; i < reports.size(); i++) {
        boolean carries = reports.get(i).tags().contains(classifier.tags().get(tag));
        for (int j = 0; carries && j < reports.size(); j++) {
          if (!reports.get(j).tags().contains(classifier.tags().get(tag))) {
            double difference = scores.get(i)[tag] - scores.get(j)[tag];
            won += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
            pairs++;
          }
        }
      }
    }
    return pairs == 0 ? 1 : won / pairs;
  }

  private static void keepsNone(Trial trial, ClassifierSubject subject)
      throws InterruptedException {
    Set<WeakReference<Object>> references = new HashSet<>();
    Trained trained = trainOnCopies(subject, references);
    WeakReference<Object> control = new WeakReference<>(new Object());
    for (int i = 0; i < COLLECTIONS && anyHeld(references); i++) {
      System.gc();
      Thread.sleep(NAP_MILLIS);
    }
    boolean held = anyHeld(references);
    trained.ask(trial.corpus().texts().get(0)); // So that it lives till here.
    if (held && control.get() != null) {
      throw new Untestable("this Java runtime does not collect garbage when asked");
    }
    Broken.unless(!held, () -> "the reports, or their list, are still held");
  }

  private static Trained trainOnCopies(
      ClassifierSubject subject, Set<WeakReference<Object>> references) {
    List<Report> copies = new ArrayList<>();
    new WatchedReports(subject.work().reports()).forEach(copies::add);
    references.add(new WeakReference<>(copies));
    copies.forEach(copy -> references.add(new WeakReference<>(copy)));
    return subject.make(subject.work().with(copies));
  }

  private static boolean anyHeld(Set<WeakReference<Object>> references) {
    return references.stream().anyMatch(reference -> reference.get() != null);
  }
}
