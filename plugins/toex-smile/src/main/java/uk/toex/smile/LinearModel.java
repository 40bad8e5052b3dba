package uk.toex.smile;

/**
 * What all methods come to: a weight a word and a constant.
 *
 * @param weights by the number of the word
 * @param intercept the constant
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearModel(double[] weights, double intercept) {

  double score(Doc doc) {
    return doc.dot(weights) + intercept;
  }
}
