package uk.toex.api.network;

import java.util.List;

/**
 * A way from one entity to another, in the records that make it.
 *
 * @param start the entity it begins at
 * @param steps the links and the entities they lead to, in order, at least one
 * @param strength the product of the steps' strengths in the score's own system, in (0, 1)
 */
public record NetworkPath(Entity start, List<Step> steps, double strength) {

  /**
   * @throws IllegalArgumentException if there is no step
   */
  public NetworkPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path without a step");
    }
  }

  /** Where it ends. */
  public Entity end() {
    return steps.get(steps.size() - 1).to();
  }

  /**
   * One step.
   *
   * @param records what the records say, the weightiest first, at least one
   * @param to the entity it leads to
   */
  public record Step(List<Link> records, Entity to) {

    /**
     * @throws IllegalArgumentException if no record is given
     */
    public Step {
      records = List.copyOf(records);
      if (records.isEmpty()) {
        throw new IllegalArgumentException("a step without a record");
      }
    }
  }
}
