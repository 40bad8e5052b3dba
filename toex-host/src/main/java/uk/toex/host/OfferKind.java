package uk.toex.host;

import java.util.List;
import java.util.function.Function;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.Offer;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.ToexPlugin;

/**
 * A kind of thing that plugins offer. To add a kind: a method with a default in {@link ToexPlugin},
 * and a constant here.
 *
 * @param label what one is called, for messages
 * @param of asks a plugin for all that it offers of the kind
 * @param <F> what is offered
 */
public record OfferKind<F extends Offer>(String label, Function<ToexPlugin, List<F>> of) {

  /** Classifiers of reports. */
  public static final OfferKind<ReportClassifierFactory> CLASSIFIER =
      new OfferKind<>("classifier", ToexPlugin::reportClassifiers);

  /** Names for several classifiers read together. */
  public static final OfferKind<ClassifierFusion> FUSION =
      new OfferKind<>("fusion", ToexPlugin::classifierFusions);

  /** Reviewers of tags. */
  public static final OfferKind<TagReviewerFactory> REVIEWER =
      new OfferKind<>("reviewer", ToexPlugin::tagReviewers);

  /** Language detectors. */
  public static final OfferKind<LanguageDetectorFactory> LANGUAGE =
      new OfferKind<>("language detector", ToexPlugin::languageDetectors);

  /** Scorers of networks. */
  public static final OfferKind<NetworkScorerFactory> NETWORK_SCORER =
      new OfferKind<>("network scorer", ToexPlugin::networkScorers);

  /** All kinds, in the order in which they are listed. */
  public static final List<OfferKind<?>> ALL =
      List.of(CLASSIFIER, FUSION, REVIEWER, LANGUAGE, NETWORK_SCORER);
}
