package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ClassifierSubject.Trained;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;

/** S201 to S209: what classifiers answer. */
final class ScoreRules {
  private static final double TOLERANCE = 1e-6;

  private ScoreRules() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "S201",
            "a classifier learns from tagged reports, exclusive or not",
            ScoreRules::learns),
        scores(
            "S202",
            "a classifier's tags are those of the settings, in their order",
            (trial, subject, classifier) -> {
              List<Tag> asked = subject.work().tags();
              List<Tag> told = classifier.tags();
              Broken.unless(asked.equals(told), () -> "asked for " + asked + ", tells " + told);
            }),
        scores(
            "S203",
            "there is one score for each tag",
            (trial, subject, classifier) -> {
              int tags = subject.work().tags().size();
              int refused = 0;
              for (String text : trial.corpus().texts()) {
                try {
                  double[] scores = classifier.probabilities(text);
                  Broken.unless(scores != null, () -> "null");
                  int length = scores.length;
                  Broken.unless(length == tags, () -> length + " scores for " + tags + " tags");
                } catch (InputRefusedException e) {
                  refused++;
                }
              }
              Broken.unless(
                  refused < trial.corpus().texts().size(), () -> "it refuses every ordinary text");
            }),
        scores(
            "S204",
            "every score is a number from 0 to 1",
            (trial, subject, classifier) -> {
              for (String text : trial.corpus().texts()) {
                for (double score : classifier.probabilities(text)) {
                  Broken.unless(score >= 0 && score <= 1, () -> "a score is " + score);
                }
              }
            }),
        scores(
            "S205",
            "each call gives a new array",
            (trial, subject, classifier) -> {
              String text = trial.corpus().texts().get(0);
              double[] first = classifier.probabilities(text);
              double[] copy = first.clone();
              Arrays.fill(first, -1);
              double[] second = classifier.probabilities(text);
              Broken.unless(
                  second != first && !Arrays.equals(second, first) && second.length == copy.length,
                  () -> "what the caller does with its array changes later answers");
            }),
        scores(
            "S206",
            "scores of tags that exclude each other add up to 1, or leave a hundredth to doubt",
            (trial, subject, classifier) -> {
              if (!subject.exclusive()) {
                throw new Missing("its tags may stand together");
              }
              for (String text : trial.corpus().texts()) {
                double sum = Arrays.stream(classifier.probabilities(text)).sum();
                Broken.unless(
                    sum >= 0.99 - TOLERANCE && sum <= 1 + TOLERANCE, () -> "they add up to " + sum);
              }
            }),
        scores("S207", "a batch is answered as its texts one by one", ScoreRules::batch),
        scores(
            "S208",
            "an empty batch has an empty answer",
            (trial, subject, classifier) -> {
              List<double[]> all = classifier.probabilities(List.<String>of());
              Broken.unless(all != null && all.isEmpty(), () -> "the answer is not empty");
            }),
        scores(
            "S209",
            "the list of texts is left as it was",
            (trial, subject, classifier) -> {
              List<String> texts = new ArrayList<>(trial.corpus().texts());
              List<String> before = List.copyOf(texts);
              classifier.probabilities(texts);
              Broken.unless(before.equals(texts), () -> "the batch's list is another afterwards");
            }));
  }

  private static void learns(Trial trial) {
    List<ClassifierSubject> subjects =
        trial.opened().subjects().stream()
            .filter(ClassifierSubject.class::isInstance)
            .map(ClassifierSubject.class::cast)
            .toList();
    if (subjects.isEmpty()) {
      throw new Missing("the plugin offers no classifier");
    }
    for (ClassifierSubject subject : subjects) {
      Throwable failure = trial.making(subject).failure();
      if (failure instanceof InputRefusedException) {
        trial.note(subject.label() + " refuses: " + Told.shortened(failure.getMessage()));
        boolean other =
            subjects.stream()
                .filter(each -> each.factory().equals(subject.factory()))
                .anyMatch(each -> trial.making(each).failure() == null);
        Broken.unless(other, () -> subject.label() + " refuses the reports: " + Told.of(failure));
      } else if (failure != null) {
        throw new Broken(subject.label() + ": " + Told.of(failure));
      }
    }
  }

  private static void batch(Trial trial, ClassifierSubject subject, ReportClassifier classifier) {
    List<String> texts = trial.corpus().texts();
    List<double[]> together = classifier.probabilities(texts);
    Broken.unless(
        together != null && together.size() == texts.size(),
        () -> "a batch of " + texts.size() + " texts has not as many answers");
    boolean exact = trial.has(Capability.DETERMINISTIC) || trial.has(Capability.STREAMING);
    for (int i = 0; i < texts.size(); i++) {
      double[] one = classifier.probabilities(texts.get(i));
      double[] other = together.get(i);
      boolean same = one.length == other.length;
      for (int tag = 0; same && tag < one.length; tag++) {
        same =
            exact
                ? Double.doubleToLongBits(one[tag]) == Double.doubleToLongBits(other[tag])
                : Math.abs(one[tag] - other[tag]) <= TOLERANCE;
      }
      int at = i;
      Broken.unless(
          same,
          () ->
              "text "
                  + at
                  + " alone "
                  + Arrays.toString(one)
                  + ", in a batch "
                  + Arrays.toString(other));
    }
  }

  private interface Body {
    void run(Trial trial, ClassifierSubject subject, ReportClassifier classifier) throws Exception;
  }

  private static Check scores(String id, String sentence, Body body) {
    return each(
        ClassifierSubject.class,
        id,
        sentence,
        (trial, subject) ->
            body.run(trial, subject, trial.probe(subject, Trained.class).classifier()));
  }
}
