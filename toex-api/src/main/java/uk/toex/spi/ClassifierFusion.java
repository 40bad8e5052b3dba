package uk.toex.spi;

import java.util.List;

/**
 * A name for several classifiers whose scores the host fuses: how much each counts is learned from
 * the reports themselves, across folds, as for the built-in classifier's own parts.
 *
 * @param name the name by which users ask for the fusion
 * @param members the names of the classifiers, of this plugin or another; at least two
 */
public record ClassifierFusion(String name, List<String> members) implements Offer {

  /**
   * @throws IllegalArgumentException if there are fewer than two members, or one twice
   */
  public ClassifierFusion {
    members = List.copyOf(members);
    if (members.size() < 2 || members.stream().distinct().count() < members.size()) {
      throw new IllegalArgumentException(
          "the fusion " + name + " needs at least two different members, has " + members);
    }
  }
}
