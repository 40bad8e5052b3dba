package ${package};

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/** Counts, for each word and tag, how many reports hold the word with the tag and without it. */
final class WordsTraining implements ReportClassifierFactory {

  @Override
  public String name() {
    return "words";
  }

  @Override
  public WordsClassifier train(
      List<Report> reports, TrainingSettings settings, Progress progress) {
    progress.step("counting words", 0, reports.size());
    int tags = settings.tags().size();
    double[] tagged = new double[tags];
    // For each word its reports by tag, and in the last place all of them.
    Map<String, double[]> counts = new TreeMap<>();
    int done = 0;
    for (Report report : reports) {
      Set<String> words = Words.in(report.text()).keySet();
      words.forEach(word -> counts.computeIfAbsent(word, none -> new double[tags + 1])[tags]++);
      for (int tag = 0; tag < tags; tag++) {
        if (report.tags().contains(settings.tags().get(tag))) {
          tagged[tag]++;
          for (String word : words) {
            counts.get(word)[tag]++;
          }
        }
      }
      progress.step("counting words", ++done, reports.size());
    }
    double any = 0;
    for (double each : tagged) {
      any += each;
    }
    if (any == 0) {
      throw new InputRefusedException(
          "none of the " + reports.size() + " reports carries one of " + settings.tags());
    }
    return new WordsClassifier(settings, bias(tagged, done), weights(counts, tagged, done));
  }

  private static double[] bias(double[] tagged, int reports) {
    double[] bias = new double[tagged.length];
    for (int tag = 0; tag < bias.length; tag++) {
      bias[tag] = StrictMath.log((tagged[tag] + 0.5) / (reports - tagged[tag] + 0.5));
    }
    return bias;
  }

  private static Map<String, double[]> weights(
      Map<String, double[]> counts, double[] tagged, int reports) {
    int tags = tagged.length;
    Map<String, double[]> weights = new TreeMap<>();
    counts.forEach(
        (word, count) -> {
          double[] weight = new double[tags];
          for (int tag = 0; tag < tags; tag++) {
            double with = (count[tag] + 0.5) / (tagged[tag] + 1);
            double without = (count[tags] - count[tag] + 0.5) / (reports - tagged[tag] + 1);
            weight[tag] = StrictMath.log(with / without);
          }
          weights.put(word, weight);
        });
    return weights;
  }
}
