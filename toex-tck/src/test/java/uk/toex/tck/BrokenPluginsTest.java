package uk.toex.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.broken.BrokenCode;
import uk.toex.tck.broken.BrokenDescriptors;
import uk.toex.tck.broken.BrokenExplanations;
import uk.toex.tck.broken.BrokenLanguages;
import uk.toex.tck.broken.BrokenManners;
import uk.toex.tck.broken.BrokenNetworks;
import uk.toex.tck.broken.BrokenPatience;
import uk.toex.tck.broken.BrokenPromises;
import uk.toex.tck.broken.BrokenReaders;
import uk.toex.tck.broken.BrokenReviewers;
import uk.toex.tck.broken.BrokenScores;
import uk.toex.tck.good.GoodPlugin;

/** For each rule there is a plugin that breaks it, and the rule says so. */
class BrokenPluginsTest {
  private static final List<Class<?>> HOLDERS =
      List.of(
          BrokenDescriptors.class,
          BrokenScores.class,
          BrokenPromises.class,
          BrokenPatience.class,
          BrokenReaders.class,
          BrokenExplanations.class,
          BrokenManners.class,
          BrokenCode.class,
          BrokenLanguages.class,
          BrokenReviewers.class,
          BrokenNetworks.class);

  static Map<String, Class<? extends ToexPlugin>> broken() {
    Map<String, Class<? extends ToexPlugin>> plugins = new TreeMap<>();
    for (Class<?> holder : HOLDERS) {
      for (Class<?> each : holder.getDeclaredClasses()) {
        if (each.getSimpleName().matches("[A-Z]\\d+")) {
          plugins.put(each.getSimpleName(), each.asSubclass(ToexPlugin.class));
        }
      }
    }
    return plugins;
  }

  static Stream<Rule> rules() {
    return PluginKit.rules().stream();
  }

  @Test
  void every_rule_has_a_plugin_that_breaks_it_and_every_such_plugin_a_rule() {
    assertThat(broken().keySet())
        .containsExactlyInAnyOrderElementsOf(rules().map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_fails_for_the_plugin_that_breaks_it(Rule rule, @TempDir Path folder)
      throws IOException {
    Class<? extends ToexPlugin> type = broken().getOrDefault(rule.id(), GoodPlugin.class);
    PluginFolder.write(type, folder);
    KitReport report =
        PluginKit.of(PluginFolder.maker(type))
            .code(folder)
            .otherJava(Path.of(System.getProperty("java.home")))
            .runs(200)
            .patience(Duration.ofSeconds(1))
            .deadline(Duration.ofSeconds(20))
            .childOptions("-Xmx256m", "-XX:+UseSerialGC")
            .only(rule::equals)
            .run();

    assertThat(report.results()).hasSize(1);
    RuleResult result = report.results().get(0);
    assertThat(result.outcome()).as(result.detail()).isEqualTo(Outcome.FAILED);
    assertThat(result.detail()).isNotBlank().doesNotContain("did not come to an end");
    assertThat(report.passed()).isFalse();
  }
}
