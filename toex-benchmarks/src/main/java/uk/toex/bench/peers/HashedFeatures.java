package uk.toex.bench.peers;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;

/**
 * Words and pairs of neighbouring words as liblinear's features, by a plain loop: hashed to 2^20
 * indices, weighted 1 + ln(count), scaled to length 1. A scratch object for one thread.
 */
final class HashedFeatures {

  /** Indices are from 1 to this, both included. */
  static final int FEATURES = 1 << 20;

  private int[] found = new int[4096];
  private int count;

  /** The features of a text, by rising index. */
  Feature[] of(String text) {
    count = 0;
    int hash = 0;
    int previous = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        hash = (hash ^ Character.toLowerCase(c)) * 0x01000193;
      } else if (hash != 0) {
        add(hash);
        if (previous != 0) {
          add(previous * 31 + hash);
        }
        previous = hash;
        hash = 0;
      }
    }
    return counted();
  }

  private void add(int hash) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = (hash * 0x9E3779B1) >>> 12;
  }

  private Feature[] counted() {
    Arrays.sort(found, 0, count);
    Feature[] features = new Feature[count];
    int distinct = 0;
    double squares = 0;
    for (int from = 0, to; from < count; from = to) {
      to = from + 1;
      while (to < count && found[to] == found[from]) {
        to++;
      }
      double value = 1 + Math.log(to - from);
      squares += value * value;
      features[distinct++] = new FeatureNode(found[from] + 1, value);
    }
    Feature[] out = Arrays.copyOf(features, distinct);
    double scale = 1 / Math.sqrt(squares);
    for (Feature feature : out) {
      feature.setValue(feature.getValue() * scale);
    }
    return out;
  }
}
