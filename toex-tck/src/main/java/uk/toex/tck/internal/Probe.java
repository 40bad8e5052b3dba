package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;

/** Something ready to be asked. */
interface Probe {

  /**
   * Asks about a text, checks that the answer has its form, and gives it as bits, so that two
   * answers can be compared.
   *
   * @throws Verdict.Broken if the answer does not have its form
   */
  long[] ask(String text);

  /** Asks about several texts at once, where the kind can. */
  default List<long[]> askTogether(List<String> texts) {
    List<long[]> all = new ArrayList<>();
    for (String text : texts) {
      all.add(ask(text));
    }
    return all;
  }
}
