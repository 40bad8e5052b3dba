package uk.toex.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

/**
 * A plugin's classifier behind its {@link Guard}: texts go in batches, and each gets an outcome of
 * its own. Where a batch fails as a whole, its texts are asked one by one, so that one bad text
 * costs no other its score; where a batch is late, all of it is, and the plugin is quarantined.
 *
 * <p>As thread-safe as the guard makes it: always.
 */
public final class GuardedClassifier implements ReportClassifier {

  private final Guard guard;
  private final ReportClassifier classifier;
  private final List<Tag> tags;

  GuardedClassifier(Guard guard, ReportClassifier classifier, List<Tag> tags) {
    this.guard = guard;
    this.classifier = classifier;
    this.tags = List.copyOf(tags);
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  /**
   * Scores texts.
   *
   * @return one outcome per text, in their order; a value holds one probability per tag
   * @throws uk.toex.api.CancelledException if the calling thread was interrupted
   */
  public List<Outcome<double[]>> score(List<String> texts) {
    List<Outcome<double[]>> all = new ArrayList<>(texts.size());
    int batch = guard.settings().batch();
    for (int from = 0; from < texts.size(); from += batch) {
      int to = Math.min(texts.size(), from + batch);
      List<String> some = Collections.unmodifiableList(texts.subList(from, to));
      switch (tell(all, some, guard.call("scoring", () -> ask(some)))) {
        case ONE_BY_ONE -> {
          for (String text : some) {
            List<String> one = List.of(text);
            tell(all, one, guard.call("scoring", () -> askOne(text)));
          }
        }
        case TOLD -> {}
      }
    }
    return all;
  }

  /**
   * @throws InputRefusedException if there is no score, whatever the reason, saying which
   */
  @Override
  public double[] probabilities(String text) {
    Outcome<double[]> outcome = score(List.of(text)).get(0);
    if (outcome instanceof Outcome.Scored<double[]> scored) {
      return scored.value();
    }
    throw new InputRefusedException(outcome.problem());
  }

  @Override
  public List<double[]> probabilities(List<String> texts) {
    List<double[]> all = new ArrayList<>(texts.size());
    for (Outcome<double[]> outcome : score(texts)) {
      all.add(outcome instanceof Outcome.Scored<double[]> scored ? scored.value() : new double[0]);
    }
    return all;
  }

  /** Why a text gets its probability for a tag, if the plugin says. */
  public Outcome<Explanation> explained(String text, Tag tag) {
    return guard.call(
        "explaining",
        () -> {
          Explanation explanation = classifier.explain(text, tag);
          touch(explanation);
          return Double.isFinite(explanation.total())
              ? new Outcome.Scored<>(explanation)
              : new Outcome.Failed<>("the explanation's total is " + explanation.total());
        });
  }

  /** Fails here, and not in the host, if a list holds what it must not; casts do not show that. */
  private static void touch(Explanation explanation) {
    for (Explanation.Part part : explanation.parts()) {
      if (part instanceof Explanation.Evidence evidence) {
        for (Explanation.Span span : evidence.spans()) {
          Objects.requireNonNull(span);
        }
      }
    }
  }

  /**
   * @throws UnsupportedOperationException if there is no explanation, saying why
   */
  @Override
  public Explanation explain(String text, Tag tag) {
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException("no such tag: " + tag + "; there are " + tags);
    }
    Outcome<Explanation> outcome = explained(text, tag);
    if (outcome instanceof Outcome.Scored<Explanation> scored) {
      return scored.value();
    }
    throw new UnsupportedOperationException(outcome.problem());
  }

  private enum Next {
    TOLD,
    ONE_BY_ONE
  }

  /** Adds the outcomes of a batch, unless it failed as a whole and has parts to be asked again. */
  private Next tell(
      List<Outcome<double[]>> all, List<String> texts, Outcome<List<Outcome<double[]>>> outcome) {
    if (outcome instanceof Outcome.Scored<List<Outcome<double[]>>> scored) {
      for (Outcome<double[]> each : scored.value()) {
        note(each);
        all.add(each);
      }
      return Next.TOLD;
    }
    boolean late = outcome instanceof Outcome.TimedOut<?> || guard.quarantine() != null;
    if (!late && texts.size() > 1) {
      return Next.ONE_BY_ONE;
    }
    for (int i = 0; i < texts.size(); i++) {
      Outcome<double[]> each;
      if (outcome instanceof Outcome.TimedOut<?> timedOut) {
        each = new Outcome.TimedOut<>(timedOut.deadline());
      } else if (outcome instanceof Outcome.Refused<?> refused) {
        each = new Outcome.Refused<>(refused.reason());
      } else {
        each = new Outcome.Failed<>(outcome.problem());
      }
      note(each);
      all.add(each);
    }
    return Next.TOLD;
  }

  private void note(Outcome<double[]> outcome) {
    if (outcome instanceof Outcome.Scored<?>) {
      guard.noteSuccess();
    } else if (outcome instanceof Outcome.Failed<double[]> failed) {
      guard.noteFailure(failed.reason());
    }
  }

  /** On the worker: asks for a batch and reads the answer. */
  private Outcome<List<Outcome<double[]>>> ask(List<String> texts) {
    if (texts.size() == 1) {
      return askOne(texts.get(0));
    }
    List<double[]> rows = classifier.probabilities(texts);
    if (rows == null || rows.size() != texts.size()) {
      return new Outcome.Failed<>(
          rows == null ? "null for a batch" : rows.size() + " rows for " + texts.size() + " texts");
    }
    List<Outcome<double[]>> all = new ArrayList<>(texts.size());
    // A list may lie about its size, and may have no end.
    for (double[] row : rows) {
      if (all.size() == texts.size()) {
        return new Outcome.Failed<>("more rows than the " + texts.size() + " texts");
      }
      all.add(checked(row));
    }
    return all.size() == texts.size()
        ? new Outcome.Scored<>(all)
        : new Outcome.Failed<>(all.size() + " rows for " + texts.size() + " texts");
  }

  private Outcome<List<Outcome<double[]>>> askOne(String text) {
    return new Outcome.Scored<>(List.of(checked(classifier.probabilities(text))));
  }

  /** A copy, since the plugin might write to its array later. */
  private Outcome<double[]> checked(double[] row) {
    if (row == null) {
      return new Outcome.Failed<>("null instead of probabilities");
    }
    if (row.length == 0 && !tags.isEmpty()) {
      return new Outcome.Refused<>("the plugin does not take this text");
    }
    if (row.length != tags.size()) {
      return new Outcome.Failed<>(row.length + " probabilities for " + tags.size() + " tags");
    }
    double[] copy = row.clone();
    for (int t = 0; t < copy.length; t++) {
      if (!(copy[t] >= 0 && copy[t] <= 1)) {
        return new Outcome.Failed<>(
            "the probability of " + tags.get(t) + " is " + copy[t] + ", not in [0, 1]");
      }
    }
    return new Outcome.Scored<>(copy);
  }
}
