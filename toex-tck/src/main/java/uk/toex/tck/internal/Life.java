package uk.toex.tck.internal;

import uk.toex.tck.internal.Verdict.Untestable;

/** A plugin's whole life, for rules that look at what it leaves behind. */
final class Life {
  private static final int TEXTS = 3;

  private Life() {}

  /** Makes, opens, uses and closes an instance. What it answers, others judge. */
  static void live(Trial trial) {
    try (Opened opened = trial.open()) {
      use(trial, opened);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new Untestable("it could not be opened and closed: " + Told.of(e));
    }
  }

  /** Makes all that is offered, and asks it. */
  static void use(Trial trial, Opened opened) {
    for (Subject subject : opened.subjects()) {
      try {
        Probe probe = subject.make(subject.work());
        for (String text : trial.corpus().texts().subList(0, TEXTS)) {
          probe.ask(text);
        }
        probe.ask(HostileTexts.assortment().get(2));
      } catch (RuntimeException e) {
        trial.note(subject.label() + " could not be asked: " + Told.of(e));
      }
    }
  }
}
