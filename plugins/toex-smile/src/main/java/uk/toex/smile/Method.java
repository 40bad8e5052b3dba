package uk.toex.smile;

/** The methods on offer. Names no class of Smile, so that the plugin loads quickly. */
enum Method {
  LOGISTIC,
  MAXENT,
  SVM;

  /** Whether a text is which words it holds, instead of their tf-idf. */
  boolean binary() {
    return this == MAXENT;
  }
}
