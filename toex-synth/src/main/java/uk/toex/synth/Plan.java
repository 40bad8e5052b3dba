package uk.toex.synth;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report will be about, before any of it is written.
 *
 * @param author index of the author
 * @param date when it is made
 * @param words how long it will be, roughly
 * @param mentions what it speaks of, the main thing first
 */
record Plan(int author, LocalDate date, int words, List<Mention> mentions) {

  /** How plainly the text says it. */
  enum Strength {
    PLAIN,
    MIDDLING,
    /** Only by hints that would fit other tags too. */
    FAINT
  }

  /**
   * Something that the text speaks of.
   *
   * @param topic its index
   * @param strength how plainly
   * @param belongs whether the tag belongs on the report; if not, the mention only distracts
   */
  record Mention(int topic, Strength strength, boolean belongs) {}
}
