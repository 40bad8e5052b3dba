package uk.toex.tck.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.toex.tck.Rule;

/** The registry of rules. */
public final class AllRules {
  /** Rules that look at a second process which runs the whole of the plugin. */
  private static final Set<String> WATCHED =
      Set.of("C809", "R304", "X911", "X912", "X913", "X914", "K1002", "K1006");

  private static final List<Check> CHECKS =
      Stream.of(
              DescriptorRules.all(),
              OfferRules.all(),
              ScoreRules.all(),
              TrainingRules.all(),
              DeterminismRules.all(),
              ThreadRules.all(),
              DeadlineRules.all(),
              BadInputRules.all(),
              BadTrainingRules.all(),
              ExplanationRules.all(),
              CapabilityRules.all(),
              ForbiddenRules.all(),
              WatchedRules.all(),
              ClosingRules.all(),
              LanguageRules.all(),
              ReviewerRules.all(),
              NetworkRules.all())
          .flatMap(List::stream)
          .toList();

  private AllRules() {}

  /** All rules, in order. */
  public static List<Rule> rules() {
    return CHECKS.stream().map(Check::rule).toList();
  }

  static List<Check> checks() {
    return CHECKS;
  }

  static boolean isWatched(Rule rule) {
    return WATCHED.contains(rule.id());
  }
}
