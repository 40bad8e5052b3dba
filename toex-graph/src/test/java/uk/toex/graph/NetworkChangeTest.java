package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;

class NetworkChangeTest {

  private static final int N = 400;
  private static final Entity REPORT = new Entity("report", EntityKind.EVENT, "Report");

  private final RiskNetwork network =
      Networks.of(Networks.entities(N), Networks.links(5, N, 2_500));
  private final List<Seed> seeds = Networks.seeds(10, 77, 399);
  private final RiskScores old = solve(network, seeds);

  private static RiskScores solve(RiskNetwork network, List<Seed> seeds) {
    RiskView view = RiskView.of(network, RiskConfig.defaults(), Networks.DAY.plusDays(1));
    return new RiskScorer().solve(view, seeds, 1, Progress.NONE);
  }

  private static Link link(String from, String to) {
    return new Link(from, to, "contact", Networks.DAY, null, Grade.parse("1AP"), "report");
  }

  private NetworkChange change() {
    NetworkChange change = new NetworkChange(network).add(REPORT);
    for (int k : new int[] {3, 90, 250}) {
      change.add(link("E" + k, "report"));
    }
    return change;
  }

  private static void assertSame(RiskScores found, RiskScores expected) {
    double error = found.scores().errorBound() + expected.scores().errorBound();
    double square = 0;
    for (int i = 0; i < expected.view().size(); i++) {
      int own = found.view().indexOf(expected.view().id(i));
      double value = own < 0 ? 0 : found.value(own);
      assertThat(value).isCloseTo(expected.value(i), within(error));
      square += Math.pow(value - expected.value(i), 2);
    }
    assertThat(Math.sqrt(square)).isLessThanOrEqualTo(error);
  }

  @Test
  void a_push_gives_what_the_merged_network_gives_when_it_is_solved() {
    NetworkChange change = change();
    List<Seed> after = new ArrayList<>(seeds.subList(1, 3));
    after.add(new Seed("report", 0.5, null));
    assertThat(change.remove(network.link(700))).isPositive();
    NetworkChange.Applied applied = change.apply(old, after, 1e-7, 1, Progress.NONE);
    assertThat(applied.pushed()).isTrue();
    assertThat(applied.scores().scores().errorBound()).isLessThan(1e-5).isPositive();
    RiskScores anew = solve(change.merged(), after);
    assertSame(applied.scores(), anew);
    assertThat(applied.scores().seed(change.merged().indexOf("report"))).isEqualTo(0.5);
  }

  @Test
  void what_is_added_and_taken_out_again_returns_to_the_old_scores_and_network() {
    NetworkChange change = change();
    NetworkChange.Applied with = change.apply(old, seeds, 1e-8, 1, Progress.NONE);
    NetworkChange back = new NetworkChange(change.merged());
    assertThat(back.removeRecord("report")).isEqualTo(3);
    assertThat(back.removeEntity("report")).isTrue();
    NetworkChange.Applied again = back.apply(with.scores(), seeds, 1e-8, 1, Progress.NONE);
    assertSame(again.scores(), old);
    RiskNetwork merged = back.merged();
    assertThat(merged.size()).isEqualTo(N);
    assertThat(merged.links()).isEqualTo(network.links());
    for (int link = 0; link < network.links(); link++) {
      assertThat(merged.link(link)).isEqualTo(network.link(link));
    }
    for (int i = 0; i < N; i++) {
      assertThat(merged.entity(i)).isEqualTo(network.entity(i));
    }
    assertThat(merged.records.indexOf("report")).isEqualTo(-1);
  }

  @Test
  void what_is_dearer_than_a_solution_is_solved() {
    NetworkChange change = change();
    NetworkChange.Applied applied = change.apply(old, seeds, 1e-300, 1, Progress.NONE);
    assertThat(applied.pushed()).isFalse();
    RiskScores anew = solve(change.merged(), seeds);
    assertThat(applied.scores().scores().iterations()).isLessThan(anew.scores().iterations());
    assertSame(applied.scores(), anew);
  }

  @Test
  void a_deleted_entity_is_gone_with_its_links_and_the_others_keep_theirs() {
    NetworkChange change = new NetworkChange(network);
    assertThat(change.removeEntity("E10")).isTrue();
    assertThat(change.removeEntity("E10")).isFalse();
    assertThat(change.removeEntity("nobody")).isFalse();
    RiskNetwork merged = change.merged();
    assertThat(merged.indexOf("E10")).isEqualTo(-1);
    List<Link> links = new ArrayList<>();
    for (int link = 0; link < network.links(); link++) {
      Link own = network.link(link);
      if (!own.from().equals("E10") && !own.to().equals("E10")) {
        links.add(own);
      }
    }
    assertThat(merged.links()).isEqualTo(links.size());
    for (int link = 0; link < links.size(); link++) {
      assertThat(merged.link(link)).isEqualTo(links.get(link));
    }
    List<Seed> after = seeds.subList(1, 3);
    assertSame(
        change.apply(old, after, 1e-7, 1, Progress.NONE).scores(), solve(change.merged(), after));
  }

  @Test
  void of_links_alike_one_is_taken_out_and_an_empty_field_says_nothing() {
    List<Entity> two =
        List.of(new Entity("A", EntityKind.PERSON, ""), new Entity("B", EntityKind.PERSON, "Bea"));
    Link twice = new Link("A", "B", "contact", Networks.DAY, null, null, "R1");
    Link other = new Link("B", "A", "family", null, null, null, "R2");
    RiskNetwork small = Networks.of(two, List.of(twice, twice, other));
    NetworkChange one = new NetworkChange(small);
    assertThat(one.remove(new Link("B", "A", "contact", null, null, null, ""))).isEqualTo(1);
    assertThat(one.merged().links()).isEqualTo(2);
    assertThat(one.remove(new Link("A", "B", "phone-user", null, null, null, ""))).isZero();
    assertThat(one.remove(new Link("A", "B", "", null, null, null, ""))).isEqualTo(2);
    assertThat(one.merged().links()).isZero();
    NetworkChange record = new NetworkChange(small);
    assertThat(record.removeRecord("R1")).isEqualTo(2);
    assertThat(record.merged().link(0)).isEqualTo(other);
  }

  @Test
  void what_does_not_fit_is_refused() {
    NetworkChange change = new NetworkChange(network);
    assertThatThrownBy(() -> change.add(link("E1", "nobody")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> change.add(new Entity("E1", EntityKind.PERSON, "")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("E1 is a object and a person");
    change.removeEntity("E2");
    assertThatThrownBy(() -> change.add(link("E1", "E2")))
        .isInstanceOf(InputRefusedException.class);
    change.add(link("E5", "E6"));
    assertThatThrownBy(() -> change.removeEntity("E6")).isInstanceOf(InputRefusedException.class);
    change.add(link("E5", "E5"));
    assertThat(change.selfLoops()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                change.apply(
                    solve(Networks.random(3, 10, 20), seeds), seeds, 1e-6, 1, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_unknown_of_an_entity_is_filled_in() {
    Entity more =
        new Entity(
            "E4",
            EntityKind.PERSON,
            "Another",
            new java.util.TreeMap<>(java.util.Map.of("age", "9")));
    RiskNetwork merged = new NetworkChange(network).add(more).merged();
    assertThat(merged.label(4)).isEqualTo("Entity 4");
    assertThat(merged.attribute(4, "age")).isEqualTo("9");
    assertThat(network.attribute(4, "age")).isNull();
  }

  @Test
  void records_made_because_of_a_score_do_not_feed_it() {
    Entity advice =
        new Entity(
            "report",
            EntityKind.EVENT,
            "",
            new java.util.TreeMap<>(java.util.Map.of("origin", "toex-advice")));
    NetworkChange change = new NetworkChange(network).add(advice).add(link("E3", "report"));
    change.add(link("E3", "E77"));
    RiskScores after = change.apply(old, seeds, 1e-7, 1, Progress.NONE).scores();
    assertSame(after, old);
  }
}
