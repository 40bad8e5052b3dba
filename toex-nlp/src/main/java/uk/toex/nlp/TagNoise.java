package uk.toex.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.toex.api.report.Tag;
import uk.toex.nlp.internal.SplitMix;

/**
 * Injects known errors into the tags of a collection, so that a review can be measured on data
 * whose truth nobody knows. Injected errors are easier to find than people's own: figures on them
 * compare methods and promise nothing.
 *
 * <p>Several tags a report: for each tag with enough reports, each given pair is dropped with the
 * probability {@code missing}; then {@code wrong} times the tag's original count is added, half to
 * reports that carry one of its three most co-occurring tags, half to any report without it.
 * Exclusive tags: each report's tag is replaced with the probability {@code wrong} by another,
 * drawn by how common it is.
 *
 * <p>A pure function of its arguments; thread-safe.
 */
public final class TagNoise {

  private TagNoise() {}

  /**
   * The tags with errors injected.
   *
   * @param tags the tags of each report
   * @param missing the share of given tags to drop, in [0, 1]
   * @param wrong the share of a tag's count to add, in [0, 1]
   * @param minReports how many reports a tag needs to take part
   * @param exclusive whether each report has exactly one tag
   * @param seed decides which
   */
  public static List<SortedSet<Tag>> inject(
      List<SortedSet<Tag>> tags,
      double missing,
      double wrong,
      int minReports,
      boolean exclusive,
      long seed) {
    if (!(missing >= 0 && missing <= 1 && wrong >= 0 && wrong <= 1)) {
      throw new IllegalArgumentException(
          "missing and wrong must be shares from 0 to 1, were " + missing + " and " + wrong);
    }
    TreeMap<Tag, Integer> count = new TreeMap<>();
    for (SortedSet<Tag> own : tags) {
      own.forEach(tag -> count.merge(tag, 1, Integer::sum));
    }
    List<SortedSet<Tag>> out = new ArrayList<>(tags.size());
    tags.forEach(own -> out.add(new TreeSet<>(own)));
    SplitMix random = new SplitMix(seed);
    List<Tag> eligible =
        count.keySet().stream().filter(tag -> count.getOrDefault(tag, 0) >= minReports).toList();
    if (exclusive) {
      replace(out, eligible, count, wrong, random);
    } else {
      for (Tag tag : eligible) {
        dropAndAdd(tags, out, tag, count, eligible, missing, wrong, random);
      }
    }
    return out;
  }

  private static void dropAndAdd(
      List<SortedSet<Tag>> original,
      List<SortedSet<Tag>> out,
      Tag tag,
      Map<Tag, Integer> count,
      List<Tag> eligible,
      double missing,
      double wrong,
      SplitMix random) {
    List<Tag> companions = companions(original, tag, eligible);
    List<Integer> beside = new ArrayList<>();
    List<Integer> without = new ArrayList<>();
    for (int d = 0; d < original.size(); d++) {
      if (original.get(d).contains(tag)) {
        if (random.unit() < missing) {
          out.get(d).remove(tag);
        }
      } else {
        without.add(d);
        if (companions.stream().anyMatch(original.get(d)::contains)) {
          beside.add(d);
        }
      }
    }
    int add = (int) StrictMath.round(wrong * count.getOrDefault(tag, 0));
    int added = add(out, tag, beside, add / 2, random);
    add(out, tag, without, add - added, random);
  }

  /** The three tags that most often stand beside a tag. */
  private static List<Tag> companions(List<SortedSet<Tag>> tags, Tag tag, List<Tag> eligible) {
    TreeMap<Tag, Integer> together = new TreeMap<>();
    for (SortedSet<Tag> own : tags) {
      if (own.contains(tag)) {
        own.forEach(other -> together.merge(other, 1, Integer::sum));
      }
    }
    return eligible.stream()
        .filter(other -> !other.equals(tag) && together.containsKey(other))
        .sorted((a, b) -> Integer.compare(together.getOrDefault(b, 0), together.getOrDefault(a, 0)))
        .limit(3)
        .toList();
  }

  private static int add(
      List<SortedSet<Tag>> out, Tag tag, List<Integer> candidates, int most, SplitMix random) {
    int[] order = candidates.stream().mapToInt(Integer::intValue).toArray();
    random.shuffle(order);
    int added = 0;
    for (int i = 0; i < order.length && added < most; i++) {
      added += out.get(order[i]).add(tag) ? 1 : 0;
    }
    return added;
  }

  private static void replace(
      List<SortedSet<Tag>> out,
      List<Tag> eligible,
      Map<Tag, Integer> count,
      double wrong,
      SplitMix random) {
    int[] upTo = new int[eligible.size()];
    int total = 0;
    for (int t = 0; t < upTo.length; t++) {
      total += count.getOrDefault(eligible.get(t), 0);
      upTo[t] = total;
    }
    for (Set<Tag> own : out) {
      if (own.size() != 1 || !eligible.contains(own.iterator().next()) || eligible.size() < 2) {
        continue;
      }
      if (random.unit() < wrong) {
        Tag other;
        do {
          int at = Arrays.binarySearch(upTo, random.below(total) + 1);
          other = eligible.get(at < 0 ? -at - 1 : at);
        } while (other.equals(own.iterator().next()));
        own.clear();
        own.add(other);
      }
    }
  }
}
