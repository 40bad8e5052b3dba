package uk.toex.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import uk.toex.spi.Capability;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.broken.Bent;
import uk.toex.tck.broken.BrokenScores;

class ToexPluginKitTest {

  /** As a vendor writes it, of a plugin that breaks a rule and offers no languages. */
  static class VendorKit extends ToexPluginKit {
    @Override
    protected ToexPlugin plugin() {
      return new BrokenScores.S206();
    }

    @Override
    protected PluginKit configure(PluginKit kit) {
      return kit.runs(50)
          .only(rule -> List.of("D101", "S203", "S206", "R306", "G1101").contains(rule.id()));
    }
  }

  /** Promises nothing. */
  static class ModestKit extends ToexPluginKit {
    @Override
    protected ToexPlugin plugin() {
      return new Bent() {
        @Override
        protected Capability[] capabilities() {
          return new Capability[0];
        }
      };
    }

    @Override
    protected PluginKit configure(PluginKit kit) {
      return kit.only(rule -> rule.id().equals("R301"));
    }
  }

  @AfterEach
  void forget() {
    System.clearProperty("toex.kit.out");
  }

  @Test
  void every_rule_is_a_test_under_its_area(@TempDir Path folder) throws IOException {
    EngineExecutionResults results = run(VendorKit.class, folder);

    assertThat(names(results.testEvents().succeeded().list()))
        .containsExactly(
            "D101 a new instance gives its descriptor before it is opened",
            "S203 there is one score for each tag");
    assertThat(names(results.testEvents().failed().list()))
        .containsExactly(
            "S206 scores of tags that exclude each other add up to 1, or leave a hundredth to doubt");
    assertThat(names(results.testEvents().aborted().list()))
        .containsExactly(
            "R306 on another JDK the answers are the same to the bit",
            "G1101 a detector gives at least one language");
    assertThat(names(results.containerEvents().started().list()))
        .contains("Descriptor and offers", "Scores of classifiers", "Language detectors");
    assertThat(Files.readString(folder.resolve("kit/uk.toex.tck-good.md")))
        .contains("**Failed.** 2 rules passed, 1 failed, 1 untested, 1 do not apply.");
    assertThat(Files.readString(folder.resolve("kit/uk.toex.tck-good.json")))
        .contains("\"rule\": \"S206\"");
  }

  @Test
  void what_is_not_promised_is_skipped_and_says_why(@TempDir Path folder) {
    EngineExecutionResults results = run(ModestKit.class, folder);

    assertThat(results.testEvents().aborted().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getPayload().toString())
                    .contains("untested")
                    .contains("not claimed"));
    assertThat(folder.resolve("kit/uk.toex.tck-good.md")).exists();
  }

  private static EngineExecutionResults run(Class<?> kit, Path folder) {
    System.setProperty("toex.kit.out", folder.resolve("kit").toString());
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(kit)).execute();
  }

  private static List<String> names(List<Event> events) {
    return events.stream().map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }
}
