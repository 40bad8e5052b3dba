package uk.toex.tck.internal;

import java.util.function.Supplier;

/** How a rule's check ends when it does not simply pass. */
abstract sealed class Verdict extends RuntimeException {

  private Verdict(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The plugin breaks the rule. */
  static final class Broken extends Verdict {
    Broken(String what) {
      super(what);
    }

    /** Broken unless something holds. */
    static void unless(boolean holds, Supplier<String> what) {
      if (!holds) {
        throw new Broken(what.get());
      }
    }
  }

  /** The rule could not be tried, or what it asks is not claimed. */
  static final class Untestable extends Verdict {
    Untestable(String why) {
      super(why);
    }
  }

  /** There is nothing that the rule is about. */
  static final class Missing extends Verdict {
    Missing(String why) {
      super(why);
    }
  }
}
