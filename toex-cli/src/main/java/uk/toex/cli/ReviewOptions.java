package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.toex.host.Plugins;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;

/** How tags are reviewed. */
final class ReviewOptions {

  @Option(names = "--exclusive", description = "Every report carries exactly one tag.")
  boolean exclusive;

  @Option(
      names = "--classifier",
      paramLabel = "NAME",
      defaultValue = LinearTagModel.ID,
      description =
          "What reads the texts, of those that toex plugins list names; several joined by + are"
              + " fused; default ${DEFAULT-VALUE}.")
  String classifier = LinearTagModel.ID;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "toex",
      description =
          "How issues are ranked: toex, or for comparison cleanlab-self-confidence or"
              + " cleanlab-normalized-margin.")
  String method = "toex";

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "In how many parts reports are scored by models of the others; default 5.")
  int folds = 5;

  @Option(
      names = "--min-reports",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many reports must carry a tag for it to be scored; default 100.")
  int minReports = 100;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Review new reports against a saved model instead of across folds.")
  @Nullable String model;

  /** The settings, which {@code record} is told. */
  ReviewSettings settings(CommonOptions common, int limit, double control, RunRecord record) {
    record.setting("classifier", classifier);
    record.setting("exclusive", exclusive);
    record.setting("method", method);
    record.setting("folds", folds);
    record.setting("min-reports", minReports);
    record.setting("model", model == null ? "" : Paths.name(Paths.of(model)));
    try {
      return new ReviewSettings(
          exclusive, method(), folds, limit, minReports, control, common.seed, common.threads);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The review, by the saved model if there is one, else by the classifiers asked for. */
  TagReview review(ReviewSettings settings, Plugins plugins, RunRecord record) {
    ReadBy readBy = ReadBy.of(classifier, plugins);
    readBy.tell(record, plugins);
    if (model == null) {
      return readBy.review(settings, plugins);
    }
    if (!readBy.builtInAlone()) {
      throw new Failure.UsageException(
          "--model is a model of " + LinearTagModel.ID + "; leave --classifier out.");
    }
    LinearTagModel loaded = LinearTagModel.load(Paths.of(model));
    if (loaded.exclusive() != exclusive) {
      throw new Failure.UsageException(
          loaded.exclusive()
              ? "The model " + model + " is of exclusive tags: add --exclusive."
              : "The model " + model + " is not of exclusive tags: leave --exclusive out.");
    }
    record.model(loaded);
    try {
      return new TagReview(settings, loaded);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
  }

  private ReviewSettings.Method method() {
    List<String> ids = new ArrayList<>();
    for (ReviewSettings.Method each : ReviewSettings.Method.values()) {
      if (each.id().equals(method)) {
        return each;
      }
      ids.add(each.id());
    }
    throw new Failure.UsageException(
        "There is no method \"" + method + "\". There are: " + String.join(", ", ids) + ".");
  }
}
