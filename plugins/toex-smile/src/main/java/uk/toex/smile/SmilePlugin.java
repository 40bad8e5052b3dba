package uk.toex.smile;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/**
 * Report classifiers of Smile 2.6.0: logistic regression, maximum entropy, a support vector
 * machine.
 *
 * <p>No class of Smile is loaded before a classifier is trained.
 */
public final class SmilePlugin implements ToexPlugin {

  private static final ModelCard CARD =
      new ModelCard(
          "Further opinions on which tags a report's text fits, for an analyst to look at. Not for"
              + " decisions without one, and not about people.",
          "smile-logistic: L2 logistic regression over tf-idf of words. smile-svm: a linear support"
              + " vector machine (LASVM) over the same, on at most 5,000 reports a tag. smile-maxent:"
              + " maximum entropy over which words a text holds. A yes/no model for each tag, in which"
              + " the rarer side weighs more; calibrated out of fold (Platt); for tags that exclude"
              + " each other the probabilities are scaled to add up to 1.",
          "No pretrained weights: it learns from the reports it is given only.",
          "Classification of reuters-topics on its own split, the 21 tags with at least 100 reports,"
              + " macro-F1: 0.820 (smile-logistic), 0.824 (smile-svm), 0.763 (smile-maxent);"
              + " TOEX's own classifier reaches 0.827. Settings were chosen"
              + " with these figures in view, which flatters them a little. Nothing was measured on police reports.",
          "Tags on few reports are learned badly, and below some hundred their probabilities are"
              + " rough. Single words only: no word order, no negation. smile-svm takes some minutes"
              + " for 20 tags, and no fit can be stopped in its middle. It gives no explanations.",
          "the TOEX project for the plugin; https://haifengl.github.io for Smile");

  @Override
  public PluginDescriptor descriptor() {
    String version = SmilePlugin.class.getPackage().getImplementationVersion();
    // Not DETERMINISTIC: Smile computes with Math.exp and Math.log, whose last bit is the JVM's.
    return PluginDescriptor.builder("toex-smile", version == null ? "0-development" : version)
        .vendor("TOEX, with Smile by Haifeng Li")
        .licence("Apache-2.0 AND LGPL-3.0-only")
        .spi(SpiVersion.COMPILED)
        .capabilities(Capability.THREAD_SAFE, Capability.STREAMING)
        .modelCard(CARD)
        .build();
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(
        new Classifiers("smile-logistic", Method.LOGISTIC),
        new Classifiers("smile-maxent", Method.MAXENT),
        new Classifiers("smile-svm", Method.SVM));
  }

  private record Classifiers(String name, Method method) implements ReportClassifierFactory {
    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return Training.train(name, method, reports, settings, progress);
    }
  }
}
