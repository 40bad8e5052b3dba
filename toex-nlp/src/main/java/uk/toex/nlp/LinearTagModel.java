package uk.toex.nlp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.nlp.internal.ModelData;
import uk.toex.nlp.internal.ModelFormat;
import uk.toex.nlp.internal.Prepared;
import uk.toex.nlp.internal.TextScorer;
import uk.toex.nlp.internal.Workers;
import uk.toex.spi.TrainingSettings;

/**
 * A trained classifier of reports: logistic regression and complement naive Bayes over words and
 * word pairs, fused into one linear score a tag and calibrated out of fold.
 *
 * <p>Immutable and thread-safe. A loop over many texts should take a {@link #scorer()} of its own
 * for each thread, which allocates nothing per text.
 */
public final class LinearTagModel implements ReportClassifier {

  /** The id of this classifier in outputs. */
  public static final String ID = "toex-linear";

  private final ModelData data;
  private final String sha256;

  private LinearTagModel(ModelData data, String sha256) {
    this.data = data;
    this.sha256 = sha256;
  }

  /**
   * Trains on a whole collection.
   *
   * @param reports with distinct ids
   * @param settings of which {@code exclusive}, {@code minReports}, {@code folds}, {@code seed} and
   *     {@code threads} count
   * @param progress told how far the work has come
   * @throws uk.toex.api.InputRefusedException if there is nothing to learn from, saying why
   */
  public static LinearTagModel train(
      List<Report> reports, ReviewSettings settings, Progress progress) {
    try (Workers workers = new Workers(settings.threads())) {
      Prepared prepared =
          Prepared.read(reports, settings.exclusive(), settings.reportsNeeded(), workers, progress);
      SortedMap<String, String> header = header(settings.exclusive(), settings.seed());
      header.put("min-reports", Integer.toString(settings.minReports()));
      return train(
          reports, prepared, settings.exclusive(), settings.seed(), header, workers, progress);
    }
  }

  /** Trains on a whole collection, but learns just the tags of the settings, in their order. */
  static LinearTagModel train(List<Report> reports, TrainingSettings settings, Progress progress) {
    if (settings.exclusive() && settings.tags().size() < 2) {
      throw new InputRefusedException(
          "Only one tag is to be learned, "
              + settings.tags().get(0)
              + ": with exclusive tags at least two are needed.");
    }
    try (Workers workers = new Workers(settings.threads())) {
      Prepared prepared =
          Prepared.read(reports, settings.exclusive(), settings.tags(), workers, progress);
      SortedMap<String, String> header = header(settings.exclusive(), settings.seed());
      return train(
          reports, prepared, settings.exclusive(), settings.seed(), header, workers, progress);
    }
  }

  private static SortedMap<String, String> header(boolean exclusive, long seed) {
    SortedMap<String, String> header = new TreeMap<>();
    header.put("classifier", ID);
    header.put("version", Provenances.version());
    header.put("exclusive", Boolean.toString(exclusive));
    header.put("seed", Long.toString(seed));
    return header;
  }

  private static LinearTagModel train(
      List<Report> reports,
      Prepared prepared,
      boolean exclusive,
      long seed,
      SortedMap<String, String> header,
      Workers workers,
      Progress progress) {
    header.put("training-reports", Integer.toString(reports.size()));
    header.put("training-sha256", prepared.digest);
    ModelData data =
        ModelData.train(
            prepared, exclusive, seed, header, d -> reports.get(d).text(), workers, progress);
    return new LinearTagModel(data, "");
  }

  /**
   * Saves the model in the format of docs/model-format.md; the file appears whole or not at all.
   *
   * @return the model as saved, which knows its {@link #sha256()}
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   */
  public LinearTagModel save(Path file) {
    return new LinearTagModel(data, ModelFormat.write(data, file));
  }

  /**
   * Loads a model.
   *
   * @throws uk.toex.api.ModelRefusedException if the file is damaged, truncated, oversized, newer
   *     than this version, or no model at all, saying which
   */
  public static LinearTagModel load(Path file) {
    ModelFormat.Loaded loaded = ModelFormat.read(file);
    return new LinearTagModel(loaded.model(), loaded.sha256());
  }

  /** What made the model: version, settings, the digest of the training data. */
  public SortedMap<String, String> header() {
    return Collections.unmodifiableSortedMap(data.header());
  }

  /** The SHA-256 that ends the model's file; empty for a model that was never saved. */
  public String sha256() {
    return sha256;
  }

  /** Whether a report carries exactly one tag. */
  public boolean exclusive() {
    return data.exclusive();
  }

  @Override
  public List<Tag> tags() {
    return data.tags();
  }

  @Override
  public double[] probabilities(String text) {
    double[] out = new double[data.tags().size()];
    scorer().probabilities(text, out);
    return out;
  }

  @Override
  public List<double[]> probabilities(List<String> texts) {
    Scorer scorer = scorer();
    List<double[]> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      double[] out = new double[data.tags().size()];
      scorer.probabilities(text, out);
      all.add(out);
    }
    return all;
  }

  @Override
  public Explanation explain(String text, Tag tag) {
    int t = data.tags().indexOf(tag);
    if (t < 0) {
      throw new IllegalArgumentException(
          "The model does not know the tag " + tag + "; it knows " + data.tags());
    }
    return new TextScorer(data).explain(text, t);
  }

  /** A scorer for one thread, to be used for many texts. */
  public Scorer scorer() {
    return new Scorer(new TextScorer(data));
  }

  /** The tags whose probability reaches a threshold, in the order of their codes. */
  public List<Tag> tagsOf(String text, double atLeast) {
    double[] p = probabilities(text);
    List<Tag> out = new ArrayList<>();
    for (int t = 0; t < p.length; t++) {
      if (p[t] >= atLeast) {
        out.add(data.tags().get(t));
      }
    }
    return out;
  }

  ModelData data() {
    return data;
  }

  /** Scores one text after another without allocating. Not thread-safe. */
  public static final class Scorer {
    private final TextScorer scorer;

    private Scorer(TextScorer scorer) {
      this.scorer = scorer;
    }

    /**
     * The probability of each tag for a text.
     *
     * @param out takes one value in [0, 1] per tag, in the order of the model's tags
     */
    public void probabilities(String text, double[] out) {
      scorer.probabilities(text, out);
    }
  }
}
