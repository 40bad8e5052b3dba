package uk.toex.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/**
 * The columns of an input, and how the ones that are wanted are found among them: by the name that
 * the user gives, else by the exact name, else by a guess that is remembered to be shown.
 *
 * <p>For JSON Lines these are the names met so far, so the list can grow while rows are read.
 */
public final class Columns {

  private final String input;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> guesses = new ArrayList<>();
  private String hint = "";

  Columns(String input) {
    this.input = input;
  }

  /** The names in the order in which they come; an unmodifiable view. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** Where the column of exactly this name is, from 0, or −1 if there is none. */
  public int index(String name) {
    Integer index = indexes.get(name);
    return index == null ? -1 : index;
  }

  /**
   * Finds a column.
   *
   * @param role the name it should have
   * @param chosen the name that the user says it has, or null
   * @param alsoKnownAs other names that it often has; case, spaces, hyphens and underscores are
   *     overlooked. Only one column may fit.
   * @return where it is, from 0, or −1 if it is absent
   * @throws InputRefusedException if {@code chosen} is given and absent
   */
  public int find(String role, @Nullable String chosen, String... alsoKnownAs) {
    if (chosen != null) {
      return require(chosen);
    }
    int exact = index(role);
    return exact >= 0 ? exact : guess(role, alsoKnownAs);
  }

  /**
   * Where the column of exactly this name is.
   *
   * @throws InputRefusedException if there is none, saying which there are
   */
  public int require(String name) {
    int index = index(name);
    if (index < 0) {
      throw missing(List.of(name));
    }
    return index;
  }

  /** What to throw where columns are missing: it says which there are, and what may be amiss. */
  public InputRefusedException missing(List<String> wanted) {
    return new InputRefusedException(
        input
            + " has no column "
            + String.join(" and no column ", wanted)
            + ".\nIts columns are: "
            + shown()
            + "."
            + hint);
  }

  /** One sentence for each column that was found by a guess. */
  public List<String> guesses() {
    return List.copyOf(guesses);
  }

  /** Adds a name, or finds it. */
  int intern(String name) {
    Integer known = indexes.putIfAbsent(name, names.size());
    if (known == null) {
      names.add(name);
      return names.size() - 1;
    }
    return known;
  }

  /** A column without a name, which cannot be found. */
  void addUnnamed() {
    names.add("");
  }

  void hint(String text) {
    hint = text;
  }

  private int guess(String role, String... alsoKnownAs) {
    for (int k = -1; k < alsoKnownAs.length; k++) {
      String wanted = plain(k < 0 ? role : alsoKnownAs[k]);
      int found = -1;
      for (int i = 0; i < names.size(); i++) {
        if (plain(names.get(i)).equals(wanted)) {
          if (found >= 0) {
            return -1;
          }
          found = i;
        }
      }
      if (found >= 0) {
        guesses.add(input + ": column \"" + names.get(found) + "\" is taken for " + role);
        return found;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c != ' ' && c != '_' && c != '-') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private String shown() {
    int most = 30;
    StringBuilder shown = new StringBuilder();
    for (String name : names.subList(0, Math.min(most, names.size()))) {
      shown.append(shown.length() == 0 ? "" : ", ");
      shown.append(name.length() > 60 ? name.substring(0, 60) + "…" : name);
    }
    if (names.size() > most) {
      shown.append(" and ").append(names.size() - most).append(" more");
    }
    return shown.length() == 0 ? "(none)" : shown.toString();
  }
}
