package uk.toex.tck.good;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.spi.Capability;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.ModelCard;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.ToexPlugin;

/** Offers one of everything and promises everything. Broken plugins extend it. */
public class GoodPlugin implements ToexPlugin {
  /** What it needs beside its code, an entry beside its class. */
  public static final String NEED = "uk/toex/tck/good/words.txt";

  /** The digest of that. */
  public static final String NEED_SHA256 =
      "e7f3c27c0148f295c428e0f49e456dd63ad2adb9b37e7ddf4af60fcb9f8bab05";

  private @Nullable PluginContext context;

  @Override
  public PluginDescriptor descriptor() {
    return builder().build();
  }

  /** The descriptor, for those that bend it. */
  protected PluginDescriptor.Builder builder() {
    return PluginDescriptor.builder("uk.toex.tck-good", "1.0.2")
        .vendor("The TOEX project")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(capabilities())
        .needs(NEED, NEED_SHA256)
        .modelCard(card("Tries the kit; not for reports of people."));
  }

  /** What it promises, for those that promise less. */
  protected Capability[] capabilities() {
    return Capability.values();
  }

  /** A model card with a purpose. */
  protected static ModelCard card(String purpose) {
    return new ModelCard(
        purpose,
        "Naive Bayes over the words of a report.",
        "The reports that it is given, and no others.",
        "Not measured on real reports.",
        "Knows single words only; sarcasm and hearsay are lost on it.",
        "kit@example.org");
  }

  @Override
  public void open(PluginContext given) throws Exception {
    context = given;
    if (given.resource(NEED).length == 0) {
      throw new IllegalStateException("nothing to read");
    }
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new GoodClassifiers("words"), new GoodClassifiers("words-again"));
  }

  @Override
  public List<ClassifierFusion> classifierFusions() {
    return List.of(new ClassifierFusion("both", List.of("words", "words-again")));
  }

  @Override
  public List<TagReviewerFactory> tagReviewers() {
    return List.of(new GoodReviewers("second-look"));
  }

  @Override
  public List<LanguageDetectorFactory> languageDetectors() {
    return List.of(new GoodLanguages("english"));
  }

  @Override
  public List<NetworkScorerFactory> networkScorers() {
    return List.of(new GoodNetworks("near-seeds"));
  }

  @Override
  public void close() {
    context = null;
  }

  /** Whether it is open. */
  protected final boolean isOpen() {
    return context != null;
  }
}
