package uk.toex.nlp.opennlp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.text.LanguageDetector;
import uk.toex.nlp.internal.Versions;
import uk.toex.spi.Capability;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/**
 * Apache OpenNLP's document categorizers and language detector.
 *
 * <p>No class of OpenNLP is loaded before something offered is used.
 */
public final class OpenNlpPlugin implements ToexPlugin {

  /**
   * The model of {@code org.apache.opennlp:opennlp-models-langdetect:1.3.0}, an entry of its jar.
   */
  private static final String LANGUAGES = "langdetect-183.bin";

  private static final String LANGUAGES_SHA256 =
      "2ddf585fac2e02a9dcfb9a4a9cc9417562eaac351be2efb506a2eaa87f19e9d4";

  private static final ModelCard CARD =
      new ModelCard(
          "A second opinion on which tags a report's text fits, and a text's language, for an analyst"
              + " to look at. Not for decisions without one, and not about people.",
          "opennlp-maxent: maximum entropy (L-BFGS, L2) over counts of words. opennlp-naive-bayes:"
              + " multinomial naive Bayes over words and pairs, calibrated out of fold (Platt). One"
              + " model of all tags if they exclude each other, else a yes/no model for each."
              + " opennlp-language: OpenNLP's maximum entropy over runs of one to three characters, on"
              + " a text's first 4,000 characters from its first letter.",
          "The classifiers learn from the reports they are given only. The language model"
              + " langdetect-183 is Apache OpenNLP's (Apache-2.0, says its jar), trained by it on the"
              + " Leipzig corpora in 2017: 103 languages.",
          "Classification of reuters-topics on its own split, the 21 tags with at least 100 reports,"
              + " macro-F1: 0.775 (opennlp-maxent), 0.600 (opennlp-naive-bayes); TOEX's own"
              + " classifier reaches 0.827. Settings were chosen with some of these tags in view, which"
              + " flatters the figures a little. Languages, by the model's own report: 98.8 % of texts"
              + " of 123 to 1,668 characters from its corpora; we tried a few sentences only. Nothing"
              + " was measured on police reports.",
          "Tags on few reports are learned badly. Training keeps all words in memory and takes some"
              + " seconds a tag for 10,000 reports. It gives no explanations. Languages: brief texts,"
              + " names, mixed languages, slang and transliteration are often taken for another"
              + " language; Persian's two codes, Indonesian and Sundanese, and Bosnian and Croatian for"
              + " each other.",
          "the TOEX project for the plugin; dev@opennlp.apache.org for OpenNLP and its model");

  private @Nullable PluginContext context;

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("opennlp", Versions.ofPlugin())
        .vendor("TOEX, with Apache OpenNLP of the Apache Software Foundation")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(Capability.DETERMINISTIC, Capability.THREAD_SAFE, Capability.STREAMING)
        .needs(LANGUAGES, LANGUAGES_SHA256)
        .modelCard(CARD)
        .build();
  }

  @Override
  public void open(PluginContext host) {
    context = host;
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(
        new Categorizers("opennlp-maxent", Method.MAXENT),
        new Categorizers("opennlp-naive-bayes", Method.NAIVE_BAYES));
  }

  @Override
  public List<LanguageDetectorFactory> languageDetectors() {
    if (context == null) {
      throw new IllegalStateException("the plugin opennlp was not opened");
    }
    return List.of(new Detectors("opennlp-language", context));
  }

  private record Categorizers(String name, Method method) implements ReportClassifierFactory {
    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return CategorizerTraining.train(name, method, reports, settings, progress);
    }
  }

  private record Detectors(String name, PluginContext context) implements LanguageDetectorFactory {
    @Override
    public LanguageDetector create() {
      return OpenNlpLanguageDetector.load(LANGUAGES, context.resource(LANGUAGES));
    }
  }
}
