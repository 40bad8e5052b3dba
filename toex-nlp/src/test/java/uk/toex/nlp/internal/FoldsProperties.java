package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FoldsProperties {

  private static final int TAGS = 4;
  private static final double[] SHARE = {0.5, 0.2, 0.08, 0.03};

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Texts(int[] group, int[][] tags) {}

  /** Texts in groups of up to {@code most}, whose members mostly share their tags. */
  private static Texts texts(int n, int most, long seed) {
    SplitMix random = new SplitMix(seed);
    int[] group = new int[n];
    int[] size = new int[n];
    int[][] tags = new int[n][];
    for (int d = 0; d < n; d++) {
      int other = d == 0 ? 0 : group[random.below(d)];
      boolean joins = d > 0 && random.unit() < 0.3 && size[other] < most;
      group[d] = joins ? other : d;
      size[group[d]]++;
      int[] own = new int[TAGS];
      int k = 0;
      for (int t = 0; t < TAGS; t++) {
        if (random.unit() < SHARE[t]) {
          own[k++] = t;
        }
      }
      tags[d] = joins ? tags[other] : Arrays.copyOf(own, k);
    }
    return new Texts(group, tags);
  }

  @Property(tries = 200)
  void groups_stay_together_and_no_fold_is_left_empty(
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 2, max = 100) int folds,
      @ForAll @IntRange(min = 1, max = 50) int most,
      @ForAll long seed) {
    Texts texts = texts(n, most, seed);
    byte[] fold = Folds.deal(texts.group, texts.tags, TAGS, folds, seed);
    assertThat(fold).hasSize(n);
    int groups = 0;
    boolean[] used = new boolean[folds];
    for (int d = 0; d < n; d++) {
      assertThat((int) fold[d]).isBetween(0, folds - 1);
      assertThat(fold[d]).isEqualTo(fold[texts.group[d]]);
      groups += texts.group[d] == d ? 1 : 0;
      used[fold[d]] = true;
    }
    int full = 0;
    for (boolean u : used) {
      full += u ? 1 : 0;
    }
    assertThat(full).isEqualTo(Math.min(folds, groups));
  }

  @Property(tries = 60)
  void every_fold_gets_its_share_of_reports_and_of_every_tag(
      @ForAll @IntRange(min = 2, max = 10) int folds, @ForAll long seed) {
    int n = 2000;
    Texts texts = texts(n, 5, seed);
    byte[] fold = Folds.deal(texts.group, texts.tags, TAGS, folds, seed);
    double[] size = new double[folds];
    double[][] tagged = new double[folds][TAGS];
    double[] total = new double[TAGS];
    for (int d = 0; d < n; d++) {
      size[fold[d]]++;
      for (int t : texts.tags[d]) {
        tagged[fold[d]][t]++;
        total[t]++;
      }
    }
    for (int f = 0; f < folds; f++) {
      double share = (double) n / folds;
      assertThat(size[f]).as("size of a fold").isBetween(0.85 * share - 5, 1.15 * share + 5);
      for (int t = 0; t < TAGS; t++) {
        double own = total[t] / folds;
        assertThat(tagged[f][t]).as("tag %s", t).isBetween(0.8 * own - 6, 1.2 * own + 6);
      }
    }
  }

  @Example
  void the_seed_decides_and_nothing_else() {
    Texts texts = texts(500, 5, 3);
    byte[] fold = Folds.deal(texts.group, texts.tags, TAGS, 5, 1);
    assertThat(Folds.deal(texts.group, texts.tags, TAGS, 5, 1)).isEqualTo(fold);
    assertThat(Folds.deal(texts.group, texts.tags, TAGS, 5, 2)).isNotEqualTo(fold);
  }

  @Example
  void a_tag_with_as_many_reports_as_folds_is_in_each() {
    int n = 1000;
    int[] group = new int[n];
    int[][] tags = new int[n][];
    for (int d = 0; d < n; d++) {
      group[d] = d;
      tags[d] = d % 200 == 7 ? new int[] {0, 1} : new int[] {0};
    }
    byte[] fold = Folds.deal(group, tags, 2, 5, 1);
    boolean[] has = new boolean[5];
    for (int d = 7; d < n; d += 200) {
      has[fold[d]] = true;
    }
    assertThat(has).containsOnly(true);
  }

  @Property(tries = 150)
  void one_tag_a_text_is_shared_out_evenly(
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
      assertEven(tagged[t], 3);
    }
    assertEven(size, 3);
  }

  private static void assertEven(int[] counts, int within) {
    double share = Arrays.stream(counts).average().orElseThrow();
    for (int count : counts) {
      assertThat(Math.abs(count - share)).as(Arrays.toString(counts)).isLessThanOrEqualTo(within);
    }
  }
}
