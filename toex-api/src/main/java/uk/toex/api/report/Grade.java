package uk.toex.api.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A 3x5x2 intelligence grade. It travels with all that is derived from the graded material, and the
 * weakest wins.
 *
 * <p>{@link #parse} also reads historic 5x5x5 grades, which begin with a letter. The reading below
 * is TOEX's own and errs on the weaker side; a force with a table of its own should convert first.
 *
 * <table>
 *   <caption>How 5x5x5 is read</caption>
 *   <tr><th>5x5x5</th><th>3x5x2</th></tr>
 *   <tr><td>source A always reliable, B mostly reliable</td><td>1 reliable</td></tr>
 *   <tr><td>source E untested</td><td>2 untested</td></tr>
 *   <tr><td>source C sometimes reliable, D unreliable</td><td>3 not reliable</td></tr>
 *   <tr><td>information 1 known true, 2 known personally to the source</td><td>A</td></tr>
 *   <tr><td>information 3 not known personally, but corroborated</td><td>B</td></tr>
 *   <tr><td>information 4 cannot be judged</td><td>D</td></tr>
 *   <tr><td>information 5 suspected false</td><td>E</td></tr>
 *   <tr><td>handling 1–3 (may be shared under rules)</td><td>P</td></tr>
 *   <tr><td>handling 4 (own force only), 5 (refer to originator)</td><td>C</td></tr>
 * </table>
 *
 * <p>A handling code left out ({@code 2B}, {@code B2}) is read as P, since conditions have to be
 * stated to exist.
 *
 * @param source how reliable the source is
 * @param intelligence how the source knows
 * @param handling whether conditions apply to sharing
 */
public record Grade(Source source, Intelligence intelligence, Handling handling) {

  /** Reliability of the source, best first. */
  public enum Source {
    RELIABLE("1"),
    UNTESTED("2"),
    NOT_RELIABLE("3");

    private final String code;

    Source(String code) {
      this.code = code;
    }

    /** The digit written in a grade. */
    public String code() {
      return code;
    }
  }

  /** Assessment of the intelligence, best first. The names are the letters written in a grade. */
  public enum Intelligence {
    /** Known directly to the source. */
    A,
    /** Known indirectly to the source, but corroborated. */
    B,
    /** Known indirectly to the source. */
    C,
    /** Not known. */
    D,
    /** Suspected to be false. */
    E
  }

  /** Handling code. The names are the letters written in a grade. */
  public enum Handling {
    /** Lawful sharing permitted. */
    P,
    /** Lawful sharing permitted with conditions. */
    C
  }

  public Grade {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(intelligence, "intelligence");
    Objects.requireNonNull(handling, "handling");
  }

  /**
   * Reads {@code 2BP}, {@code 2B}, or a 5x5x5 form such as {@code B24}; letters in either case.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Grade parse(String text) {
    String s = text.strip();
    if (s.length() == 2 || s.length() == 3) {
      char handling = s.length() == 3 ? s.charAt(2) : s.charAt(0) <= '9' ? 'P' : '1';
      Grade grade =
          s.charAt(0) <= '9'
              ? threeByFive(s.charAt(0), s.charAt(1), handling)
              : fiveByFive(s.charAt(0), s.charAt(1), handling);
      if (grade != null) {
        return grade;
      }
    }
    throw new IllegalArgumentException(
        "not a grade: \"" + text + "\"; expected 3x5x2 such as 2BP, or 5x5x5 such as B24");
  }

  /** The weaker of each part: what is derived from both carries this. */
  public Grade weakest(Grade other) {
    return new Grade(
        source.compareTo(other.source) >= 0 ? source : other.source,
        intelligence.compareTo(other.intelligence) >= 0 ? intelligence : other.intelligence,
        handling.compareTo(other.handling) >= 0 ? handling : other.handling);
  }

  /** As written in a grade, such as {@code 2BP}. */
  @Override
  public String toString() {
    return source.code() + intelligence + handling;
  }

  private static @Nullable Grade threeByFive(char source, char intelligence, char handling) {
    int s = source - '1';
    int i = "ABCDEabcde".indexOf(intelligence) % 5;
    int h = "PCpc".indexOf(handling) % 2;
    if (s < 0 || s > 2 || i < 0 || h < 0) {
      return null;
    }
    return new Grade(Source.values()[s], Intelligence.values()[i], Handling.values()[h]);
  }

  private static @Nullable Grade fiveByFive(char source, char intelligence, char handling) {
    int s = "ABCDEabcde".indexOf(source) % 5;
    int i = intelligence - '1';
    int h = handling - '1';
    if (s < 0 || i < 0 || i > 4 || h < 0 || h > 4) {
      return null;
    }
    Source[] sources = {
      Source.RELIABLE, Source.RELIABLE, Source.NOT_RELIABLE, Source.NOT_RELIABLE, Source.UNTESTED
    };
    Intelligence[] intelligences = {
      Intelligence.A, Intelligence.A, Intelligence.B, Intelligence.D, Intelligence.E
    };
    return new Grade(sources[s], intelligences[i], h <= 2 ? Handling.P : Handling.C);
  }
}
