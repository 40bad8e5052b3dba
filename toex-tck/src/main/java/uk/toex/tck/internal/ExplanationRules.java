package uk.toex.tck.internal;

import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ClassifierSubject.Trained;
import uk.toex.tck.internal.Verdict.Broken;

/** E701 to E708: explanations of classifiers that promise them. */
final class ExplanationRules {

  private ExplanationRules() {}

  static List<Check> all() {
    return List.of(
        each(
            "E701",
            "an explanation's total is the log-odds of the score",
            (trial, classifier) -> {
              for (String text : trial.corpus().texts()) {
                double[] scores = classifier.probabilities(text);
                for (int tag = 0; tag < scores.length; tag++) {
                  Explanation why = explain(classifier, text, classifier.tags().get(tag));
                  requireLogOdds(why.total(), scores[tag]);
                }
              }
            }),
        explanations(
            "E702",
            "an explanation's parts are finite numbers that add up to its total",
            (text, why) -> {
              double sum = why.unexplained();
              for (Part part : why.parts()) {
                sum += part.value();
              }
              double added = sum;
              Broken.unless(
                  Double.isFinite(sum) && near(sum, why.total(), 0),
                  () -> "they add up to " + added + ", not to " + why.total());
            }),
        explanations(
            "E703",
            "the places that an explanation points at lie in the text",
            (text, why) -> {
              for (Part part : why.parts()) {
                if (part instanceof Evidence evidence) {
                  for (Span span : evidence.spans()) {
                    Broken.unless(
                        span.end() <= text.length(),
                        () -> span + " in a text of " + text.length() + " characters");
                  }
                }
              }
            }),
        explanations(
            "E704",
            "an explanation leaves nothing unexplained",
            (text, why) ->
                Broken.unless(
                    near(why.unexplained(), 0, why.total()),
                    () -> why.unexplained() + " of " + why.total() + " has no part")),
        explanations(
            "E705",
            "every part of an explanation has a name, and the scale is log-odds",
            (text, why) -> {
              Broken.unless(why.scale().equals("log-odds"), () -> "the scale is " + why.scale());
              for (Part part : why.parts()) {
                Broken.unless(!part.name().isBlank(), () -> "a part without a name");
              }
            }),
        each(
            "E706",
            "a tag that the classifier does not know is refused with IllegalArgumentException",
            (trial, classifier) -> {
              try {
                classifier.explain(trial.corpus().texts().get(0), new Tag("toex-kit no tag"));
              } catch (IllegalArgumentException e) {
                return;
              }
              throw new Broken("it was explained");
            }),
        each(
            "E707",
            "an explanation is the same each time",
            (trial, classifier) -> {
              Tag tag = classifier.tags().get(0);
              for (String text : trial.corpus().texts()) {
                Explanation first = explain(classifier, text, tag);
                for (int i = 0; i < 5; i++) {
                  Explanation again = explain(classifier, text, tag);
                  Broken.unless(first.equals(again), () -> "first " + first + ", then " + again);
                }
              }
            }),
        each(
            "E708",
            "hostile texts are explained, or refused",
            (trial, classifier) -> {
              for (String text : HostileTexts.assortment()) {
                try {
                  explain(classifier, text, classifier.tags().get(0));
                } catch (InputRefusedException e) {
                  trial.note("a hostile text is refused");
                }
              }
            }));
  }

  /**
   * Broken unless a total is ln(p / (1 − p)), to the tolerance of explanations and to what rounding
   * p to a double does to it.
   */
  static void requireLogOdds(double total, double p) {
    Broken.unless(
        p > 0 && p < 1, () -> "a score of " + p + " has no finite log-odds to be explained");
    double logOdds = Math.log(p) - Math.log1p(-p);
    double rounding = Math.ulp(p) / (p * (1 - p));
    Broken.unless(
        Math.abs(total - logOdds)
            <= Explanation.TOLERANCE * Math.max(1, Math.abs(logOdds)) + rounding,
        () -> "the total is " + total + " for a score of " + p + ", whose log-odds are " + logOdds);
  }

  private static boolean near(double a, double b, double scale) {
    double most = Math.max(1, Math.max(Math.abs(b), Math.abs(scale)));
    return Math.abs(a - b) <= Explanation.TOLERANCE * most;
  }

  private static Explanation explain(ReportClassifier classifier, String text, Tag tag) {
    Explanation why = classifier.explain(text, tag);
    Broken.unless(why != null, () -> "an explanation is null");
    return why;
  }

  private interface Body {
    void run(Trial trial, ReportClassifier classifier) throws Exception;
  }

  private interface Look {
    void at(String text, Explanation why);
  }

  /** Of every tag, for ordinary texts. */
  private static Check explanations(String id, String sentence, Look look) {
    return each(
        id,
        sentence,
        (trial, classifier) -> {
          for (String text : trial.corpus().texts()) {
            for (Tag tag : classifier.tags()) {
              look.at(text, explain(classifier, text, tag));
            }
          }
        });
  }

  private static Check each(String id, String sentence, Body body) {
    return Check.each(
        ClassifierSubject.class,
        id,
        sentence,
        (trial, subject) -> {
          trial.requireClaimed(Capability.EXPLAINS);
          body.run(trial, trial.probe(subject, Trained.class).classifier());
        });
  }
}
