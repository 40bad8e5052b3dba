package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.NetworkScorerFactory;

class GuardedNetworkScorerTest {

  private static final Measure MEASURE =
      new Measure("nearness", 0, Double.POSITIVE_INFINITY, "How near.");

  private final Guard guard =
      new Guard(
          "faulty", null, GuardSettings.defaults().withTrainingDeadline(Duration.ofSeconds(2)));

  @AfterEach
  void end() {
    guard.close();
  }

  private static NetworkScores scores(double... values) {
    return new NetworkScores(values, MEASURE, 3, 1e-9, 1e-8);
  }

  private GuardedNetworkScorer guarded(NetworkRiskScorer scorer) {
    return new GuardedNetworkScorer(
        "near",
        guard,
        new NetworkScorerFactory() {
          @Override
          public NetworkRiskScorer create() {
            return scorer;
          }

          @Override
          public String name() {
            return "near";
          }
        });
  }

  private static NetworkScores score(GuardedNetworkScorer scorer) {
    return scorer.score(new Two(), List.of(new Seed("E0", 1, null)), 1, Progress.NONE);
  }

  @Test
  void scores_are_passed_on() {
    NetworkScores expected = scores(0.5, 0);
    assertThat(score(guarded((network, seeds, threads, progress) -> expected))).isSameAs(expected);
  }

  @Test
  void what_is_no_score_is_a_fault_of_the_plugin_by_name() {
    assertFails("1 scores for 2 entities", scores(0.5));
    assertFails("a score of NaN, of the entity with number 1", scores(0.5, Double.NaN));
    assertFails("a score of Infinity", scores(Double.POSITIVE_INFINITY, 0));
    assertFails("a score of -0.1", scores(-0.1, 0));
    assertFails("a certificate", new NetworkScores(new double[2], MEASURE, 3, 0, -1));
    assertThatThrownBy(() -> score(guarded((n, s, t, p) -> Faulty.nothing())))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("The network scorer near gave no scores: faulty");
    assertThatThrownBy(() -> score(guarded((n, s, t, p) -> Faulty.sneak(new Exception("odd")))))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("odd");
  }

  private void assertFails(String reason, NetworkScores answer) {
    GuardedNetworkScorer scorer = guarded((network, seeds, threads, progress) -> answer);
    assertThatThrownBy(() -> score(scorer))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_refusal_is_passed_on_and_asking_to_stop_stops() {
    NetworkRiskScorer refuses =
        (network, seeds, threads, progress) -> {
          throw new InputRefusedException("too large");
        };
    assertThatThrownBy(() -> score(guarded(refuses)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("too large");
    Progress stop =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    NetworkRiskScorer works =
        (network, seeds, threads, progress) -> {
          progress.step("working", 1, 2);
          return scores(0, 0);
        };
    assertThatThrownBy(() -> guarded(works).score(new Two(), List.of(), 1, stop))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void one_that_is_late_is_quarantined() {
    NetworkRiskScorer hangs =
        (network, seeds, threads, progress) -> {
          long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          return scores(0, 0);
        };
    assertThatThrownBy(() -> score(guarded(hangs))).isInstanceOf(PluginFailedException.class);
    assertThatThrownBy(() -> score(guarded((n, s, t, p) -> scores(0, 0))))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("quarantined");
  }

  /** Two entities without a link. */
  private static final class Two implements NetworkView {
    @Override
    public int size() {
      return 2;
    }

    @Override
    public int arcs() {
      return 0;
    }

    @Override
    public int indexOf(String id) {
      return id.equals("E0") ? 0 : id.equals("E1") ? 1 : -1;
    }

    @Override
    public Entity entity(int index) {
      return new Entity(id(index), EntityKind.PERSON, "");
    }

    @Override
    public String id(int index) {
      return "E" + index;
    }

    @Override
    public EntityKind kind(int index) {
      return EntityKind.PERSON;
    }

    @Override
    public int firstArc(int index) {
      return 0;
    }

    @Override
    public int neighbour(int arc) {
      throw new IndexOutOfBoundsException(arc);
    }

    @Override
    public int link(int arc) {
      throw new IndexOutOfBoundsException(arc);
    }

    @Override
    public int links() {
      return 0;
    }

    @Override
    public Link linkAt(int link) {
      throw new IndexOutOfBoundsException(link);
    }

    @Override
    public String type(int link) {
      throw new IndexOutOfBoundsException(link);
    }

    @Override
    public double weight(int link) {
      throw new IndexOutOfBoundsException(link);
    }

    @Override
    public @Nullable LocalDate asOf() {
      return null;
    }
  }
}
