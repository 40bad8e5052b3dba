package uk.toex.nlp.opennlp;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import opennlp.tools.doccat.FeatureGenerator;
import uk.toex.nlp.internal.Words;

/**
 * What a text is to the categorizers: its words, perhaps its pairs of words, and one feature that
 * all texts have, so that a text without a known word gets the base rate.
 */
final class Features implements FeatureGenerator {

  /** No word: words hold letters, digits and marks only. */
  private static final String ALL = "*";

  static String[] of(String text, boolean pairs) {
    String[] words = Words.of(text);
    int n = words.length;
    int pairCount = pairs ? Math.max(0, n - 1) : 0;
    String[] features = Arrays.copyOf(words, n + 1 + pairCount);
    features[n] = ALL;
    for (int i = 0; i < pairCount; i++) {
      features[n + 1 + i] = words[i] + " " + words[i + 1];
    }
    return features;
  }

  /** As {@link #of}, but with one string object for each distinct feature. */
  static String[] pooled(String text, boolean pairs, Map<String, String> pool) {
    String[] features = of(text, pairs);
    for (int i = 0; i < features.length; i++) {
      String known = pool.putIfAbsent(features[i], features[i]);
      features[i] = known == null ? features[i] : known;
    }
    return features;
  }

  /** The features were made beforehand, once for all models. */
  @Override
  public Collection<String> extractFeatures(String[] features, Map<String, Object> none) {
    return Arrays.asList(features);
  }
}
