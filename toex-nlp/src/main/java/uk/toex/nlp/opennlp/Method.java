package uk.toex.nlp.opennlp;

/** How a categorizer learns. Names no class of OpenNLP, so that the plugin loads quickly. */
enum Method {
  /**
   * L-BFGS, not OpenNLP's default of generalised iterative scaling: after a hundred rounds over
   * texts of report length that is still far from its optimum (tried on newswire: macro-F1 0.38).
   */
  MAXENT("MAXENT_QN", false, false),

  /** Its probabilities are all near 0 or 1, so they need a calibration. */
  NAIVE_BAYES("NAIVEBAYES", true, true);

  final String algorithm;
  final boolean pairs;
  final boolean calibrated;

  Method(String algorithm, boolean pairs, boolean calibrated) {
    this.algorithm = algorithm;
    this.pairs = pairs;
    this.calibrated = calibrated;
  }
}
