package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.host.PluginProblem.Kind;
import uk.toex.host.internal.FileDigests;
import uk.toex.spi.TrainingSettings;

class PluginsTest {

  private static final List<Report> REPORTS =
      List.of(Report.of("R1", "phone and gifts", "A"), Report.of("R2", "a shop", "B"));
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(List.of(new Tag("A"), new Tag("B")), false, 1, 1);

  @TempDir Path dir = Path.of("");

  @Test
  void a_plugin_that_the_policy_lists_is_loaded_and_works() throws IOException {
    new PluginSources().id("good-one").in(dir);
    try (Plugins plugins = find(pinned("good-one"))) {
      assertThat(plugins.problems()).isEmpty();
      assertThat(plugins.installed())
          .extracting(Object::toString)
          .containsExactly("good-one 1.0.0");
      GuardedClassifier trained =
          plugins.classifier("good-one").train(REPORTS, SETTINGS, Progress.NONE);
      assertThat(trained.probabilities("four")).containsExactly(0.4, 0.4);
      assertThat(plugins.plugin("good-one").component().sha256())
          .isEqualTo(FileDigests.sha256(dir.resolve("good-one")));
    }
  }

  @Test
  void a_plugin_that_the_policy_does_not_list_is_refused_and_none_of_its_code_runs() {
    new PluginSources()
        .id("unlisted")
        .members("static { System.setProperty(\"toex.test.ran\", \"yes\"); }")
        .in(dir);
    try (Plugins plugins = find(PluginPolicy.NONE)) {
      assertProblem(plugins, "unlisted", Kind.NOT_LISTED, "the policy does not list it");
      assertThat(System.getProperty("toex.test.ran")).isNull();
    }
  }

  @Test
  void one_changed_byte_is_noticed() throws IOException {
    Path folder = new PluginSources().id("changed").entry("note.txt", "as it was made").in(dir);
    PluginPolicy policy = pinned("changed");
    Path jar = folder.resolve("changed.jar");
    byte[] bytes = Files.readAllBytes(jar);
    // In the header of the last entry's modification time: the jar stays readable.
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2") + 12;
    bytes[at] ^= 1;
    Files.write(jar, bytes);
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "changed", Kind.TAMPERED, "not those that were pinned");
    }
  }

  @Test
  void a_file_added_renamed_or_removed_is_noticed() throws IOException {
    Path folder = new PluginSources().id("moved").in(dir);
    Files.writeString(folder.resolve("model.bin"), "model");
    PluginPolicy policy = pinned("moved");
    Files.move(folder.resolve("model.bin"), folder.resolve("model.txt"));
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "moved", Kind.TAMPERED, "not those");
    }
    Files.delete(folder.resolve("model.txt"));
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "moved", Kind.TAMPERED, "not those");
    }
  }

  @Test
  void a_jar_that_is_cut_off_is_told_apart() throws IOException {
    Path folder = new PluginSources().id("cut-off").in(dir);
    PluginPolicy policy = pinned("cut-off");
    Path jar = folder.resolve("cut-off.jar");
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "cut-off", Kind.TRUNCATED, "cut off or damaged");
    }
  }

  @Test
  void a_plugin_for_a_newer_spi_is_refused() throws IOException {
    new PluginSources().id("too-new").spi("\"1.99\"").in(dir);
    new PluginSources().id("next-major").spi("\"2.0\"").in(dir);
    try (Plugins plugins = find(pinned("too-new", "next-major"))) {
      assertProblem(
          plugins, "next-major", Kind.OTHER_SPI, "written for SPI 2.0, this host has 1.1");
      assertProblem(plugins, "too-new", Kind.OTHER_SPI, "written for SPI 1.99");
    }
  }

  @Test
  void copies_of_our_interfaces_and_a_binding_of_the_log_are_refused() throws IOException {
    new PluginSources().id("copies").entry("uk/toex/api/report/Tag.class", "x").in(dir);
    new PluginSources()
        .id("hidden-copies")
        .entry("META-INF/versions/17/uk/toex/spi/Offer.class", "x")
        .in(dir);
    new PluginSources()
        .id("logs")
        .entry("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "x.Y")
        .in(dir);
    try (Plugins plugins = find(pinned("copies", "hidden-copies", "logs"))) {
      assertProblem(plugins, "copies", Kind.COPIES_OF_API, "a copy of TOEX's own");
      assertProblem(plugins, "hidden-copies", Kind.COPIES_OF_API, "a copy of TOEX's own");
      assertProblem(plugins, "logs", Kind.LOGGING_BINDING, "binds the log");
      assertThat(plugins.problems()).hasSize(3);
    }
  }

  @Test
  void a_version_that_the_policy_does_not_allow_is_refused() throws IOException {
    Path folder = new PluginSources().id("old-one").version("0.9").in(dir);
    PluginPolicy policy =
        PluginPolicy.NONE.with(
            "old-one", VersionRange.parse("[1.0,2.0)"), FileDigests.sha256(folder));
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "old-one", Kind.VERSION_NOT_ALLOWED, "the policy allows [1.0,2.0)");
    }
  }

  @Test
  void one_broken_plugin_is_reported_and_the_rest_load() throws IOException {
    new PluginSources().id("a-throws").members("{ if (true) throw new Error(\"no\"); }").in(dir);
    new PluginSources()
        .id("b-links")
        .members(
            "public void open(PluginContext c) { throw new NoClassDefFoundError(\"gone/X\"); }")
        .in(dir);
    new PluginSources()
        .id("c-absent")
        .entry("META-INF/services/uk.toex.spi.ToexPlugin", "vendor.NotThere")
        .in(dir);
    new PluginSources()
        .id("d-no-plugin")
        .entry("META-INF/services/uk.toex.spi.ToexPlugin", "java.lang.String")
        .in(dir);
    new PluginSources().id("e-good").in(dir);
    try (Plugins plugins =
        find(pinned("a-throws", "b-links", "c-absent", "d-no-plugin", "e-good"))) {
      assertThat(plugins.installed()).extracting(Object::toString).containsExactly("e-good 1.0.0");
      assertProblem(plugins, "a-throws", Kind.BROKEN, "java.lang.Error: no");
      assertProblem(plugins, "b-links", Kind.BROKEN, "check the versions");
      assertProblem(plugins, "c-absent", Kind.BROKEN, "NotThere");
      assertProblem(plugins, "d-no-plugin", Kind.BROKEN, "is no plugin of this folder");
    }
  }

  @Test
  void a_plugin_that_hangs_when_it_is_made_is_given_up() throws IOException {
    new PluginSources().id("hangs").members("static { while (Math.abs(1) == 1) {} }").in(dir);
    new PluginSources().id("works").in(dir);
    try (Plugins plugins = find(pinned("hangs", "works"))) {
      assertProblem(plugins, "hangs", Kind.BROKEN, "no answer within");
      assertThat(plugins.installed()).extracting(Object::toString).containsExactly("works 1.0.0");
    }
  }

  @Test
  void services_and_module_info_must_agree() throws IOException {
    byte[] module;
    try (var in = uk.toex.spi.ToexPlugin.class.getResourceAsStream("/module-info.class")) {
      module = in.readAllBytes();
    }
    new PluginSources().id("disagrees").entry("module-info.class", module).in(dir);
    try (Plugins plugins = find(pinned("disagrees"))) {
      assertProblem(plugins, "disagrees", Kind.NO_PROVIDER, "The two must agree");
    }
  }

  @Test
  void a_folder_must_be_named_by_its_plugins_id() throws IOException {
    Path folder = new PluginSources().id("real-name").in(dir, "other-name");
    PluginPolicy policy =
        PluginPolicy.NONE.with("other-name", VersionRange.ANY, FileDigests.sha256(folder));
    try (Plugins plugins = find(policy)) {
      assertProblem(plugins, "other-name", Kind.NOT_LISTED, "it calls itself real-name");
    }
  }

  @Test
  void who_offers_a_name_that_is_taken_is_refused_and_the_order_is_that_of_the_ids()
      throws IOException {
    new PluginSources().id("zeta").classifier("shared").in(dir);
    new PluginSources().id("alpha").classifier("shared").in(dir);
    new PluginSources().id("mid").in(dir);
    try (Plugins plugins = find(pinned("zeta", "alpha", "mid"))) {
      assertThat(plugins.installed())
          .extracting(Object::toString)
          .containsExactly("alpha 1.0.0", "mid 1.0.0");
      assertProblem(plugins, "zeta", Kind.DUPLICATE_NAME, "classifier shared, which is alpha's");
    }
  }

  @Test
  void what_is_not_there_is_answered_with_what_is() throws IOException {
    new PluginSources().id("one").in(dir);
    new PluginSources().id("two").in(dir);
    try (Plugins plugins = find(pinned("one", "two"))) {
      assertThatThrownBy(() -> plugins.classifier("three"))
          .hasMessage("There is no classifier \"three\". There are: one, two.");
      assertThatThrownBy(() -> plugins.plugin("three"))
          .hasMessage("There is no plugin \"three\". There are: one, two.");
      assertThatThrownBy(() -> plugins.languageDetector("three"))
          .hasMessage("There is no language detector \"three\", nor any other.");
    }
  }

  @Test
  void a_plugin_sees_the_jdk_and_the_spi_and_nothing_else_of_the_host() throws IOException {
    new PluginSources()
        .id("looks-round")
        .members(
            """
            public void open(PluginContext c) throws Exception {
              Class.forName("uk.toex.api.report.Report");
              Class.forName("java.util.List");
              try {
                Class.forName("uk.toex.io.Digests");
              } catch (ClassNotFoundException expected) {
                if (getClass().getResource("/META-INF/services/org.junit.platform.engine.TestEngine")
                    == null) {
                  return;
                }
              }
              throw new IllegalStateException("sees the host");
            }
            """)
        .in(dir);
    try (Plugins plugins = find(pinned("looks-round"))) {
      assertThat(plugins.problems()).isEmpty();
    }
  }

  @Test
  void what_a_plugin_needs_is_given_only_as_it_was_pinned() throws IOException {
    String opens = "public void open(PluginContext c) { c.resource(\"model.bin\"); }";
    String right = FileDigests.sha256("model".getBytes(StandardCharsets.UTF_8));
    PluginSources sources =
        new PluginSources().members(opens).needs(".needs(\"model.bin\", \"" + right + "\")");
    sources.id("has-it").entry("model.bin", "model").in(dir);
    sources.id("has-other").entry("model.bin", "another").in(dir);
    Path lacks = new PluginSources().members(opens).id("lacks-it").in(dir);
    assertThat(lacks).exists();
    try (Plugins plugins = find(pinned("has-it", "has-other", "lacks-it"))) {
      assertThat(plugins.installed()).extracting(Object::toString).containsExactly("has-it 1.0.0");
      assertProblem(plugins, "has-other", Kind.BROKEN, "is not what the plugin was made for");
      assertProblem(plugins, "lacks-it", Kind.BROKEN, "does not declare to need model.bin");
    }
  }

  private Plugins find(PluginPolicy policy) {
    return Plugins.finder()
        .classPath(null)
        .folder(dir)
        .policy(policy)
        .settings(GuardSettings.defaults().withDeadline(Duration.ofSeconds(2)))
        .find();
  }

  private PluginPolicy pinned(String... ids) throws IOException {
    PluginPolicy policy = PluginPolicy.NONE;
    for (String id : ids) {
      policy = policy.with(id, VersionRange.ANY, FileDigests.sha256(dir.resolve(id)));
    }
    return policy;
  }

  private static void assertProblem(Plugins plugins, String plugin, Kind kind, String message) {
    assertThat(plugins.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.plugin()).isEqualTo(plugin);
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.message()).contains(message);
            });
  }
}
