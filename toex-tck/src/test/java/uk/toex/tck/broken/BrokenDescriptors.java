package uk.toex.tck.broken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.tck.good.GoodClassifiers;
import uk.toex.tck.good.GoodPlugin;

/** Breaks D101 to D116. */
public final class BrokenDescriptors {
  private BrokenDescriptors() {}

  /** Wants to be opened first. */
  public static class D101 extends GoodPlugin {
    @Override
    public PluginDescriptor descriptor() {
      if (!isOpen()) {
        throw new IllegalStateException("not open");
      }
      return super.descriptor();
    }
  }

  /** Counts its descriptors. */
  public static class D102 extends GoodPlugin {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    protected PluginDescriptor.Builder builder() {
      PluginDescriptor good = super.builder().build();
      return PluginDescriptor.builder(good.id(), "1." + COUNT.incrementAndGet())
          .vendor(good.vendor())
          .licence(good.licence())
          .spi("1.0")
          .modelCard(good.modelCard());
    }
  }

  /** Loads something for a second and a bit. */
  public static class D103 extends GoodPlugin {
    public D103() throws InterruptedException {
      Thread.sleep(1100);
    }
  }

  /** Says its licence in words. */
  public static class D104 extends GoodPlugin {
    @Override
    protected PluginDescriptor.Builder builder() {
      return super.builder().licence("Apache 2.0");
    }
  }

  /** Comes from the future. */
  public static class D105 extends GoodPlugin {
    @Override
    protected PluginDescriptor.Builder builder() {
      return super.builder().spi("1.99");
    }
  }

  /** Pins what is another. */
  public static class D106 extends GoodPlugin {
    @Override
    protected PluginDescriptor.Builder builder() {
      return super.builder().needs("uk/toex/tck/good/GoodPlugin.class", "0".repeat(64));
    }
  }

  /** Has nothing to say. */
  public static class D107 extends GoodPlugin {
    @Override
    protected PluginDescriptor.Builder builder() {
      return super.builder().modelCard(card("TODO"));
    }
  }

  /** Reads what it did not declare. */
  public static class D108 extends GoodPlugin {
    @Override
    public void open(PluginContext given) throws Exception {
      super.open(given);
      given.resource("model.bin");
    }
  }

  /** Can't be made by ServiceLoader. */
  public static class D109 extends GoodPlugin {
    protected D109() {}
  }

  /** Is named nowhere. */
  public static class D110 extends GoodPlugin implements OwnFolder {
    @Override
    public void change(Path folder) throws IOException {
      Files.delete(folder.resolve("META-INF/services/uk.toex.spi.ToexPlugin"));
    }
  }

  /** Has a module that provides nothing. */
  public static class D111 extends GoodPlugin implements OwnFolder {
    @Override
    public void change(Path folder) throws IOException {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
      ModuleVisitor module = writer.visitModule("uk.toex.tck.broken", 0, null);
      module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
      module.visitEnd();
      writer.visitEnd();
      Files.write(folder.resolve("module-info.class"), writer.toByteArray());
    }
  }

  /** Offers nothing. */
  public static class D112 extends Bent {
    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of();
    }
  }

  /** Offers another each time. */
  public static class D113 extends Bent {
    private int asked;

    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of(new GoodClassifiers("words-" + asked++));
    }
  }

  /** Has a name for people. */
  public static class D114 extends Bent {
    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of(new GoodClassifiers("Words, words"));
    }
  }

  /** Has a fusion and a classifier of the same name. */
  public static class D115 extends GoodPlugin {
    @Override
    public List<ClassifierFusion> classifierFusions() {
      return List.of(new ClassifierFusion("words", List.of("words-again", "linear")));
    }
  }

  /** Fuses a fusion. */
  public static class D116 extends GoodPlugin {
    @Override
    public List<ClassifierFusion> classifierFusions() {
      return List.of(
          new ClassifierFusion("both", List.of("words", "words-again")),
          new ClassifierFusion("more", List.of("words", "both")));
    }

    @Override
    public List<TagReviewerFactory> tagReviewers() {
      return List.of();
    }

    @Override
    public List<LanguageDetectorFactory> languageDetectors() {
      return List.of();
    }
  }
}
