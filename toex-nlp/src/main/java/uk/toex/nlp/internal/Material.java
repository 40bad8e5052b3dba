package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
      parts.add(new Step("read by " + views.names.get(v), sign * other(v, tag)));
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
      parts.add(new Step("read by " + views.names.get(v), other(v, tag) - other(v, rather)));
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

  private double other(int view, int tag) {
    return judge.viewWeight(tag, firstOther + view) * views.at(view, report, tag);
  }
}
