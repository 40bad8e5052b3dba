package uk.toex.tck.internal;

import java.util.List;

/** What no rule can show. */
final class Unprovable {
  static final List<String> SENTENCES =
      List.of(
          "That id and names keep one meaning over all versions of the plugin.",
          "That the model card and the licence tell the truth, and that the licence's ids stand in"
              + " the SPDX list.",
          "How well the plugin does on real reports.",
          "That the constructor and the descriptor touch no model; only that they are quick.",
          "That no more threads work than the settings allow.",
          "That memory, native memory and handles are freed when the plugin is closed; on Linux,"
              + " files left open are seen.",
          "What native code does: the reading of class files does not see it, and the watched"
              + " process sees its sockets on Linux only, and only if they stay open for some"
              + " milliseconds.",
          "Calls by reflection, or by classes made at run time, that the watched process did not"
              + " happen to make.",
          "Races between threads that the trials did not happen to meet.",
          "That results are the same on another kind of processor.",
          "That a plugin which behaves well here behaves well with other input: a plugin is code"
              + " that its user trusts.");

  private Unprovable() {}
}
