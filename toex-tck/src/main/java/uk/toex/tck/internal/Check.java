package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.InputRefusedException;
import uk.toex.tck.Rule;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;
import uk.toex.tck.internal.Verdict.Untestable;

/**
 * A rule, and how it is tried: a body that throws a {@link Verdict}, or anything else, if broken.
 */
record Check(Rule rule, Body body) {

  interface Body {
    void run(Trial trial) throws Exception;
  }

  interface EachBody<S> {
    void run(Trial trial, S subject) throws Exception;
  }

  static Check of(String id, String sentence, Body body) {
    return new Check(new Rule(id, sentence), body);
  }

  /** A rule that holds for each subject of a type. */
  static <S extends Subject> Check each(
      Class<S> type, String id, String sentence, EachBody<S> body) {
    return of(id, sentence, trial -> runEach(trial, type, body));
  }

  /** Broken if it is for one; else untested if it is for all. */
  private static <S extends Subject> void runEach(Trial trial, Class<S> type, EachBody<S> body)
      throws Exception {
    List<String> broken = new ArrayList<>();
    List<String> untested = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    List<S> subjects =
        trial.opened().subjects().stream().filter(type::isInstance).map(type::cast).toList();
    if (subjects.isEmpty()) {
      throw new Missing("the plugin offers nothing of the kind");
    }
    int tried = 0;
    for (S subject : subjects) {
      try {
        body.run(trial, subject);
        tried++;
      } catch (Broken e) {
        broken.add(subject.label() + ": " + e.getMessage());
      } catch (Untestable e) {
        untested.add(subject.label() + ": " + e.getMessage());
      } catch (InputRefusedException e) {
        untested.add(subject.label() + ": it refuses the input: " + Told.shortened(e.getMessage()));
      } catch (Missing e) {
        missing.add(e.getMessage());
      } catch (InterruptedException e) {
        throw e; // The rule's deadline has passed.
      } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
        broken.add(subject.label() + ": threw " + Told.of(e));
      }
    }
    if (!broken.isEmpty()) {
      throw new Broken(String.join("; ", broken));
    }
    if (tried == 0 && untested.isEmpty()) {
      throw new Missing(String.join("; ", missing));
    }
    if (tried == 0) {
      throw new Untestable(String.join("; ", untested));
    }
    untested.forEach(each -> trial.note("untested for " + each));
  }
}
