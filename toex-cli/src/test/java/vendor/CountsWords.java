package vendor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.Explanation;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/** A vendor's plugin: the mean, over a text's words, of how often reports with them had a tag. */
public final class CountsWords implements ToexPlugin {

  public static final String ID = "counts-words";

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "1.0.0")
        .vendor("A vendor")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(Capability.DETERMINISTIC)
        .modelCard(new ModelCard("tests", "counts", "none", "not measured", "all", "the tests"))
        .build();
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new Factory());
  }

  @Override
  public List<NetworkScorerFactory> networkScorers() {
    return List.of(new Links("counts-links"));
  }

  /** Counts how many links lead to a seed. */
  private record Links(String name) implements NetworkScorerFactory {
    @Override
    public NetworkRiskScorer create() {
      return (network, seeds, threads, progress) -> {
        double[] values = new double[network.size()];
        for (Seed seed : seeds) {
          int at = network.indexOf(seed.entity());
          for (int arc = network.firstArc(at); arc < network.firstArc(at + 1); arc++) {
            values[network.neighbour(arc)]++;
          }
        }
        Measure measure = new Measure("links-to-seeds", 0, Integer.MAX_VALUE, "How many.");
        return new NetworkScores(values, measure, 0, 0, 0);
      };
    }
  }

  private static final class Factory implements ReportClassifierFactory {
    @Override
    public String name() {
      return ID;
    }

    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      Map<String, double[]> words = new HashMap<>();
      int tags = settings.tags().size();
      for (Report report : reports) {
        for (String word : words(report.text())) {
          double[] c = words.computeIfAbsent(word, w -> new double[tags + 1]);
          c[tags]++;
          for (Tag tag : report.tags()) {
            int t = settings.tags().indexOf(tag);
            if (t >= 0) {
              c[t]++;
            }
          }
        }
      }
      return new Counts(settings.tags(), words);
    }
  }

  private record Counts(List<Tag> tags, Map<String, double[]> counts) implements ReportClassifier {
    @Override
    public double[] probabilities(String text) {
      double[] p = new double[tags.size()];
      List<String> all = words(text);
      for (String word : all) {
        double[] c = counts.getOrDefault(word, new double[tags.size() + 1]);
        for (int t = 0; t < p.length; t++) {
          p[t] += (c[t] + 0.1) / (c[tags.size()] + 1) / all.size();
        }
      }
      return p;
    }

    @Override
    public Explanation explain(String text, Tag tag) {
      throw new UnsupportedOperationException("it only counts");
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf(' ', from);
      to = to < 0 ? text.length() : to;
      words.add(text.substring(from, to));
      from = to + 1;
    }
    return words;
  }
}
