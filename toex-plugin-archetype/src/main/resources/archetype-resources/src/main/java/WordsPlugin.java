package ${package};

import java.util.List;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;

/** Says who the plugin is, what it promises, and what it offers. */
public final class WordsPlugin implements ToexPlugin {

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("${artifactId}", "1.0.0")
        .vendor("${groupId}")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(
            Capability.DETERMINISTIC,
            Capability.THREAD_SAFE,
            Capability.EXPLAINS,
            Capability.STREAMING)
        .modelCard(
            new ModelCard(
                "An example to begin from; not for use on reports about people.",
                "Naive Bayes over the words that a report holds.",
                "Only the reports that it is trained on.",
                "Not measured yet.",
                "It knows single words and nothing of what they mean together.",
                "${groupId}"))
        .build();
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new WordsTraining());
  }
}
