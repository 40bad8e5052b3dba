package uk.toex.synth;

import java.time.LocalDate;

/**
 * A person of the fictional force's area.
 *
 * @param id such as {@code P00042}
 * @param firstName an invented first name
 * @param lastName an invented last name
 * @param born the date of birth
 * @param phone a mobile number of the drama range, as {@code 07700 900123}; a large force has more
 *     people than the range has numbers, so some share one
 * @param home where they live
 */
public record Person(
    String id, String firstName, String lastName, LocalDate born, String phone, Place home) {

  /** First and last name. */
  public String name() {
    return firstName + " " + lastName;
  }
}
