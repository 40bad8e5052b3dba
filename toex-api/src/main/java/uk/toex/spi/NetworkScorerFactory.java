package uk.toex.spi;

import uk.toex.api.network.NetworkRiskScorer;

/** Makes scorers of networks, which say how close each entity is to known risk. */
public interface NetworkScorerFactory extends Offer {

  /** A scorer, ready to use; may be slow, when it loads its model. */
  NetworkRiskScorer create();
}
