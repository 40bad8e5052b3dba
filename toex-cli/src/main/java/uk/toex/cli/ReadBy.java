package uk.toex.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import uk.toex.host.NoSuchOfferException;
import uk.toex.host.OfferKind;
import uk.toex.host.Plugins;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;
import uk.toex.spi.Capability;
import uk.toex.spi.ReportClassifierFactory;

/**
 * What reads the texts of a review: a classifier, a fusion by its name, or several joined by {@code
 * +}.
 *
 * @param name as it was asked for
 * @param classifiers the names of the classifiers, each once
 */
record ReadBy(String name, List<String> classifiers) {

  private static final Pattern PLUS = Pattern.compile("\\+");

  /** Looks the names up. */
  static ReadBy of(String name, Plugins plugins) {
    Set<String> members = new LinkedHashSet<>();
    try {
      for (String part : PLUS.split(name, -1)) {
        members.addAll(plugins.members(part));
      }
      members.forEach(plugins::classifier);
    } catch (NoSuchOfferException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
    return new ReadBy(name, List.copyOf(members));
  }

  /** Whether that is the built-in classifier alone. */
  boolean builtInAlone() {
    return classifiers.equals(List.of(LinearTagModel.ID));
  }

  /** The factories, each behind its guard. */
  List<ReportClassifierFactory> factories(Plugins plugins) {
    List<ReportClassifierFactory> factories = new ArrayList<>();
    classifiers.forEach(each -> factories.add(plugins.classifier(each)));
    return factories;
  }

  /** A review that reads so. */
  TagReview review(ReviewSettings settings, Plugins plugins) {
    return new TagReview(settings, factories(plugins));
  }

  /** Whether the plugins of all that read promise something. */
  boolean promised(Plugins plugins, Capability capability) {
    return classifiers.stream()
        .allMatch(
            each -> plugins.offering(OfferKind.CLASSIFIER, each).descriptor().has(capability));
  }

  /** Notes the plugins that take part. */
  void tell(RunRecord record, Plugins plugins) {
    Set<String> told = new LinkedHashSet<>();
    for (String each : classifiers) {
      var plugin = plugins.offering(OfferKind.CLASSIFIER, each);
      if (told.add(plugin.descriptor().id())) {
        record.component(plugin.component());
      }
    }
  }
}
