package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;
import uk.toex.api.report.Tag;

/**
 * What an explanation is made from: a text, and what was read in it by the built-in classifier and
 * by others.
 *
 * @param text the text
 * @param report its number
 * @param linear the built-in classifier's part; null where it takes none
 * @param views what others say of it
 * @param firstOther the number of their first view
 * @param judge weighs the views
 * @param tags the tags by number
 */
record Material(
    String text,
    int report,
    @Nullable Linear linear,
    Views views,
    int firstOther,
    Judge judge,
    List<Tag> tags) {

  /**
   * The built-in classifier's part.
   *
   * @param weights the weights that judged the text
   * @param explainer names words; its scratch belongs to the calling thread
   * @param typical the words typical of each tag
   */
  record Linear(LinearWeights weights, Explainer explainer, TypicalWords typical) {}

  /** What speaks for a tag, or with the sign −1 against it: words, and what others say. */
  List<Part> evidence(int tag, double sign) {
    List<Part> parts = new ArrayList<>();
    if (linear != null) {
      int n = tags.size();
      float[] w = linear.weights.weight;
      parts.addAll(linear.explainer.words(text, row -> sign * w[row * n + tag]));
    }
    for (int v = 0; v < views.names.size(); v++) {
      Sum sum = new Sum();
      sum.add(of(v, tag), sign * judge.viewWeight(tag, firstOther + v));
      parts.addAll(sum.parts());
    }
    return parts;
  }

  /** What speaks for one tag rather than another. */
  List<Part> evidence(int tag, int rather) {
    List<Part> parts = new ArrayList<>();
    if (linear != null) {
      int n = tags.size();
      float[] w = linear.weights.weight;
      parts.addAll(
          linear.explainer.words(text, row -> (double) w[row * n + tag] - w[row * n + rather]));
    }
    for (int v = 0; v < views.names.size(); v++) {
      Sum sum = new Sum();
      sum.add(of(v, tag), judge.viewWeight(tag, firstOther + v));
      sum.add(of(v, rather), -judge.viewWeight(rather, firstOther + v));
      parts.addAll(sum.parts());
    }
    return parts;
  }

  /** The words typical of a tag that the text lacks. */
  List<Part> lacking(int tag) {
    return linear == null
        ? List.of()
        : linear.explainer.lacking(text, linear.typical.of(tag), linear.weights, tag);
  }

  /** What the built-in classifier gives a tag before it has read anything. */
  double bias(int tag) {
    return linear == null ? 0 : linear.weights.bias[tag];
  }

  private List<Part> of(int view, int tag) {
    return views.parts(view, report, text, tags.get(tag), tag);
  }

  /** Parts weighed and added up by their names. */
  private static final class Sum {
    private final Map<String, Part> byName = new LinkedHashMap<>();

    void add(List<Part> parts, double weight) {
      for (Part part : parts) {
        boolean word = part instanceof Evidence;
        byName.merge((word ? "w" : "s") + part.name(), scaled(part, weight), (a, b) -> both(a, b));
      }
    }

    /** The heaviest first; what weighs nothing is left out. */
    List<Part> parts() {
      List<Part> all = new ArrayList<>(byName.values());
      all.removeIf(part -> part.value() == 0);
      all.sort(
          Comparator.comparingDouble((Part part) -> -Math.abs(part.value()))
              .thenComparing(Part::name));
      return all;
    }

    private static Part scaled(Part part, double weight) {
      return part instanceof Evidence word
          ? new Evidence(word.name(), weight * word.value(), word.spans())
          : new Step(part.name(), weight * part.value());
    }

    private static Part both(Part a, Part b) {
      double value = a.value() + b.value();
      return a instanceof Evidence word
          ? new Evidence(word.name(), value, word.spans())
          : new Step(a.name(), value);
    }
  }
}
