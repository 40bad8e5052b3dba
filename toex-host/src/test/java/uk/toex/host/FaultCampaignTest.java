package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than ten thousand faults of plugins, each with the outcome that it must have: no fault may
 * become another outcome, cost another text its score, or reach the host. The same faults for the
 * same seed: {@code -Dtoex.seed=…}. The table is written to {@code target/fault-campaign.md}.
 */
@Tag("thorough")
class FaultCampaignTest {

  @TempDir Path dir = Path.of("");

  @Test
  void every_fault_has_its_outcome_and_the_host_has_none() throws Exception {
    long seed = Long.getLong("toex.seed", 20261124);
    System.out.println("seed " + seed);
    FaultTable table = new FaultTable();
    try {
      inProcess(new Random(seed), table);
      loading(new Random(seed + 1), table);
      isolated(new Random(seed + 2), table);
    } finally {
      table.write(Path.of("target", "fault-campaign.md"), seed);
    }
    assertThat(table.troubles()).isEmpty();
    assertThat(table.injected()).isGreaterThanOrEqualTo(10_000);
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    GuardTest.assertGone("toex-plugin");
    GuardTest.assertGone("toex-isolated");
  }

  private static void inProcess(Random random, FaultTable table) {
    ScoringFaults scoring = new ScoringFaults(random, table);
    scoring.inBatches(1900);
    scoring.ofBatches(600);
    scoring.outOfMemory(60);
    scoring.hangs(80);
    TrainingFaults training = new TrainingFaults(random, table);
    training.quick(600);
    training.late(60);
  }

  private void loading(Random random, FaultTable table) throws IOException {
    LoadingFaults loading = new LoadingFaults(random, table, dir);
    loading.altered(800);
    loading.damagedBeforePinning(400);
    loading.services(200);
    loading.wrongIds(50);
  }

  private void isolated(Random random, FaultTable table) throws IOException {
    IsolatedFaults isolated = new IsolatedFaults(random, table, dir);
    isolated.survived(2, 200);
    isolated.killed(60);
    isolated.fatal("garbage", 40);
    isolated.fatal("half a frame", 20);
    isolated.fatal("forges", 20);
    isolated.fatal("closes the pipe", 10);
    isolated.fatal("exits", 30);
    isolated.fatal("halts", 20);
    isolated.fatal("crashes", 10);
    isolated.fatal("fills the heap", 20);
    if (IsolatedPluginTest.PRLIMIT) { // Else it would take what the machine has.
      isolated.fatal("fills the rest", 10);
    }
    isolated.fatal("hangs", 10);
  }
}
