package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How evenly folds share texts that have no copies, where an even share is possible. */
class FoldsBalanceProperties {

  @Property(tries = 150)
  void one_tag_a_text_is_shared_out_to_within_two(
      @ForAll @IntRange(min = 20, max = 600) int n,
      @ForAll @IntRange(min = 2, max = 10) int folds,
      @ForAll @IntRange(min = 1, max = 12) int tagCount,
      @ForAll long seed) {
    SplitMix random = new SplitMix(seed);
    int[] group = new int[n];
    Arrays.setAll(group, d -> d);
    int[][] tags = new int[n][];
    for (int d = 0; d < n; d++) {
      // Falling shares, and some texts without a tag.
      int t = (int) (random.unit() * random.unit() * (tagCount + 1));
      tags[d] = t < tagCount ? new int[] {t} : new int[0];
    }
    byte[] fold = Folds.deal(group, tags, tagCount, folds, seed);
    int[][] tagged = new int[tagCount][folds];
    int[] size = new int[folds];
    for (int d = 0; d < n; d++) {
      size[fold[d]]++;
      for (int t : tags[d]) {
        tagged[t][fold[d]]++;
      }
    }
    for (int t = 0; t < tagCount; t++) {
      assertEven(tagged[t], 2);
    }
    assertEven(size, 2);
  }

  private static void assertEven(int[] counts, int within) {
    double share = Arrays.stream(counts).average().orElseThrow();
    for (int count : counts) {
      assertThat(Math.abs(count - share)).as(Arrays.toString(counts)).isLessThanOrEqualTo(within);
    }
  }
}
