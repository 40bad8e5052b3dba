package uk.toex.tck.good;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/** Trains {@link GoodClassifier}. */
public record GoodClassifiers(String name) implements ReportClassifierFactory {

  @Override
  public GoodClassifier train(List<Report> reports, TrainingSettings settings, Progress progress) {
    progress.step("counting", 0, reports.size());
    List<Tag> tags = settings.tags();
    double[] with = new double[tags.size()];
    Map<String, double[]> counts = new TreeMap<>();
    int read = 0;
    int used = 0;
    for (Report report : reports) {
      boolean any = false;
      Set<String> words = new HashSet<>();
      Words.of(report.text()).forEach(word -> words.add(word.text()));
      for (int tag = 0; tag < tags.size(); tag++) {
        boolean carried = report.tags().contains(tags.get(tag));
        any |= carried;
        with[tag] += carried ? 1 : 0;
        for (String word : words) {
          counts.computeIfAbsent(word, none -> new double[tags.size() + 1])[tag] += carried ? 1 : 0;
        }
      }
      words.forEach(word -> counts.getOrDefault(word, with)[tags.size()]++);
      used += any ? 1 : 0;
      progress.step("counting", ++read, reports.size());
    }
    if (used == 0) {
      throw new InputRefusedException("none of the reports carries a tag to learn: " + tags);
    }
    return classifier(settings, with, counts, read);
  }

  private static GoodClassifier classifier(
      TrainingSettings settings, double[] with, Map<String, double[]> counts, int reports) {
    int tags = with.length;
    double[] bias = new double[tags];
    for (int tag = 0; tag < tags; tag++) {
      bias[tag] = StrictMath.log((with[tag] + 0.5) / (reports - with[tag] + 0.5));
    }
    Map<String, double[]> weights = new TreeMap<>();
    counts.forEach(
        (word, count) -> {
          double[] weight = new double[tags];
          for (int tag = 0; tag < tags; tag++) {
            double in = (count[tag] + 0.5) / (with[tag] + 1);
            double out = (count[tags] - count[tag] + 0.5) / (reports - with[tag] + 1);
            weight[tag] = StrictMath.log(in / out) / 2;
          }
          weights.put(word, weight);
        });
    return new GoodClassifier(settings.tags(), settings.exclusive(), bias, weights);
  }
}
