package uk.toex.graph.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Grade;

/** Grades in a byte: 0 is none, else 1 + 10 × source + 2 × intelligence + handling. */
public final class Grades {

  private static final List<Grade.Source> SOURCES = List.of(Grade.Source.values());
  private static final List<Grade.Intelligence> INTELLIGENCE = List.of(Grade.Intelligence.values());

  /** How many codes there are. */
  public static final int CODES = 31;

  private static final @Nullable Grade[] ALL = all();

  private Grades() {}

  /** The code of a grade; 0 for none. */
  public static byte of(@Nullable Grade grade) {
    if (grade == null) {
      return 0;
    }
    int handling = grade.handling() == Grade.Handling.C ? 1 : 0;
    return (byte)
        (1
            + 10 * SOURCES.indexOf(grade.source())
            + 2 * INTELLIGENCE.indexOf(grade.intelligence())
            + handling);
  }

  /** The grade of a code; null for 0. */
  public static @Nullable Grade grade(byte code) {
    return ALL[code];
  }

  private static @Nullable Grade[] all() {
    @Nullable Grade[] all = new @Nullable Grade[CODES];
    for (Grade.Source source : Grade.Source.values()) {
      for (Grade.Intelligence intelligence : Grade.Intelligence.values()) {
        for (Grade.Handling handling : Grade.Handling.values()) {
          Grade grade = new Grade(source, intelligence, handling);
          all[of(grade)] = grade;
        }
      }
    }
    return all;
  }
}
