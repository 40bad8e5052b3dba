package uk.toex.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Makes plugins' folders from source text, as a vendor's build would: compiled, put in a jar with
 * its list of services.
 */
final class PluginSources {

  private final Map<String, byte[]> extra = new LinkedHashMap<>();
  private String id = "some-plugin";
  private String version = "1.0.0";
  private String spi = "uk.toex.spi.SpiVersion.COMPILED";
  private String promises = "uk.toex.spi.Capability.DETERMINISTIC";
  private String members = "";
  private String classifier = "some-classifier";
  private String needs = "";
  private String type = "Plugin";
  private String training = "new Classifier(settings.tags())";

  PluginSources id(String value) {
    id = value;
    classifier = value;
    return this;
  }

  PluginSources version(String value) {
    version = value;
    return this;
  }

  /** A Java expression. */
  PluginSources spi(String value) {
    spi = value;
    return this;
  }

  /** Java expressions, between commas. */
  PluginSources promises(String value) {
    promises = value;
    return this;
  }

  PluginSources classifier(String value) {
    classifier = value;
    return this;
  }

  /** Members of the plugin's class. */
  PluginSources members(String value) {
    members = value;
    return this;
  }

  /** The Java expression of what a training gives, of {@code reports, settings, progress}. */
  PluginSources training(String value) {
    training = value;
    return this;
  }

  /** The name of the plugin's class, in the package {@code vendor}. */
  PluginSources type(String value) {
    type = value;
    return this;
  }

  /** A call of the builder, such as {@code .needs("model.bin", "…")}. */
  PluginSources needs(String value) {
    needs = value;
    return this;
  }

  /** An entry more in the jar. */
  PluginSources entry(String name, String content) {
    return entry(name, content.getBytes(StandardCharsets.UTF_8));
  }

  PluginSources entry(String name, byte[] content) {
    extra.put(name, content);
    return this;
  }

  /** Compiles, and makes the folder, named by the id, in another. */
  Path in(Path plugins) {
    return in(plugins, id);
  }

  Path in(Path plugins, String name) {
    try {
      Path work = Files.createTempDirectory("plugin");
      Path source = work.resolve("vendor").resolve(type + ".java");
      Files.createDirectories(source.getParent());
      Files.writeString(source, source());
      compile(work, source);
      Path folder = Files.createDirectories(plugins.resolve(name));
      jar(work, folder.resolve(id + ".jar"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path work, Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = new ArrayList<>(List.of("-proc:none", "--release", "17", "-d"));
    options.add(work.resolve("classes").toString());
    options.add("-cp");
    options.add(System.getProperty("java.class.path"));
    options.add(source.toString());
    int code = compiler.run(null, null, null, options.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("the source of a plugin does not compile");
    }
  }

  private void jar(Path work, Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "META-INF/services/uk.toex.spi.ToexPlugin",
        ("vendor." + type + "\n").getBytes(StandardCharsets.UTF_8));
    Path classes = work.resolve("classes");
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        entries.put(
            classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    entries.putAll(extra);
    write(jar, entries);
  }

  static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  private String source() {
    return """
        package vendor;

        import java.util.*;
        import uk.toex.api.*;
        import uk.toex.api.report.*;
        import uk.toex.spi.*;

        public class %s implements ToexPlugin {
          public PluginDescriptor descriptor() {
            return PluginDescriptor.builder("%s", "%s")
                .vendor("A vendor")
                .licence("Apache-2.0")
                .spi(%s)
                .capabilities(%s)
                %s
                .modelCard(new ModelCard("p", "m", "d", "p", "l", "c"))
                .build();
          }

          public List<ReportClassifierFactory> reportClassifiers() {
            return List.of(
                new ReportClassifierFactory() {
                  public String name() {
                    return "%s";
                  }

                  public ReportClassifier train(
                      List<Report> reports, TrainingSettings settings, Progress progress) {
                    return %s;
                  }
                });
          }

          public static class Classifier implements ReportClassifier {
            private final List<Tag> tags;

            public Classifier(List<Tag> tags) {
              this.tags = tags;
            }

            public List<Tag> tags() {
              return tags;
            }

            public double[] probabilities(String text) {
              double[] p = new double[tags.size()];
              Arrays.fill(p, text.length() %% 10 / 10.0);
              return p;
            }

            public Explanation explain(String text, Tag tag) {
              throw new UnsupportedOperationException("this classifier does not explain itself");
            }
          }

          %s
        }
        """
        .formatted(type, id, version, spi, promises, needs, classifier, training, members);
  }
}
