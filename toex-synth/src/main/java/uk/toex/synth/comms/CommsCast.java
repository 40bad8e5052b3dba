package uk.toex.synth.comms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose numbers stand in a world, so that it tells of the same people as a force's reports.
 *
 * @param people the numbers, in E.164, of the first ordinary people
 * @param lines the numbers of the first deal lines, in the order of lines and, within a line, of
 *     the numbers it had in turn. The first line has two, between which its customers change theirs
 */
public record CommsCast(List<String> people, List<String> lines) {

  /**
   * @throws IllegalArgumentException if a number comes twice, or is none of the range for drama
   */
  public CommsCast {
    people = List.copyOf(people);
    lines = List.copyOf(lines);
    Set<String> seen = new HashSet<>();
    for (List<String> some : List.of(people, lines)) {
      for (String number : some) {
        if (!number.startsWith("+447700900") || number.length() != 13 || !seen.add(number)) {
          throw new IllegalArgumentException(
              "a cast needs different numbers from +447700900000 to +447700900999, not " + number);
        }
      }
    }
  }
}
