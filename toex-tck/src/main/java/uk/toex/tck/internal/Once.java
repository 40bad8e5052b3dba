package uk.toex.tck.internal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import uk.toex.tck.internal.Verdict.Untestable;

/**
 * Something that is made when first asked for and then kept. If making it failed, or hung so that
 * its rule was given up, it is not tried again: rules that need it are untested.
 */
final class Once<T> {
  private final String what;
  private final Callable<T> maker;
  private boolean begun;
  private @Nullable T value;
  private @Nullable Throwable thrown;

  /**
   * @param what names it, so that a message reads "the plugin could not be opened"
   */
  Once(String what, Callable<T> maker) {
    this.what = what;
    this.maker = maker;
  }

  T get() {
    boolean mine;
    synchronized (this) {
      mine = !begun;
      begun = true;
    }
    if (mine) {
      make();
    }
    synchronized (this) {
      if (thrown instanceof Untestable verdict) {
        throw verdict;
      }
      if (thrown != null) {
        throw new Untestable(
            what + ": " + (thrown instanceof Verdict ? thrown.getMessage() : Told.of(thrown)));
      }
      if (value == null) {
        throw new Untestable(what + ": an earlier rule did not come back from trying");
      }
      return value;
    }
  }

  /** What went wrong when it was made; null if nothing did. */
  @Nullable Throwable failure() {
    try {
      get();
      return null;
    } catch (Untestable e) {
      synchronized (this) {
        return thrown == null ? e : thrown;
      }
    }
  }

  /** The value, if it was made; else null. */
  synchronized @Nullable T peek() {
    return value;
  }

  private void make() {
    try {
      T made = maker.call();
      synchronized (this) {
        value = made;
      }
    } catch (Throwable e) { // Kept, and told by get.
      synchronized (this) {
        thrown = e;
      }
    }
  }
}
