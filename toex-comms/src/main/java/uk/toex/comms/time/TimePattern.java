package uk.toex.comms.time;

import java.util.ArrayList;
import java.util.List;

/**
 * How a time is written, letter by letter:
 *
 * <pre>
 * yyyy   year                          HH  hour 00-23, two digits   H  one or two
 * yy     year 1970-2069                hh  hour 01-12, two digits   h  one or two
 * MM     month, two digits  M one or two   mm  minute   ss  second, two digits
 * MMM    month by its English name, of three letters or more
 * dd     day, two digits    d one or two   a   AM or PM, in any case
 * X      offset from UTC: Z, +01, +0100 or +01:00; only at the end
 * [ ]    what may be absent; not nested
 * </pre>
 *
 * Anything that is no letter stands for itself, and so does what is between {@code '}. A fraction
 * of a second behind {@code ss} is passed over. Immutable.
 */
final class TimePattern {

  /** The parts of a pattern. */
  enum Part {
    YEAR,
    YEAR_OF_CENTURY,
    MONTH,
    MONTH_NAME,
    DAY,
    HOUR,
    HOUR_12,
    MINUTE,
    SECOND,
    HALF,
    OFFSET,
    LITERAL,
    OPEN,
    CLOSE
  }

  /**
   * One step.
   *
   * @param min the fewest digits; for a literal its byte; for an opening bracket the index of the
   *     step behind the closing one
   * @param max the most digits
   */
  record Step(Part part, int min, int max) {}

  private final List<Step> steps;

  private TimePattern(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  static TimePattern parse(String pattern) {
    List<Step> steps = new ArrayList<>();
    int open = -1;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int run = 1;
      while (i + run < pattern.length() && pattern.charAt(i + run) == c) {
        run++;
      }
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        if (end < 0) {
          throw bad(pattern, "a ' is not closed");
        }
        pattern.substring(i + 1, end).chars().forEach(l -> steps.add(literal(pattern, (char) l)));
        i = end + 1;
        continue;
      }
      if (c == '[' || c == ']') {
        if ((c == '[') == (open >= 0)) {
          throw bad(pattern, "brackets do not pair");
        }
        if (c == '[') {
          open = steps.size();
          steps.add(new Step(Part.OPEN, 0, 0));
        } else {
          steps.add(new Step(Part.CLOSE, 0, 0));
          steps.set(open, new Step(Part.OPEN, steps.size(), 0));
          open = -1;
        }
        i++;
        continue;
      }
      if (Character.isLetter(c)) {
        steps.add(letter(pattern, c, run));
        i += run;
        continue;
      }
      steps.add(literal(pattern, c));
      i++;
    }
    if (open >= 0) {
      throw bad(pattern, "brackets do not pair");
    }
    TimePattern parsed = new TimePattern(steps);
    parsed.check(pattern);
    return parsed;
  }

  private void check(String pattern) {
    require(pattern, has(Part.YEAR) != has(Part.YEAR_OF_CENTURY), "the year is missing");
    require(pattern, has(Part.MONTH) != has(Part.MONTH_NAME), "the month is missing");
    require(pattern, has(Part.DAY), "the day is missing");
    require(pattern, has(Part.HOUR_12) == has(Part.HALF), "hh goes with a, HH without");
    require(pattern, !has(Part.HOUR_12) || !has(Part.HOUR), "it has two hours");
    int offset = -1;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.part() == Part.OFFSET) {
        offset = i;
      } else if (offset >= 0 && step.part() != Part.CLOSE) {
        throw bad(pattern, "X stands only at the end");
      }
      if (step.part() == Part.OPEN && steps.get(i + 1).part() == Part.CLOSE) {
        throw bad(pattern, "empty brackets");
      }
      for (int j = 0; j < i; j++) {
        if (steps.get(j).part() == step.part() && isValue(step.part())) {
          throw bad(pattern, "the same part comes twice");
        }
      }
    }
  }

  /** Whether it has a time of day. */
  boolean hasTime() {
    return has(Part.HOUR) || has(Part.HOUR_12);
  }

  private boolean has(Part part) {
    return steps.stream().anyMatch(step -> step.part() == part);
  }

  private static boolean isValue(Part part) {
    return part != Part.LITERAL && part != Part.OPEN && part != Part.CLOSE;
  }

  private static Step letter(String pattern, char c, int run) {
    if (c == 'y' && (run == 4 || run == 2)) {
      return new Step(run == 4 ? Part.YEAR : Part.YEAR_OF_CENTURY, run, run);
    }
    if (c == 'M' && run == 3) {
      return new Step(Part.MONTH_NAME, 3, 3);
    }
    if (c == 'a' && run == 1) {
      return new Step(Part.HALF, 2, 2);
    }
    if (c == 'X' && run == 1) {
      return new Step(Part.OFFSET, 1, 6);
    }
    if (run <= 2) {
      Part part =
          switch (c) {
            case 'M' -> Part.MONTH;
            case 'd' -> Part.DAY;
            case 'H' -> Part.HOUR;
            case 'h' -> Part.HOUR_12;
            case 'm' -> Part.MINUTE;
            case 's' -> Part.SECOND;
            default -> Part.LITERAL;
          };
      if (part != Part.LITERAL) {
        return new Step(part, run, 2);
      }
    }
    if (c == 'T' && run == 1) {
      return literal(pattern, c);
    }
    throw bad(pattern, "nothing is written " + String.valueOf(c).repeat(run));
  }

  private static Step literal(String pattern, char c) {
    if (c >= 128) {
      throw bad(pattern, "only ASCII can stand in it");
    }
    return new Step(Part.LITERAL, c, 0);
  }

  private static void require(String pattern, boolean holds, String fault) {
    if (!holds) {
      throw bad(pattern, fault);
    }
  }

  private static IllegalArgumentException bad(String pattern, String fault) {
    return new IllegalArgumentException(
        "not a format of times: \""
            + pattern
            + "\": "
            + fault
            + "; expected iso, epoch-seconds, epoch-milliseconds, excel or such as"
            + " dd/MM/yyyy HH:mm:ss");
  }
}
