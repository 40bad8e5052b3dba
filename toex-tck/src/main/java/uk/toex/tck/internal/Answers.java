package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answers of a probe to ordinary texts. */
final class Answers {
  private Answers() {}

  /** As many of the texts as the subject can be asked. */
  static List<String> texts(Subject subject, Corpus corpus) {
    List<String> texts = corpus.texts();
    return texts.subList(0, Math.min(texts.size(), subject.affordable(texts.size())));
  }

  /** The bits for each text, in their order. */
  static List<long[]> to(Probe probe, List<String> texts) {
    List<long[]> answers = new ArrayList<>();
    for (String text : texts) {
      answers.add(probe.ask(text));
    }
    return answers;
  }

  /** The place of the first difference, or −1. */
  static int differs(List<long[]> a, List<long[]> b) {
    if (a.size() != b.size()) {
      return Math.min(a.size(), b.size());
    }
    for (int i = 0; i < a.size(); i++) {
      if (!Arrays.equals(a.get(i), b.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Broken if the answers differ in a bit. */
  static void requireSame(List<long[]> expected, List<long[]> actual, String when) {
    int at = differs(expected, actual);
    Verdict.Broken.unless(
        at < 0,
        () ->
            "other answers "
                + when
                + ", first for text "
                + at
                + shown(expected, at)
                + " and then"
                + shown(actual, at));
  }

  private static String shown(List<long[]> answers, int at) {
    if (at >= answers.size()) {
      return " (nothing)";
    }
    long[] bits = answers.get(at);
    StringBuilder text = new StringBuilder(" (");
    for (int i = 0; i < Math.min(bits.length, 6); i++) {
      text.append(i > 0 ? " " : "").append(Long.toHexString(bits[i]));
    }
    return text.append(bits.length > 6 ? " …)" : ")").toString();
  }
}
