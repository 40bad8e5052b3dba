package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets are part of the model format: if one of these changes, so must the format's number. */
class HashBucketsTest {

  @ParameterizedTest
  @CsvSource({
    "missing, 463752",
    "Gift, 1015081",
    "ünïcode, 317522",
    "900123, 402823",
    "電, 897035",
    "\uD801\uDC00\uD801\uDC01, 771179"
  })
  void words_fall_into_the_buckets_of_format_1(String word, int bucket) {
    DocFeatures features = new DocFeatures();
    features.read(word);
    assertThat(features.count).isOne();
    assertThat(features.bucket[0]).isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({
    "missing gift, 4747001",
    "gift missing, 1289901",
    "older associate, 2249566",
    "電話, 1694809"
  })
  void pairs_fall_into_the_buckets_of_format_1(String pair, int bucket) {
    DocFeatures features = new DocFeatures();
    features.read(pair);
    assertThat(features.count).isEqualTo(3);
    assertThat(features.bucket[2]).isEqualTo(bucket);
  }

  @Test
  void hashes_are_those_of_format_1() {
    Tokens tokens = new Tokens();
    tokens.read("missing gift");
    assertThat(Arrays.copyOf(tokens.hash, tokens.count))
        .containsExactly(4387001428286410282L, 6707263278226362267L);
  }
}
