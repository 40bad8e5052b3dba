package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rows of a space are the ranks of its buckets. Few tries: a space takes 20 MB to count. */
class FeatureSpaceProperties {

  @Property(tries = 25)
  void a_row_is_the_rank_of_its_bucket(@ForAll("buckets") Set<Integer> chosen) {
    int[] buckets = new TreeSet<>(chosen).stream().mapToInt(Integer::intValue).toArray();
    FeatureSpace space = FeatureSpace.ofBuckets(buckets);
    assertThat(space.rows()).isEqualTo(buckets.length);
    assertThat(space.buckets()).isEqualTo(buckets);
    int words = 0;
    for (int r = 0; r < buckets.length; r++) {
      int b = buckets[r];
      assertThat(space.row(b)).isEqualTo(r);
      words += b < DocFeatures.WORD_BUCKETS ? 1 : 0;
      assertThat(r < space.words()).isEqualTo(b < DocFeatures.WORD_BUCKETS);
      for (int beside : new int[] {b - 1, b + 1, b ^ 63, b ^ 64}) {
        if (beside >= 0 && beside < DocFeatures.BUCKETS) {
          int at = Arrays.binarySearch(buckets, beside);
          assertThat(space.row(beside)).isEqualTo(at < 0 ? -1 : at);
        }
      }
    }
    assertThat(space.words()).isEqualTo(words);
  }

  @Property(tries = 15)
  void words_and_pairs_have_thresholds_of_their_own(
      @ForAll("buckets") Set<Integer> chosen, @ForAll long seed) {
    SplitMix random = new SplitMix(seed);
    int[] documents = new int[DocFeatures.BUCKETS];
    for (int b : chosen) {
      documents[b] = random.below(8);
    }
    int word = 1 + random.below(4);
    int pair = 1 + random.below(4);
    FeatureSpace space = FeatureSpace.of(documents, word, pair);
    int[] kept =
        new TreeSet<>(chosen)
            .stream()
                .mapToInt(Integer::intValue)
                .filter(b -> documents[b] >= (b < DocFeatures.WORD_BUCKETS ? word : pair))
                .toArray();
    assertThat(space.buckets()).isEqualTo(kept);
    FeatureSpace again = FeatureSpace.ofBuckets(space.buckets());
    assertThat(again.rows()).isEqualTo(space.rows());
    assertThat(again.words()).isEqualTo(space.words());
    for (int b : chosen) {
      assertThat(again.row(b)).isEqualTo(space.row(b));
    }
  }

  @Example
  void a_space_may_be_empty_or_full() {
    FeatureSpace none = FeatureSpace.ofBuckets(new int[0]);
    assertThat(none.rows()).isZero();
    assertThat(none.words()).isZero();
    assertThat(none.row(0)).isEqualTo(-1);
    FeatureSpace all = FeatureSpace.of(new int[DocFeatures.BUCKETS], 0, 0);
    assertThat(all.rows()).isEqualTo(DocFeatures.BUCKETS);
    assertThat(all.words()).isEqualTo(DocFeatures.WORD_BUCKETS);
    assertThat(all.row(DocFeatures.BUCKETS - 1)).isEqualTo(DocFeatures.BUCKETS - 1);
  }

  @Provide
  Arbitrary<Set<Integer>> buckets() {
    Arbitrary<Integer> bucket =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, DocFeatures.BUCKETS - 1),
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers()
                .between(DocFeatures.WORD_BUCKETS - 70, DocFeatures.WORD_BUCKETS + 70),
            Arbitraries.integers().between(DocFeatures.BUCKETS - 70, DocFeatures.BUCKETS - 1));
    return bucket.set().ofMaxSize(300);
  }
}
