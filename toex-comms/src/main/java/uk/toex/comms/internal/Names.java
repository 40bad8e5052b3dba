package uk.toex.comms.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names from 0 in the order in which they come. Belongs to one thread while it grows. */
public final class Names {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The number of a name, a new one if it is new; -1 for the empty name. */
  public int add(String name) {
    if (name.isEmpty()) {
      return -1;
    }
    Integer known = numbers.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  /** The number of a name; -1 if there is none. */
  public int of(String name) {
    Integer known = numbers.get(name);
    return known == null ? -1 : known;
  }

  /** The name with a number; empty for -1. */
  public String name(int number) {
    return number < 0 ? "" : names.get(number);
  }

  /** How many names there are. */
  public int size() {
    return names.size();
  }
}
