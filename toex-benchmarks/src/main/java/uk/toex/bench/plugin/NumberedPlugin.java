package uk.toex.bench.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/**
 * Offers a classifier whose every score is a half. Its id stands in its jar, so that one class
 * makes any number of plugins.
 */
public final class NumberedPlugin implements ToexPlugin {

  /** The entry of the jar that holds the id. */
  public static final String ID_ENTRY = "toex-bench-plugin-id.txt";

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(id(), "1.0")
        .vendor("TOEX")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(Capability.DETERMINISTIC, Capability.THREAD_SAFE, Capability.STREAMING)
        .modelCard(new ModelCard("to measure", "a half", "none", "none", "it says nothing", "TOEX"))
        .build();
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new Halves(id()));
  }

  private static String id() {
    try (InputStream in = NumberedPlugin.class.getClassLoader().getResourceAsStream(ID_ENTRY)) {
      return new String(
          Objects.requireNonNull(in, ID_ENTRY).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Halves(String name) implements ReportClassifierFactory {
    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return new Half(settings.tags());
    }
  }

  private record Half(List<Tag> tags) implements ReportClassifier {
    @Override
    public double[] probabilities(String text) {
      double[] p = new double[tags.size()];
      Arrays.fill(p, 0.5);
      return p;
    }

    @Override
    public Explanation explain(String text, Tag tag) {
      throw new UnsupportedOperationException("a half needs no explanation");
    }
  }
}
