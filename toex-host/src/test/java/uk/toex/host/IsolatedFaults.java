package uk.toex.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import uk.toex.api.Progress;
import uk.toex.host.FaultTable.Came;
import uk.toex.host.internal.FileDigests;

/** Faults of a plugin in a process of its own. */
final class IsolatedFaults {

  private final Random random;
  private final FaultTable table;
  private final Path folder;
  private final PluginPolicy policy;

  IsolatedFaults(Random random, FaultTable table, Path dir) throws IOException {
    this.random = random;
    this.table = table;
    this.folder = IsolatedSources.hostile("hostile").in(dir.resolve("isolated"));
    this.policy = PluginPolicy.NONE.with("hostile", VersionRange.ANY, FileDigests.sha256(folder));
  }

  /** Faults that the process survives, many to a process. */
  void survived(int processes, int rounds) {
    List<String> kinds = List.of("throws", "refused", "null", "short", "no number", "overflows");
    for (int process = 0; process < processes; process++) {
      try (Plugins plugins = find(Duration.ofMinutes(1))) {
        GuardedClassifier trained = train(plugins);
        for (int round = 0; round < rounds; round++) {
          String kind = kinds.get(random.nextInt(kinds.size()));
          List<String> texts = new ArrayList<>(List.of("a", "bb", "y".repeat(random.nextInt(30))));
          int at = random.nextInt(4);
          texts.add(at, kind);
          List<Outcome<double[]>> all = trained.score(texts);
          for (int i = 0; i < 4; i++) {
            if (i == at) {
              Came came = Came.of(all.get(i));
              Came expected = kind.equals("refused") ? Came.REFUSED : Came.FAILED;
              table.fault("isolated: " + kind, came, came == expected, all.get(i).problem());
            } else {
              table.other(all.get(i), texts.get(i));
            }
          }
        }
      } catch (RuntimeException | Error e) {
        table.hostFailure("isolated", e);
      }
    }
  }

  /** Faults that end the process: that batch has failed, what comes later is refused. */
  void fatal(String kind, int rounds) {
    for (int round = 0; round < rounds; round++) {
      Duration deadline = kind.equals("hangs") ? Duration.ofSeconds(3) : Duration.ofMinutes(1);
      try (Plugins plugins = find(deadline)) {
        GuardedClassifier trained = train(plugins);
        table.other(trained.score(List.of("four")).get(0), "four");
        Outcome<double[]> fault = trained.score(List.of("a", kind, "b")).get(random.nextInt(3));
        Outcome<double[]> later = trained.score(List.of("a")).get(0);
        Came came = Came.of(fault);
        Came expected = kind.equals("hangs") ? Came.TIMED_OUT : Came.FAILED;
        boolean right = came == expected && later instanceof Outcome.Refused<?>;
        table.fault("isolated: " + kind, came, right, fault + " then " + later);
      } catch (RuntimeException | Error e) {
        table.hostFailure("isolated: " + kind, e);
      }
    }
  }

  /** Killed at a random moment: right scores, then one failed batch, then refusals. */
  void killed(int rounds) {
    for (int round = 0; round < rounds; round++) {
      try (Plugins plugins = find(Duration.ofMinutes(1))) {
        GuardedClassifier trained = train(plugins);
        long nanos = random.nextInt(20_000_000);
        Thread killer =
            new Thread(
                () -> {
                  try {
                    TimeUnit.NANOSECONDS.sleep(nanos);
                  } catch (InterruptedException e) {
                    // Then at once.
                  }
                  ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                });
        killer.start();
        Outcome<double[]> first = null;
        for (int i = 0; first == null; i++) {
          String text = "y".repeat(i % 40);
          Outcome<double[]> outcome = trained.score(List.of(text)).get(0);
          if (outcome instanceof Outcome.Scored<?>) {
            table.other(outcome, text);
          } else {
            first = outcome;
          }
        }
        Faulty.joined(killer);
        Outcome<double[]> later = trained.score(List.of("a")).get(0);
        boolean right = first instanceof Outcome.Failed<?> && later instanceof Outcome.Refused<?>;
        table.fault("isolated: kill -9", Came.of(first), right, first + " then " + later);
      } catch (RuntimeException | Error e) {
        table.hostFailure("isolated: kill -9", e);
      }
    }
  }

  private static GuardedClassifier train(Plugins plugins) {
    if (!plugins.problems().isEmpty()) {
      throw new IllegalStateException(plugins.problems().toString());
    }
    return plugins.classifier("hostile").train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
  }

  private Plugins find(Duration deadline) {
    return Plugins.finder()
        .classPath(null)
        .folder(folder)
        .policy(policy)
        .settings(GuardSettings.defaults().withDeadline(deadline).withFailuresInARow(1000))
        .isolated(IsolatedPluginTest.SETTINGS)
        .find();
  }
}
