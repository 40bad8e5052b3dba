package uk.toex.smile;

import smile.util.SparseArray;

/**
 * A text as rising numbers of words of the vocabulary and their values.
 *
 * @param word the numbers, rising
 * @param value tf-idf at unit length, or 1 each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Doc(int[] word, float[] value) {

  double dot(double[] weights) {
    double sum = 0;
    for (int i = 0; i < word.length; i++) {
      sum += weights[word[i]] * value[i];
    }
    return sum;
  }

  static double dot(Doc a, Doc b) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < a.word.length && j < b.word.length) {
      int difference = a.word[i] - b.word[j];
      if (difference == 0) {
        sum += a.value[i++] * b.value[j++];
      } else if (difference < 0) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  SparseArray toSmile() {
    SparseArray out = new SparseArray(word.length);
    for (int i = 0; i < word.length; i++) {
      out.append(word[i], value[i]);
    }
    return out;
  }
}
