package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;
import uk.toex.tck.internal.Verdict.Broken;

/** A classifier with one setting of whether tags exclude each other. */
record ClassifierSubject(ReportClassifierFactory factory, boolean exclusive, Corpus corpus)
    implements Subject {

  /** A trained classifier. */
  record Trained(ReportClassifier classifier) implements Probe {

    @Override
    public long[] ask(String text) {
      return bits(classifier.probabilities(text));
    }

    @Override
    public List<long[]> askTogether(List<String> texts) {
      List<double[]> all = classifier.probabilities(texts);
      Broken.unless(all != null, () -> "a batch is answered with null");
      List<long[]> answers = new ArrayList<>();
      all.forEach(each -> answers.add(bits(each)));
      return answers;
    }

    private long[] bits(double[] scores) {
      int tags = classifier.tags().size();
      Broken.unless(scores != null, () -> "scores are null");
      Broken.unless(scores.length == tags, () -> scores.length + " scores for " + tags + " tags");
      for (double score : scores) {
        Broken.unless(score >= 0 && score <= 1, () -> "a score that is no probability: " + score);
      }
      return Arrays.stream(scores).mapToLong(Double::doubleToLongBits).toArray();
    }
  }

  @Override
  public String label() {
    return "classifier \""
        + factory.name()
        + (exclusive ? "\" (exclusive tags)" : "\" (tags together)");
  }

  @Override
  public Work work() {
    return corpus.work(exclusive);
  }

  @Override
  public Trained make(Work work) {
    TrainingSettings settings =
        new TrainingSettings(work.tags(), exclusive, work.seed(), work.threads());
    ReportClassifier classifier = factory.train(work.reports(), settings, work.progress());
    Broken.unless(classifier != null, () -> "training gave null");
    return new Trained(classifier);
  }

  @Override
  public boolean readsReports() {
    return true;
  }

  @Override
  public boolean worksLong() {
    return true;
  }

  @Override
  public boolean answersAlone() {
    return true;
  }

  @Override
  public int affordable(int runs) {
    return runs;
  }
}
