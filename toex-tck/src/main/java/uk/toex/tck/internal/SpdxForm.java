package uk.toex.tck.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grammar of SPDX licence expressions (SPDX 2.3, annex D), without the list of ids. */
final class SpdxForm {
  /** What people write instead of an id; SPDX knows none of these. */
  private static final Set<String> NO_IDS =
      Set.of(
          "apache",
          "bsd",
          "closed",
          "commercial",
          "free",
          "gpl",
          "lgpl",
          "none",
          "noassertion",
          "open-source",
          "private",
          "proprietary",
          "tbd",
          "todo",
          "unknown");

  private final Deque<String> tokens;

  private SpdxForm(String expression) {
    tokens =
        new ArrayDeque<>(
            List.of(expression.replace("(", " ( ").replace(")", " ) ").strip().split(" +", -1)));
  }

  /** What is wrong with an expression, or null. */
  static @Nullable String problem(String expression) {
    SpdxForm form = new SpdxForm(expression);
    String problem = form.either();
    return problem != null || form.tokens.isEmpty()
        ? problem
        : "\"" + form.tokens.peek() + "\" is not expected there";
  }

  /** One or several, with AND and OR between them; a problem, or null. */
  private @Nullable String either() {
    String problem = one();
    while (problem == null && (next("AND") || next("OR"))) {
      problem = one();
    }
    return problem;
  }

  private @Nullable String one() {
    if (next("(")) {
      String problem = either();
      return problem != null || next(")") ? problem : "a bracket is not closed";
    }
    String problem = id();
    return problem == null && next("WITH") ? id() : problem;
  }

  private @Nullable String id() {
    String id = tokens.poll();
    if (id == null || id.isEmpty()) {
      return "an id is missing at the end";
    }
    boolean word = Set.of("AND", "OR", "WITH", "(", ")").contains(id);
    if (word || NO_IDS.contains(id.toLowerCase(Locale.ROOT))) {
      return "\"" + id + "\" is no SPDX id; LicenseRef-… names a licence that has none";
    }
    boolean own = id.startsWith("LicenseRef-") || id.startsWith("DocumentRef-");
    return own || id.indexOf(':') < 0 ? null : "\"" + id + "\" is no SPDX id";
  }

  private boolean next(String token) {
    if (token.equals(tokens.peek())) {
      tokens.poll();
      return true;
    }
    return false;
  }
}
