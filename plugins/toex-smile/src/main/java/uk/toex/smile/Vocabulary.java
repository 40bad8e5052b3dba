package uk.toex.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/** The words that models know: those of at least two reports, the commonest first. Immutable. */
final class Vocabulary {

  private static final int AT_LEAST = 2;
  private static final int MOST_WORDS = 100_000;

  private final Map<String, Integer> number;
  private final float[] idf;
  private final boolean binary;

  private Vocabulary(Map<String, Integer> number, float[] idf, boolean binary) {
    this.number = number;
    this.idf = idf;
    this.binary = binary;
  }

  static Vocabulary of(List<Report> reports, boolean binary, Progress progress) {
    Map<String, Integer> holding = new HashMap<>();
    Set<String> own = new HashSet<>();
    int n = 0;
    for (Report report : reports) {
      if ((n & 0x3FF) == 0) {
        progress.step("reading", n, reports.size());
      }
      n++;
      own.clear();
      Words.forEach(report.text(), own::add);
      own.forEach(word -> holding.merge(word, 1, Integer::sum));
    }
    List<Map.Entry<String, Integer>> common = new ArrayList<>(holding.entrySet());
    common.removeIf(entry -> entry.getValue() < AT_LEAST);
    common.sort(
        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    if (common.isEmpty()) {
      throw new InputRefusedException(
          "No two of the " + n + " reports share a word, so there is nothing to learn from.");
    }
    common = common.subList(0, Math.min(MOST_WORDS, common.size()));
    Map<String, Integer> number = new HashMap<>();
    float[] idf = new float[common.size()];
    for (Map.Entry<String, Integer> entry : common) {
      idf[number.size()] = (float) (1 + Math.log((n + 1.0) / (entry.getValue() + 1.0)));
      number.put(entry.getKey(), number.size());
    }
    return new Vocabulary(number, idf, binary);
  }

  int size() {
    return idf.length;
  }

  Doc read(String text) {
    Map<Integer, Integer> times = new HashMap<>();
    Words.forEach(
        text,
        word -> {
          Integer known = number.get(word);
          if (known != null) {
            times.merge(known, 1, Integer::sum);
          }
        });
    int[] word = times.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    float[] value = new float[word.length];
    if (binary) {
      Arrays.fill(value, 1);
      return new Doc(word, value);
    }
    double squares = 0;
    for (int i = 0; i < word.length; i++) {
      value[i] = (float) ((1 + Math.log(times.getOrDefault(word[i], 1))) * idf[word[i]]);
      squares += value[i] * value[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < word.length; i++) {
      value[i] = (float) (value[i] / length);
    }
    return new Doc(word, value);
  }
}
