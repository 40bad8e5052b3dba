package uk.toex.nlp;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Advice;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.report.Report;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.nlp.internal.Prepared;
import uk.toex.nlp.internal.ReviewEngine;
import uk.toex.nlp.internal.Workers;
import uk.toex.spi.ReportClassifierFactory;

/**
 * Finds the tags of a collection of reports that are probably missing or wrong.
 *
 * <p>Every report is scored by models that have seen neither it nor its near copies; how tags get
 * left off or given wrongly is estimated from the collection itself; what comes out is, for every
 * report and tag, a calibrated probability that an analyst would agree that the tag is wrong as
 * given. docs/architecture.md describes the method.
 *
 * <p>Immutable and thread-safe. Memory grows with the collection's features, about two bytes each,
 * and eight bytes a candidate; the texts are asked for again where they are needed, so the list may
 * be a view of a file. Threads live as long as a call.
 */
public final class TagReview implements TagReviewer {

  private final ReviewSettings settings;
  private final @Nullable LinearTagModel model;
  private final boolean builtIn;
  private final List<ReportClassifierFactory> others;

  /** A review with the settings given. */
  public TagReview(ReviewSettings settings) {
    this(settings, null, true, List.of());
  }

  /**
   * A review that reads texts by other classifiers than the built-in one, or by several whose
   * scores are fused: how much each counts is fitted to the reports, together with how people err.
   *
   * @param classifiers what reads the texts, at least one; one that is named {@link
   *     LinearTagModel#ID} stands for the built-in classifier, whose parts are then fused and
   *     explained word by word
   */
  public TagReview(ReviewSettings settings, List<ReportClassifierFactory> classifiers) {
    this(
        settings,
        null,
        classifiers.stream().anyMatch(each -> each.name().equals(LinearTagModel.ID)),
        classifiers.stream().filter(each -> !each.name().equals(LinearTagModel.ID)).toList());
    if (classifiers.isEmpty()) {
      throw new IllegalArgumentException("no classifier to read the texts");
    }
  }

  private TagReview(
      ReviewSettings settings,
      @Nullable LinearTagModel model,
      boolean builtIn,
      List<ReportClassifierFactory> others) {
    this.settings = settings;
    this.model = model;
    this.builtIn = builtIn;
    this.others = others;
  }

  /**
   * A review of new reports against a saved model, instead of across the folds of a collection. The
   * reports must not be those that the model has learned from.
   *
   * @throws IllegalArgumentException if the settings contradict the model, or ask for a method that
   *     works across folds only
   */
  public TagReview(ReviewSettings settings, LinearTagModel model) {
    this(settings, model, true, List.of());
    if (settings.exclusive() != model.exclusive()) {
      throw new IllegalArgumentException(
          model.exclusive()
              ? "the model is of exclusive tags, the review is not"
              : "the review is of exclusive tags, the model is not");
    }
    if (settings.method() != ReviewSettings.Method.NOISE_CHANNEL) {
      throw new IllegalArgumentException(
          "the method " + settings.method().id() + " works across folds, not against a model");
    }
  }

  /** A review of reports with several tags each, with the default settings. */
  public static TagReview withDefaults() {
    return new TagReview(ReviewSettings.defaults());
  }

  @Override
  public List<Advice<TagIssue>> review(List<Report> reports, Progress progress) {
    return run(reports, progress).advice();
  }

  /**
   * Reviews a collection and returns all there is to know about the result.
   *
   * @param reports with distinct ids; read front to back, then at random, from one thread
   * @param progress told how far the work has come
   * @throws uk.toex.api.InputRefusedException if there is nothing to learn from, saying why
   * @throws uk.toex.api.CancelledException if the caller asked to stop
   */
  public Review run(List<Report> reports, Progress progress) {
    Instant started = Instant.now();
    try (Workers workers = new Workers(settings.threads())) {
      Prepared prepared =
          model == null
              ? Prepared.read(
                  reports, settings.exclusive(), settings.reportsNeeded(), workers, progress)
              : Prepared.readFor(model.data(), reports, workers, progress);
      ReviewEngine engine =
          model == null
              ? ReviewEngine.acrossFolds(
                  prepared,
                  settings.exclusive(),
                  settings.folds(),
                  settings.seed(),
                  builtIn,
                  new ReviewEngine.Others(
                      others,
                      reports,
                      settings.exclusive(),
                      settings.folds(),
                      settings.seed(),
                      settings.threads()),
                  workers,
                  progress)
              : ReviewEngine.byModel(prepared, model.data());
      double[] probability =
          settings.method() == ReviewSettings.Method.NOISE_CHANNEL
              ? engine.probabilities(workers)
              : CleanlabRanking.probabilities(settings, engine);
      TreeMap<String, Long> counts = new TreeMap<>();
      counts.put("reports", (long) reports.size());
      counts.put("tags", (long) prepared.tags.size());
      counts.put("candidates", (long) probability.length);
      counts.put("near-copies", engine.nearCopies());
      counts.put("not-scored", (long) engine.unscored());
      Provenance provenance =
          Provenances.of(
              "tag review", settings, model, prepared.digest, reports.size(), counts, started);
      progress.step("ranking", 1, 1);
      return new Review(settings, reports, prepared, engine, probability, provenance);
    }
  }
}
