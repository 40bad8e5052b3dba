package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.internal.FileDigests;
import uk.toex.spi.Capability;
import uk.toex.spi.TrainingSettings;

class IsolatedPluginTest {

  static final IsolationSettings SETTINGS =
      IsolationSettings.defaults()
          .withMemory(64, 128)
          .withDeadlines(Duration.ofSeconds(20), Duration.ofSeconds(20));

  static final boolean PRLIMIT = Files.isExecutable(Path.of("/usr/bin/prlimit"));

  @TempDir Path dir = Path.of("");

  @Test
  void a_plugin_works_in_a_process_of_its_own() throws InterruptedException {
    Path folder = IsolatedSources.hostile("works").in(dir);
    long pid;
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      pid = plugin.pid();
      assertThat(plugin.alive()).isTrue();
      assertThat(plugin.descriptor().id()).isEqualTo("works");
      assertThat(plugin.descriptor().has(Capability.DETERMINISTIC)).isTrue();
      assertThat(plugin.classifiers()).containsExactly("works");
      ReportClassifier trained = train(plugin, Faulty.REPORTS);
      assertThat(trained.tags()).isEqualTo(Faulty.TAGS);
      assertThat(trained.probabilities("four")).containsExactly(0.4, 0.4);
      assertThat(trained.probabilities(List.of("a", "refused", "\ud800 ’")))
          .containsExactly(new double[] {0.1, 0.1}, new double[0], new double[] {0.3, 0.3});
      assertThatThrownBy(() -> trained.probabilities("refused"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage("not this one");
      assertThat(trained.explain("four", new Tag("A")).total()).isEqualTo(Math.log(0.4 / 0.6));
      assertThatThrownBy(() -> trained.probabilities("throws"))
          .isInstanceOf(PluginFailedException.class)
          .hasMessage("java.lang.IllegalStateException: thrown [31m");
      assertThat(trained.probabilities("prints")).containsExactly(0.6, 0.6);
      assertThatThrownBy(() -> plugin.classifier("other")).isInstanceOf(NoSuchOfferException.class);
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    GuardTest.assertGone("toex-isolated");
  }

  @Test
  void reports_arrive_as_they_are_and_in_any_order() {
    Path folder = IsolatedSources.hostile("counts").in(dir);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      TreeSet<Tag> tags = new TreeSet<>(List.of(new Tag("A"), new Tag("T" + i)));
      reports.add(
          new Report(
              "R" + i,
              "text " + "’".repeat(i) + "\udfff",
              tags,
              i % 2 == 0 ? Grade.parse("2BP") : null,
              i % 3 == 0 ? java.time.LocalDate.of(2024, 1, 1).plusDays(i) : null,
              i % 5 == 0 ? "author " + i : null));
    }
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      StringBuilder told = new StringBuilder();
      ReportClassifier trained =
          plugin
              .classifier("counts")
              .train(
                  reports,
                  Faulty.SETTINGS,
                  (stage, done, total) ->
                      told.append(stage).append(done).append('/').append(total));
      assertThat(trained.explain("seen", new Tag("B")).scale())
          .isEqualTo(Integer.toHexString(reports.toString().hashCode()));
      assertThat(told.toString()).isEqualTo("reading300/300");
    }
  }

  @Test
  void a_caller_who_cancels_stops_a_training_and_the_process_stays() {
    Path folder = IsolatedSources.hostile("cancels").in(dir);
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      Progress cancels =
          new Progress() {
            @Override
            public void update(String stage, long done, long total) {}

            @Override
            public boolean cancelled() {
              return true;
            }
          };
      assertThatThrownBy(
              () -> plugin.classifier("cancels").train(Faulty.REPORTS, Faulty.SETTINGS, cancels))
          .isInstanceOf(CancelledException.class);
      assertThat(train(plugin, Faulty.REPORTS).probabilities("four")).containsExactly(0.4, 0.4);
    }
  }

  @Test
  void what_ends_the_process_is_told_and_no_answer_is_made_of_it() throws IOException {
    IsolatedSources.hostile("hostile").in(dir);
    assertEnds("exits", "ended with code 7");
    assertEnds("halts", "ended with code 9");
    assertEnds("crashes", "ended with code");
    assertEnds("fills the heap", "ran out of memory (heap of 64 MiB, 128 MiB beside it)");
    assertEnds("garbage", "is no frame; it begins with \"not a frame");
    assertEnds("half a frame", "the process of hostile");
    assertEnds("closes the pipe", "gone");
    assertEnds("forges", "answers what was not asked");
  }

  @Test
  void memory_beside_the_heap_is_bounded_where_there_is_prlimit() throws IOException {
    Assumptions.assumeTrue(PRLIMIT, "no prlimit here");
    IsolatedSources.hostile("hostile").in(dir);
    assertEnds("fills the rest", "ran out of memory (heap of 64 MiB, 128 MiB beside it)");
  }

  @Test
  void classifiers_that_nobody_holds_are_forgotten_by_the_process() throws InterruptedException {
    Path folder = IsolatedSources.hostile("forgets").in(dir);
    List<Report> one = Faulty.REPORTS.subList(0, 1); // Each classifier then takes 8 MiB.
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      for (int i = 0; i < 20; i++) {
        assertThat(train(plugin, one).probabilities("four")).containsExactly(0.4, 0.4);
        System.gc();
        Thread.sleep(20);
      }
    }
  }

  @Test
  void a_process_is_killed_at_the_guards_deadline() throws Exception {
    IsolatedSources.hostile("hostile").in(dir);
    new PluginSources().id("other").in(dir);
    try (Plugins plugins = find(Duration.ofSeconds(4))) {
      assertThat(plugins.problems()).isEmpty();
      assertThat(plugins.plugin("hostile").isolated()).isTrue();
      GuardedClassifier trained =
          plugins.classifier("hostile").train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
      List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
      List<Outcome<double[]>> late = trained.score(List.of("a", "hangs"));
      assertThat(late)
          .allSatisfy(
              each -> assertThat(each).isEqualTo(new Outcome.TimedOut<>(Duration.ofSeconds(4))));
      assertThat(trained.score(List.of("a")).get(0)).isInstanceOf(Outcome.Refused.class);
      await(() -> before.stream().filter(ProcessHandle::isAlive).count() == before.size() - 1L);
      GuardedClassifier other =
          plugins.classifier("other").train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
      assertThat(other.probabilities("four")).containsExactly(0.4, 0.4);
    }
    await(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    GuardTest.assertGone("toex-");
  }

  @Test
  void what_the_plugin_starts_is_killed_with_it() throws Exception {
    Path folder = IsolatedSources.hostile("forks").in(dir);
    List<ProcessHandle> family = new ArrayList<>();
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      ReportClassifier trained = train(plugin, Faulty.REPORTS);
      assertThat(trained.probabilities("forks")).hasSize(2);
      ProcessHandle.of(plugin.pid()).orElseThrow().descendants().forEach(family::add);
      assertThat(family).isNotEmpty();
    }
    await(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void its_own_deadline_and_an_interrupt_kill_it_too() throws Exception {
    Path folder = IsolatedSources.hostile("hangs").in(dir);
    IsolationSettings hasty = SETTINGS.withDeadlines(Duration.ofSeconds(3), Duration.ofSeconds(5));
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, hasty)) {
      ReportClassifier trained = train(plugin, Faulty.REPORTS);
      assertThatThrownBy(() -> trained.probabilities("hangs"))
          .isInstanceOf(PluginFailedException.class)
          .hasMessageContaining("was killed: scoring took longer than 3000 ms");
      assertThatThrownBy(() -> trained.probabilities("a"))
          .isInstanceOf(PluginFailedException.class)
          .hasMessageContaining("was killed");
      await(() -> !plugin.alive());
    }
    try (IsolatedPlugin plugin = IsolatedPlugin.open(folder, SETTINGS)) {
      ReportClassifier trained = train(plugin, Faulty.REPORTS);
      Thread test = Thread.currentThread();
      Thread other =
          new Thread(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(300);
                } catch (InterruptedException e) {
                  // Interrupts at once, then.
                }
                test.interrupt();
              });
      other.start();
      assertThatThrownBy(() -> trained.probabilities("hangs"))
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      other.join();
      await(() -> !plugin.alive());
    }
  }

  @Test
  void a_plugin_that_hangs_while_it_is_loaded_is_killed() throws Exception {
    new PluginSources().id("stuck").members("static { while (Math.abs(1) == 1) {} }").in(dir);
    try (Plugins plugins = find(Duration.ofSeconds(3))) {
      assertThat(plugins.installed()).isEmpty();
      assertThat(plugins.problems().get(0).message()).contains("no answer within 3000 ms");
    }
    await(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void a_model_and_an_environment_are_those_of_the_process() throws IOException {
    String right = FileDigests.sha256("model".getBytes(StandardCharsets.UTF_8));
    Path folder =
        IsolatedSources.hostile("needs")
            .needs(".needs(\"model.bin\", \"" + right + "\").needs(\"m2.bin\", \"" + right + "\")")
            .entry("model.bin", "model")
            .in(dir);
    Files.writeString(folder.resolve("m2.bin"), "model");
    try (Plugins plugins = find(Duration.ofSeconds(20))) {
      assertThat(plugins.problems()).isEmpty();
      assertThat(plugins.plugin("needs").missing()).isEmpty();
      GuardedClassifier trained =
          plugins.classifier("needs").train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
      Outcome<double[]> environment = trained.score(List.of("environment")).get(0);
      assertThat(environment.problem()).contains("variables: [").doesNotContain("PATH", "HOME");
    }
  }

  @Test
  void a_folder_that_holds_no_plugin_is_refused() throws IOException {
    Path empty = Files.createDirectories(dir.resolve("empty"));
    assertThatThrownBy(() -> IsolatedPlugin.open(empty, SETTINGS))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("has no jar");
    Path newer = new PluginSources().id("newer").spi("\"1.99\"").in(dir);
    assertThatThrownBy(() -> IsolatedPlugin.open(newer, SETTINGS))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("was written for SPI 1.99");
    Path works = new PluginSources().id("works").in(dir);
    assertThatThrownBy(() -> IsolatedPlugin.open(works, SETTINGS.withJava(dir.resolve("no-java"))))
        .isInstanceOf(PluginFailedException.class);
  }

  private void assertEnds(String how, String told) throws IOException {
    try (Plugins plugins = find(Duration.ofSeconds(20))) {
      assertThat(plugins.problems()).isEmpty();
      GuardedClassifier trained =
          plugins.classifier("hostile").train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
      assertThat(trained.probabilities("four")).containsExactly(0.4, 0.4);
      List<Outcome<double[]>> all = trained.score(List.of("a", how, "b"));
      assertThat(all)
          .allSatisfy(
              each -> {
                assertThat(each).isInstanceOf(Outcome.Failed.class);
                assertThat(each.problem()).contains(told);
              });
      assertThat(trained.score(List.of("a")).get(0)).isInstanceOf(Outcome.Refused.class);
    }
  }

  private Plugins find(Duration deadline) throws IOException {
    PluginPolicy policy = PluginPolicy.NONE;
    for (Path each : PluginFinder.foldersIn(dir)) {
      policy =
          policy.with(each.getFileName().toString(), VersionRange.ANY, FileDigests.sha256(each));
    }
    return Plugins.finder()
        .classPath(null)
        .folder(dir)
        .policy(policy)
        .settings(GuardSettings.defaults().withDeadline(deadline))
        .isolated(SETTINGS)
        .find();
  }

  private static ReportClassifier train(IsolatedPlugin plugin, List<Report> reports) {
    TrainingSettings settings = Faulty.SETTINGS;
    return plugin.classifier(plugin.descriptor().id()).train(reports, settings, Progress.NONE);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.holds() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(condition.holds()).isTrue();
  }
}
