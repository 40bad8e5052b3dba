package uk.toex.tck.broken;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TrainingSettings;
import uk.toex.tck.good.GoodClassifiers;
import uk.toex.tck.good.GoodPlugin;

/** Offers the good classifier alone, with each of its answers open to be bent. */
public abstract class Bent extends GoodPlugin {

  protected ReportClassifier train(
      List<Report> reports, TrainingSettings settings, Progress progress) {
    return new Classifier(new GoodClassifiers("words").train(reports, settings, progress));
  }

  protected List<Tag> tags(ReportClassifier good) {
    return good.tags();
  }

  protected double[] scores(ReportClassifier good, String text) {
    return good.probabilities(text);
  }

  protected List<double[]> batch(ReportClassifier good, List<String> texts) {
    List<double[]> all = new ArrayList<>();
    for (String text : texts) {
      all.add(scores(good, text));
    }
    return all;
  }

  protected Explanation explain(ReportClassifier good, String text, Tag tag) {
    return good.explain(text, tag);
  }

  /** The scores, the first of them another by a little. */
  protected static double[] nudged(double[] scores) {
    scores[0] = scores[0] > 0.5 ? Math.nextDown(scores[0]) : Math.nextUp(scores[0]);
    return scores;
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new Factory());
  }

  @Override
  public List<ClassifierFusion> classifierFusions() {
    return List.of();
  }

  @Override
  public List<TagReviewerFactory> tagReviewers() {
    return List.of();
  }

  @Override
  public List<LanguageDetectorFactory> languageDetectors() {
    return List.of();
  }

  @Override
  public List<NetworkScorerFactory> networkScorers() {
    return List.of();
  }

  private final class Factory implements ReportClassifierFactory {
    @Override
    public String name() {
      return "words";
    }

    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return Bent.this.train(reports, settings, progress);
    }
  }

  private final class Classifier implements ReportClassifier {
    private final ReportClassifier good;

    Classifier(ReportClassifier good) {
      this.good = good;
    }

    @Override
    public List<Tag> tags() {
      return Bent.this.tags(good);
    }

    @Override
    public double[] probabilities(String text) {
      return scores(good, text);
    }

    @Override
    public List<double[]> probabilities(List<String> texts) {
      return batch(good, texts);
    }

    @Override
    public Explanation explain(String text, Tag tag) {
      return Bent.this.explain(good, text, tag);
    }
  }
}
