package uk.toex.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How well tags were found: the mean over the tags of 2·hits / (given + true). */
final class MacroF1 {

  private MacroF1() {}

  /**
   * The macro-averaged F1.
   *
   * @param tags averaged over those that are either true or given somewhere
   * @return in [0, 1]; NaN if there is no such tag
   */
  static double of(List<String> tags, List<Set<String>> truth, List<Set<String>> given) {
    if (truth.size() != given.size()) {
      throw new IllegalArgumentException(
          given.size() + " reports were classified, expected " + truth.size());
    }
    double sum = 0;
    int counted = 0;
    for (String tag : tags) {
      long hits = 0;
      long both = 0;
      for (int i = 0; i < truth.size(); i++) {
        boolean isTrue = truth.get(i).contains(tag);
        boolean isGiven = given.get(i).contains(tag);
        hits += isTrue && isGiven ? 1 : 0;
        both += (isTrue ? 1 : 0) + (isGiven ? 1 : 0);
      }
      if (both > 0) {
        sum += 2.0 * hits / both;
        counted++;
      }
    }
    return sum / counted;
  }

  /**
   * What a contender printed: a line a report, its tags apart by spaces. fastText's {@code
   * __label__} is taken off, and its probabilities, being no tags, are passed over.
   */
  static List<Set<String>> read(Path file, List<String> tags) {
    Set<String> known = Set.copyOf(tags);
    List<Set<String>> out = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Set<String> found = new HashSet<>();
        for (String word : line.split(" ", -1)) {
          String code = word.startsWith("__label__") ? word.substring(9) : word;
          if (known.contains(code)) {
            found.add(code);
          }
        }
        out.add(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }
}
