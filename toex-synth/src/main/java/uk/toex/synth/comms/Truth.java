package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.comms.Planted.Kind;

/** Gathers what is planted, by account; texts are filled in when all accounts are known. */
final class Truth {

  private record Draft(
      Kind kind, int subject, int other, long from, long until, int order, String detail) {}

  private final List<Draft> drafts = new ArrayList<>();

  /** Adds; {@code other} is an account, -1, or for a swap of SIMs a subscription. */
  void add(Kind kind, int subject, int other, long from, long until, int order, String detail) {
    drafts.add(new Draft(kind, subject, other, from, until, order, detail));
  }

  List<Planted> written(Accounts accounts) {
    List<Planted> all = new ArrayList<>();
    for (Draft draft : drafts) {
      String other =
          draft.other < 0
              ? ""
              : draft.kind == Kind.SIM_SWAP
                  ? Accounts.imsi(draft.other)
                  : accounts.party(draft.other).id();
      all.add(
          new Planted(
              draft.kind,
              accounts.party(draft.subject).id(),
              other,
              draft.from,
              draft.until,
              draft.order,
              draft.detail));
    }
    return all;
  }
}
