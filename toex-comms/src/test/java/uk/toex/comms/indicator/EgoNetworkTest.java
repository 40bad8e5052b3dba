package uk.toex.comms.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

class EgoNetworkTest {

  private static final long NOON = 1_700_049_600;
  private static final Party EGO = party(0);
  private static final Party A = party(1);
  private static final Party B = party(2);
  private static final Party C = party(3);

  private static Party party(int i) {
    return new Party("+44770090000" + i, PartyKind.NUMBER);
  }

  /** A message that both parties have a record of. */
  private static void both(MemoryEvents.Builder rows, Party from, Party to, long at) {
    int first = rows.add(EventRow.message(from, to, at));
    rows.add(EventRow.message(from, to, at + 2).asServedTo().duplicating(first));
  }

  /**
   * Everyone of the first three writes to the others twice, half an hour apart; C has no records.
   */
  private static CommsEvents events() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    List<Party> three = List.of(EGO, A, B);
    long at = NOON;
    for (Party from : three) {
      for (Party to : three) {
        if (!from.equals(to)) {
          both(rows, from, to, at += 60);
          both(rows, from, to, at + 1800);
        }
      }
    }
    rows.add(EventRow.message(EGO, C, NOON));
    rows.add(EventRow.call(EGO, A, NOON + 90_000, 10)); // A has no record of it
    return rows.build();
  }

  @Test
  void whoIsInAndWhatIsMatched() {
    CommsEvents events = events();
    EgoNetwork network = EgoNetwork.of(events, events.partyOf(EGO.id()));
    assertThat(network.members())
        .extracting(member -> events.party(member).id())
        .containsExactly(EGO.id(), A.id(), B.id(), C.id());
    assertThat(network.removed()).isEqualTo(1);
    Map<String, Double> outside = network.outOfNetwork();
    assertThat(outside.get("percent_outofnetwork_calls")).isZero();
    assertThat(outside.get("percent_outofnetwork_texts")).isEqualTo(1.0 / 9);
    assertThat(outside.get("percent_outofnetwork_contacts")).isEqualTo(1.0 / 3);
  }

  @Test
  void matrices() {
    CommsEvents events = events();
    EgoNetwork network = EgoNetwork.of(events, events.partyOf(EGO.id()));
    assertThat(network.directedWeighted(EgoNetwork.Weight.HALF_HOURS))
        .isDeepEqualTo(new int[][] {{0, 2, 2, 1}, {2, 0, 2, 0}, {2, 2, 0, 0}, {0, 0, 0, 0}});
    assertThat(network.directedUnweighted()[0]).containsExactly(0, 1, 1, 1);
    assertThat(network.directedWeighted(EgoNetwork.Weight.TEXTS)[0]).containsExactly(0, 2, 2, 1);
    assertThat(network.directedWeighted(EgoNetwork.Weight.CALLS)[0]).containsExactly(0, 0, 0, 0);
    assertThat(network.undirectedWeighted(EgoNetwork.Weight.HALF_HOURS)[0])
        .containsExactly(0, 4, 4, 0);
    assertThat(network.undirectedUnweighted()[1]).containsExactly(1, 0, 1, 0);
  }

  @Test
  void whatOutsidersDoWithEachOtherIsUnknown() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.message(EGO, A, NOON));
    rows.add(EventRow.message(EGO, B, NOON));
    CommsEvents events = rows.build();
    EgoNetwork network = EgoNetwork.of(events, events.partyOf(EGO.id()));
    assertThat(network.directedUnweighted()[1]).containsExactly(0, 0, EgoNetwork.UNKNOWN);
    assertThat(network.clusteringUnweighted()).isZero();
  }

  @Test
  void clusteringOfAClosedTriangle() {
    CommsEvents events = events();
    EgoNetwork network = EgoNetwork.of(events, events.partyOf(EGO.id()));
    assertThat(network.clusteringUnweighted()).isEqualTo(1);
    assertThat(network.clusteringWeighted(EgoNetwork.Weight.HALF_HOURS))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void likeness() {
    CommsEvents events = events();
    EgoNetwork network = EgoNetwork.of(events, events.partyOf(EGO.id()));
    Map<String, Double> likeness = network.assortativityIndicators(IndicatorOptions.DEFAULT);
    // The number has 9 texts, its contacts 8 each.
    assertThat(likeness).containsEntry("number_of_interactions__allweek__allday__text__mean", 1.0);
    Map<String, Map<String, String>> attributes =
        Map.of(
            EGO.id(), Map.of("town", "Oak"),
            A.id(), Map.of("town", "Oak"),
            B.id(), Map.of("town", "Elm"),
            C.id(), Map.of("town", "Oak"));
    assertThat(network.assortativityAttributes(attributes)).containsEntry("town", 0.5);
  }
}
