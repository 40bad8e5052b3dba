package uk.toex.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import uk.toex.api.Explanation;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.tck.broken.Bent;
import uk.toex.tck.broken.OwnFolder;
import uk.toex.tck.good.GoodPlugin;

/** Plugins that keep the rules pass. */
class GoodPluginTest {
  /** Promises nothing, and so explains nothing. */
  public static class Modest extends Bent {
    @Override
    protected Capability[] capabilities() {
      return new Capability[0];
    }

    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      throw new UnsupportedOperationException("this classifier does not explain itself");
    }
  }

  /** Is a module, and provides itself. */
  public static class Modular extends GoodPlugin implements OwnFolder {
    @Override
    public void change(Path folder) throws IOException {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
      ModuleVisitor module = writer.visitModule("modular", 0, null);
      module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
      module.visitProvide("uk/toex/spi/ToexPlugin", Modular.class.getName().replace('.', '/'));
      module.visitEnd();
      writer.visitEnd();
      Files.write(folder.resolve("module-info.class"), writer.toByteArray());
    }
  }

  @Test
  void a_module_that_provides_the_plugin_is_accepted(@TempDir Path folder) throws IOException {
    PluginFolder.write(Modular.class, folder);

    KitReport report =
        PluginKit.of(Modular::new).code(folder).only(rule -> rule.id().equals("D111")).run();

    assertThat(report.with(Outcome.PASSED)).hasSize(1);
  }

  @Test
  void a_good_plugin_passes_every_rule(@TempDir Path folder) throws IOException {
    PluginFolder.write(GoodPlugin.class, folder);

    KitReport report =
        PluginKit.of(GoodPlugin::new)
            .code(folder)
            .otherJava(Path.of(System.getProperty("java.home")))
            .run();

    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(report.with(Outcome.UNTESTED)).isEmpty();
    assertThat(report.with(Outcome.NOT_APPLICABLE))
        .extracting(result -> result.rule().id())
        .containsExactly("D111", "C802");
    assertThat(report.passed()).isTrue();
    assertThat(report.plugin()).isEqualTo("uk.toex.tck-good");
  }

  @Test
  void what_is_not_promised_is_untested_not_failed(@TempDir Path folder) throws IOException {
    PluginFolder.write(Modest.class, folder);

    KitReport report =
        PluginKit.of(Modest::new)
            .code(folder)
            .only(
                rule ->
                    List.of(
                            Area.DETERMINISM,
                            Area.THREADS,
                            Area.EXPLANATIONS,
                            Area.CAPABILITIES,
                            Area.LANGUAGES)
                        .contains(rule.area()))
            .run();

    assertThat(report.passed()).isTrue();
    assertThat(report.with(Outcome.UNTESTED))
        .extracting(result -> result.rule().id())
        .contains("R301", "R306", "T401", "T402", "E701", "E708", "C803")
        .doesNotContain("C802", "T403");
    assertThat(report.with(Outcome.UNTESTED))
        .allSatisfy(result -> assertThat(result.detail()).contains("not claimed"));
    assertThat(report.with(Outcome.NOT_APPLICABLE))
        .extracting(result -> result.rule().id())
        .contains("C801", "G1101");
  }
}
