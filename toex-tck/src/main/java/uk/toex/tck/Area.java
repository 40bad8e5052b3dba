package uk.toex.tck;

/** What a rule is about. Its letter and hundreds begin the numbers of its rules. */
public enum Area {
  DESCRIPTOR("D1", "Descriptor and offers"),
  SCORES("S2", "Scores of classifiers"),
  DETERMINISM("R3", "Repeatable results"),
  THREADS("T4", "Threads"),
  DEADLINES("L5", "Deadlines and interrupts"),
  BAD_INPUT("B6", "Bad input"),
  EXPLANATIONS("E7", "Explanations of classifiers"),
  CAPABILITIES("C8", "Capabilities and surroundings"),
  FORBIDDEN("X9", "Forbidden acts"),
  CLOSING("K10", "Closing"),
  LANGUAGES("G11", "Language detectors"),
  REVIEWERS("V12", "Tag reviewers"),
  NETWORKS("N13", "Network scorers");

  private final String prefix;
  private final String title;

  Area(String prefix, String title) {
    this.prefix = prefix;
    this.title = title;
  }

  /** What the ids of its rules begin with, such as {@code S2}. */
  public String prefix() {
    return prefix;
  }

  /** For people to read. */
  public String title() {
    return title;
  }

  /**
   * The area that a rule's id belongs to.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Area of(String ruleId) {
    for (Area area : values()) {
      if (ruleId.length() == area.prefix.length() + 2 && ruleId.startsWith(area.prefix)) {
        return area;
      }
    }
    throw new IllegalArgumentException("a rule of no area: " + ruleId);
  }
}
