package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;

class RiskUpdateTest {

  private static final RiskConfig CONFIG = RiskConfig.defaults();
  private static final int N = 500;

  private final List<Link> links = Networks.links(31, N, 3_000);
  private final List<Seed> seeds = Networks.seeds(10, 77, 499);
  private final RiskScores base = scores(links);

  private RiskScores scores(List<Link> of) {
    RiskView view =
        RiskView.of(Networks.of(Networks.entities(N), of), CONFIG, Networks.DAY.plusDays(1));
    return new RiskScorer().solve(view, seeds, 1, Progress.NONE);
  }

  private static List<Link> report() {
    List<Link> report = new ArrayList<>();
    for (int k : new int[] {3, 77, 250}) {
      report.add(new Link("E" + k, "E4", "contact", Networks.DAY, null, Grade.parse("1AP"), "NEW"));
    }
    return report;
  }

  @Test
  void a_new_report_gives_what_solving_anew_gives() {
    List<Link> more = new ArrayList<>(links);
    more.addAll(report());
    RiskScores anew = scores(more);
    RiskUpdate update = new RiskUpdate(base);
    report().forEach(update::add);
    RiskUpdate.Updated updated = update.solve(1e-9, Long.MAX_VALUE);
    assertThat(updated.complete()).isTrue();
    assertThat(updated.errorBound()).isLessThan(1e-6);
    for (int i = 0; i < N; i++) {
      assertThat(updated.value(i))
          .isCloseTo(anew.value(i), within(updated.errorBound() + anew.scores().errorBound()));
    }
  }

  @Test
  void a_record_at_a_hub_changes_what_its_others_count_for() {
    // E0 has hundreds of links, so that one more changes its neighbours' crowds and their
    // neighbours.
    Link seen = new Link("E0", "E30", "contact", Networks.DAY, null, Grade.parse("1AP"), "NEW");
    List<Link> more = new ArrayList<>(links);
    more.add(seen);
    RiskScores anew = scores(more);
    assertThat(anew.view().count[0]).isGreaterThan(30);
    RiskUpdate.Updated updated = new RiskUpdate(base).add(seen).solve(1e-10, Long.MAX_VALUE);
    for (int i = 0; i < N; i++) {
      for (RiskMeasure measure : RiskMeasure.values()) {
        double error = updated.errorBound() + anew.scores().errorBound();
        assertThat(updated.value(i, measure))
            .isCloseTo(
                anew.value(i, measure), within(anew.view().factor(i, measure) * error + 1e-12));
      }
    }
  }

  @Test
  void a_record_taken_away_gives_what_solving_without_it_gives() {
    RiskUpdate update = new RiskUpdate(base);
    assertThat(update.removeRecord("R100")).isEqualTo(3);
    RiskUpdate.Updated updated = update.solve(1e-9, Long.MAX_VALUE);
    RiskScores anew = scores(links.stream().filter(l -> !l.record().equals("R100")).toList());
    for (int i = 0; i < N; i++) {
      assertThat(updated.value(i))
          .isCloseTo(anew.value(i), within(updated.errorBound() + anew.scores().errorBound()));
    }
  }

  @Test
  void what_is_added_and_deleted_returns_to_the_old_scores() {
    List<Link> more = new ArrayList<>(links);
    more.addAll(report());
    RiskScores with = scores(more);
    RiskUpdate update = new RiskUpdate(with);
    update.removeRecord("NEW");
    RiskUpdate.Updated back = update.solve(1e-9, Long.MAX_VALUE);
    for (int i = 0; i < N; i++) {
      assertThat(back.value(i))
          .isCloseTo(base.value(i), within(back.errorBound() + base.scores().errorBound()));
    }
  }

  @Test
  void new_entities_and_seeds_count() {
    RiskUpdate update = new RiskUpdate(base);
    update.add(new Entity("new-report", EntityKind.EVENT, "Report"));
    update.add(new Link("new-report", "E5", "named-in", Networks.DAY, null, null, "new-report"));
    update.seed("new-report", 1);
    update.seed("E10", 0);
    RiskUpdate.Updated updated = update.solve(1e-9, Long.MAX_VALUE);
    List<Entity> entities = new ArrayList<>(Networks.entities(N));
    entities.add(new Entity("new-report", EntityKind.EVENT, "Report"));
    List<Link> more = new ArrayList<>(links);
    more.add(new Link("new-report", "E5", "named-in", Networks.DAY, null, null, "new-report"));
    List<Seed> other = new ArrayList<>(seeds);
    other.removeIf(seed -> seed.entity().equals("E10"));
    other.add(new Seed("new-report", 1, null));
    RiskView view = RiskView.of(Networks.of(entities, more), CONFIG, Networks.DAY.plusDays(1));
    RiskScores anew = new RiskScorer().solve(view, other, 1, Progress.NONE);
    double error = updated.errorBound() + anew.scores().errorBound();
    for (int i = 0; i <= N; i++) {
      assertThat(updated.value(i)).isCloseTo(anew.value(i), within(error));
    }
    assertThat(updated.value("new-report")).isPositive();
  }

  @Test
  void a_limit_of_work_is_kept_and_told_with_an_error_that_holds() {
    RiskUpdate update = new RiskUpdate(base);
    report().forEach(update::add);
    RiskUpdate.Updated updated = update.solve(1e-12, 500);
    assertThat(updated.complete()).isFalse();
    List<Link> more = new ArrayList<>(links);
    more.addAll(report());
    RiskScores anew = scores(more);
    double square = 0;
    for (int i = 0; i < N; i++) {
      square += Math.pow(updated.value(i) - anew.value(i), 2);
    }
    assertThat(Math.sqrt(square))
        .isPositive()
        .isLessThanOrEqualTo(updated.errorBound() + anew.scores().errorBound());
  }
}
