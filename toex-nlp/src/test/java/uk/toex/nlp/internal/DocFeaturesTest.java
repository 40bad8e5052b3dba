package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.nlp.Allocated;

class DocFeaturesTest {

  private static long hash(String word) {
    Tokens tokens = new Tokens();
    tokens.read(word);
    return tokens.hash[0];
  }

  private static int times(DocFeatures features, int bucket) {
    int times = 0;
    for (int i = 0; i < features.count; i++) {
      times += features.bucket[i] == bucket ? features.times[i] : 0;
    }
    return times;
  }

  @Test
  void words_and_pairs_are_counted() {
    DocFeatures features = new DocFeatures();
    features.read("Gave phone; gave phone, gave gift.");
    assertThat(features.count).isEqualTo(3 + 3);
    assertThat(times(features, DocFeatures.wordBucket(hash("gave")))).isEqualTo(3);
    assertThat(times(features, DocFeatures.wordBucket(hash("phone")))).isEqualTo(2);
    assertThat(times(features, DocFeatures.pairBucket(hash("gave"), hash("phone")))).isEqualTo(2);
    assertThat(times(features, DocFeatures.pairBucket(hash("phone"), hash("gave")))).isEqualTo(2);
    assertThat(times(features, DocFeatures.pairBucket(hash("gave"), hash("gift")))).isOne();
    features.read("");
    assertThat(features.count).isZero();
  }

  @Test
  void a_bucket_tells_a_word_from_a_pair() {
    DocFeatures features = new DocFeatures();
    features.read("older associate collected the child by car near the school gate");
    int words = 0;
    for (int i = 0; i < features.count; i++) {
      assertThat(features.bucket[i]).isBetween(0, DocFeatures.BUCKETS - 1);
      words += features.bucket[i] < DocFeatures.WORD_BUCKETS ? 1 : 0;
    }
    assertThat(words).isEqualTo(10); // "the" twice
    assertThat(features.count).isEqualTo(20);
  }

  @Test
  void a_text_of_a_million_distinct_words_fits() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      text.append("w").append(i).append(' ');
    }
    DocFeatures features = new DocFeatures();
    features.read(text.toString());
    long sum = 0;
    for (int i = 0; i < features.count; i++) {
      sum += features.times[i];
    }
    assertThat(sum).isEqualTo(2 * 300_000 - 1);
  }

  @Test
  void nothing_is_allocated_per_text() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      texts.add(
          ("Report " + i + " of an older male, seen \u00e0 l'h\u00f4tel \u6f22. ").repeat(40 + i));
    }
    DocFeatures features = new DocFeatures();
    Runnable loop = () -> texts.forEach(features::read);
    for (int i = 0; i < 20; i++) {
      loop.run();
    }
    long before = Allocated.byThisThread();
    for (int i = 0; i < 20; i++) {
      loop.run();
    }
    // 1,000 texts of some 500 words: a byte a text would show.
    assertThat(Allocated.byThisThread() - before).isLessThan(20_000);
  }

  @Test
  void a_feature_space_numbers_the_buckets_that_enough_texts_hold() {
    int[] documents = new int[DocFeatures.BUCKETS];
    int[] kept = {0, 63, 64, 1000, DocFeatures.WORD_BUCKETS - 1};
    for (int b : kept) {
      documents[b] = 2;
    }
    documents[5] = 1;
    documents[DocFeatures.WORD_BUCKETS] = 5;
    documents[DocFeatures.WORD_BUCKETS + 1] = 4;
    documents[DocFeatures.BUCKETS - 1] = 7;
    FeatureSpace space = FeatureSpace.of(documents, 2, 5);
    assertThat(space.rows()).isEqualTo(7);
    assertThat(space.words()).isEqualTo(5);
    int[] buckets = space.buckets();
    assertThat(buckets)
        .containsExactly(
            0,
            63,
            64,
            1000,
            DocFeatures.WORD_BUCKETS - 1,
            DocFeatures.WORD_BUCKETS,
            DocFeatures.BUCKETS - 1);
    for (int r = 0; r < buckets.length; r++) {
      assertThat(space.row(buckets[r])).isEqualTo(r);
    }
    assertThat(space.row(5)).isEqualTo(-1);
    assertThat(space.row(DocFeatures.WORD_BUCKETS + 1)).isEqualTo(-1);
    FeatureSpace again = FeatureSpace.ofBuckets(buckets);
    assertThat(again.buckets()).isEqualTo(buckets);
    assertThat(again.words()).isEqualTo(5);
  }
}
