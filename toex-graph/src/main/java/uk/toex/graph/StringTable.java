package uk.toex.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings and their numbers, both ways. */
final class StringTable {

  private final List<String> strings = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The number of a string, which is added if it is new. */
  int add(String string) {
    Integer known = numbers.putIfAbsent(string, strings.size());
    if (known != null) {
      return known;
    }
    strings.add(string);
    return strings.size() - 1;
  }

  /** The number of a string, or -1. */
  int indexOf(String string) {
    return numbers.getOrDefault(string, -1);
  }

  String get(int number) {
    return strings.get(number);
  }

  int size() {
    return strings.size();
  }
}
