package uk.toex.graph;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.network.Entity;
import uk.toex.api.network.NetworkPath;

/**
 * Why a subject has its score.
 *
 * @param subject whose score it is
 * @param explanation each seed's exact contribution, the largest first, and what is unexplained
 * @param paths the best ways to the seeds that give most, in records; a path's strength is the
 *     product of a·S over its steps
 * @param leansOn the record, among those of the paths, whose removal would lower the score most;
 *     null if no path has a record that is named
 * @param work how many arcs were looked at
 */
public record RiskExplanation(
    Entity subject,
    Explanation explanation,
    List<NetworkPath> paths,
    @Nullable Leaning leansOn,
    long work) {

  public RiskExplanation {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(explanation, "explanation");
    paths = List.copyOf(paths);
  }

  /**
   * A record and what the score would be without it.
   *
   * @param record its id
   * @param scoreWithout the score, solved again without all links that the record states
   */
  public record Leaning(String record, double scoreWithout) {}

  /** How much of the score the seeds named account for, in [0, 1]; 1 for a score of 0. */
  public double share() {
    double total = explanation.total();
    return total > 0 ? Math.max(0, 1 - explanation.unexplained() / total) : 1;
  }
}
