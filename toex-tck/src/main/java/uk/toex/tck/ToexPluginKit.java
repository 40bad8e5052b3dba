package uk.toex.tck;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.KitRun;

/**
 * The kit as a JUnit class. A vendor writes one like this:
 *
 * <pre>{@code
 * class MyPluginKitTest extends ToexPluginKit {
 *   @Override
 *   protected ToexPlugin plugin() {
 *     return new MyPlugin();
 *   }
 * }
 * }</pre>
 *
 * <p>Each rule is a test; one that is broken fails, one that could not be tried is skipped and says
 * why. When all have been tried, {@code target/toex-kit/<plugin id>.md} and {@code .json} hold the
 * report; the system property {@code toex.kit.out} names another folder.
 */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ToexPluginKit {

  /** A new instance of the plugin, made as {@link java.util.ServiceLoader} would make it. */
  protected abstract ToexPlugin plugin();

  /**
   * Changes what the kit does: other reports to train on, more time, options of child processes.
   *
   * @param kit the kit as it is set by default
   * @return the kit to run
   */
  protected PluginKit configure(PluginKit kit) {
    return kit;
  }

  /** The rules, by area. */
  @TestFactory
  protected final Stream<DynamicNode> rules() {
    KitRun run = configure(PluginKit.of(this::plugin)).start();
    Map<Area, List<DynamicTest>> areas = new LinkedHashMap<>();
    for (Rule rule : run.rules()) {
      areas
          .computeIfAbsent(rule.area(), area -> new ArrayList<>())
          .add(DynamicTest.dynamicTest(rule.toString(), () -> tell(run.result(rule))));
    }
    return areas.entrySet().stream()
        .<DynamicNode>map(
            area -> DynamicContainer.dynamicContainer(area.getKey().title(), area.getValue()))
        .onClose(() -> finish(run));
  }

  private static void tell(RuleResult result) {
    switch (result.outcome()) {
      case PASSED -> {}
      case FAILED -> fail(result.rule() + ": " + result.detail());
      case UNTESTED -> abort("untested: " + result.detail());
      case NOT_APPLICABLE -> abort("does not apply: " + result.detail());
    }
    ;
  }

  private static void finish(KitRun run) {
    try (run) {
      List<RuleResult> results = run.results();
      if (results.size() < run.rules().size()) {
        return; // Only some were asked for, as an IDE does; that is no report.
      }
      KitReport report = run.report(results);
      Path folder = Path.of(System.getProperty("toex.kit.out", "target/toex-kit"));
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(report.plugin() + ".md"), report.toMarkdown());
      Files.writeString(folder.resolve(report.plugin() + ".json"), report.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("the kit's report could not be written", e);
    }
  }
}
