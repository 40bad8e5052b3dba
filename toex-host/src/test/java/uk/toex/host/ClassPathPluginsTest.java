package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.host.PluginProblem.Kind;
import uk.toex.host.internal.FileDigests;

class ClassPathPluginsTest {

  @TempDir Path dir = Path.of("");

  @Test
  void a_plugin_on_the_class_path_needs_no_policy() throws IOException {
    Path jar = jar("on-path", "on-path");
    try (URLClassLoader path = loader(jar);
        Plugins plugins = finder(path).find()) {
      assertThat(plugins.problems()).isEmpty();
      InstalledPlugin plugin = plugins.plugin("on-path");
      assertThat(plugin.folder()).isNull();
      assertThat(plugin.isolated()).isFalse();
      assertThat(plugin.sha256()).isEqualTo(FileDigests.sha256(jar)).hasSize(64);
      assertThat(
              plugins
                  .classifier("on-path")
                  .train(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE)
                  .probabilities("four"))
          .containsExactly(0.4, 0.4);
    }
  }

  @Test
  void two_of_one_id_on_the_class_path_are_both_refused() throws IOException {
    Path first = jar("first", "same-id");
    Path second =
        new PluginSources()
            .id("same-id")
            .type("Other")
            .in(Files.createDirectories(dir.resolve("second")))
            .resolve("same-id.jar");
    try (URLClassLoader path = loader(first, second);
        Plugins plugins = finder(path).find()) {
      assertThat(plugins.installed()).isEmpty();
      assertThat(plugins.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(Kind.DUPLICATE_ID, Kind.DUPLICATE_ID);
    }
  }

  @Test
  void the_class_paths_plugin_wins_over_a_folders_of_the_same_id() throws IOException {
    Path jar = jar("path", "same-id");
    Path folders = Files.createDirectories(dir.resolve("folders"));
    Path folder = new PluginSources().id("same-id").version("9.9").in(folders);
    PluginPolicy policy =
        PluginPolicy.NONE.with("same-id", VersionRange.ANY, FileDigests.sha256(folder));
    try (URLClassLoader path = loader(jar);
        Plugins plugins = finder(path).folder(folders).policy(policy).find()) {
      assertThat(plugins.installed()).extracting(Object::toString).containsExactly("same-id 1.0.0");
      assertThat(plugins.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(Kind.DUPLICATE_ID);
    }
  }

  @Test
  void a_folder_that_cannot_be_listed_leaves_nothing_open() throws Exception {
    Path jar = jar("path", "left-open");
    try (URLClassLoader path = loader(jar)) {
      PluginFinder finder = finder(path).folder(dir.resolve("absent"));
      assertThatThrownBy(finder::find).isInstanceOf(InputRefusedException.class);
      GuardTest.assertGone("left-open");
    }
  }

  @Test
  void closing_by_an_interrupted_thread_closes_all_the_same() throws Exception {
    Path jar =
        new PluginSources()
            .id("closes")
            .members("public void close() { System.setProperty(\"toex.test.closed\", \"yes\"); }")
            .in(Files.createDirectories(dir.resolve("closing")))
            .resolve("closes.jar");
    try (URLClassLoader path = loader(jar)) {
      Plugins plugins = finder(path).find();
      assertThat(plugins.installed()).hasSize(1);
      Thread.currentThread().interrupt();
      try {
        plugins.close();
      } catch (CancelledException e) {
        throw new AssertionError(e);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(System.clearProperty("toex.test.closed")).isEqualTo("yes");
      GuardTest.assertGone("toex-plugin-closes");
    }
  }

  private static PluginFinder finder(ClassLoader path) {
    return Plugins.finder()
        .classPath(path)
        .settings(GuardSettings.defaults().withDeadline(Duration.ofSeconds(10)));
  }

  private Path jar(String folder, String id) throws IOException {
    Files.createDirectories(dir.resolve(folder));
    return new PluginSources().id(id).in(dir.resolve(folder)).resolve(id + ".jar");
  }

  private static URL url(Path jar) throws IOException {
    return jar.toUri().toURL();
  }

  private static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = url(jars[i]);
    }
    return new URLClassLoader(urls, ClassPathPluginsTest.class.getClassLoader());
  }
}
