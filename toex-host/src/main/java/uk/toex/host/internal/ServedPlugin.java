package uk.toex.host.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.PluginFailedException;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/** The plugin in its own process, and what it has trained. One thread at a time. */
final class ServedPlugin {

  private final Path folder;
  private final HostLink host;
  private final Map<Integer, Trained> trained = new HashMap<>();
  private @Nullable ClassLoader loader;
  private @Nullable ToexPlugin plugin;
  private @Nullable PluginDescriptor descriptor;
  private List<ReportClassifierFactory> factories = List.of();
  private int made;

  private record Trained(ReportClassifier classifier, int tags) {}

  ServedPlugin(Path folder, HostLink host) {
    this.folder = folder;
    this.host = host;
  }

  /** The payload that answers a frame; throws whatever the plugin throws. */
  Out answer(Frames.Frame frame) throws Exception {
    if (loader != null) {
      Thread.currentThread().setContextClassLoader(loader);
    }
    In in = frame.payload();
    return switch (frame.kind()) {
      case Wire.DESCRIBE -> describe();
      case Wire.OPEN -> open();
      case Wire.TRAIN -> train(in);
      case Wire.SCORE -> score(in);
      case Wire.SCORE_ONE -> {
        Trained asked = trained(in);
        String text = in.string(Integer.MAX_VALUE);
        yield row(new Out(), asked.classifier().probabilities(text), asked.tags());
      }
      case Wire.EXPLAIN -> explain(in);
      case Wire.DROP -> {
        for (int n = in.count(4); n > 0; n--) {
          trained.remove(in.i32());
        }
        yield new Out();
      }
      case Wire.CLOSE -> {
        plugin().close();
        yield new Out();
      }
      default -> throw new PluginFailedException("no such question: " + frame.kind());
    };
  }

  private Out describe() throws Exception {
    PluginFolder found = PluginFolder.inspect(folder);
    if (found.problem() != null) {
      throw new PluginFailedException(found.problem().message());
    }
    ClassLoader own = PluginClassLoader.of(found.jars(), ToexPlugin.class.getClassLoader());
    loader = own;
    Thread.currentThread().setContextClassLoader(own);
    List<String> faults = new ArrayList<>();
    List<ServiceLoader.Provider<ToexPlugin>> providers =
        Providers.find(own, (message, e) -> faults.add(message));
    if (providers.size() != 1) {
      throw new PluginFailedException(
          faults.isEmpty()
              ? "what META-INF/services names is no plugin of this folder"
              : faults.get(0));
    }
    ToexPlugin made = providers.get(0).get();
    PluginDescriptor said = made.descriptor();
    plugin = made;
    descriptor = said;
    Out out = new Out();
    Wire.write(out, said);
    return out;
  }

  private Out open() throws Exception {
    ToexPlugin opened = plugin();
    opened.open(new PluginResources(descriptor(), folder, loader));
    factories = List.copyOf(opened.reportClassifiers());
    Out out = new Out().i32(factories.size());
    factories.forEach(each -> out.string(each.name()));
    List<ClassifierFusion> fusions = List.copyOf(opened.classifierFusions());
    out.i32(fusions.size());
    for (ClassifierFusion fusion : fusions) {
      out.string(fusion.name()).i32(fusion.members().size());
      fusion.members().forEach(out::string);
    }
    return out;
  }

  private Out train(In in) throws IOException {
    ReportClassifierFactory factory = factories.get(in.i32());
    TrainingSettings settings = Wire.settings(in);
    RemoteReports reports = new RemoteReports(host, in.i32());
    ReportClassifier classifier = factory.train(reports, settings, reports.progress());
    Out out = new Out().i32(++made);
    List<Tag> tags = List.copyOf(classifier.tags());
    Wire.writeTags(out, tags);
    trained.put(made, new Trained(classifier, tags.size()));
    return out;
  }

  private Out score(In in) throws IOException {
    Trained asked = trained(in);
    List<String> texts = new ArrayList<>();
    for (int n = in.count(5); n > 0; n--) {
      texts.add(in.string(Integer.MAX_VALUE));
    }
    Out out = new Out();
    List<double[]> rows = asked.classifier().probabilities(texts);
    if (rows == null) {
      return out.i32(-1);
    }
    // One more than there should be shows the host that they are too many.
    List<double[]> some = new ArrayList<>();
    for (double[] row : rows) {
      if (some.size() <= texts.size()) {
        some.add(row);
      }
    }
    out.i32(some.size());
    for (double[] row : some) {
      row(out, row, asked.tags());
    }
    return out;
  }

  private Out explain(In in) throws IOException {
    ReportClassifier classifier = trained(in).classifier();
    Out out = new Out();
    String text = in.string(Integer.MAX_VALUE);
    Wire.write(out, classifier.explain(text, new Tag(in.string(Integer.MAX_VALUE))));
    return out;
  }

  /** A row's length, and its values, but for those that are far too many. */
  private static Out row(Out out, double @Nullable [] row, int tags) {
    int given = row == null ? -1 : Math.min(row.length, tags + 1);
    out.i32(given);
    for (int i = 0; row != null && i < given; i++) {
      out.f64(row[i]);
    }
    return out;
  }

  private Trained trained(In in) throws IOException {
    int number = in.i32();
    Trained asked = trained.get(number);
    if (asked == null) {
      throw new PluginFailedException("there is no classifier " + number);
    }
    return asked;
  }

  private ToexPlugin plugin() {
    if (plugin == null) {
      throw new PluginFailedException("asked before the plugin was loaded");
    }
    return plugin;
  }

  private PluginDescriptor descriptor() {
    if (descriptor == null) {
      throw new PluginFailedException("asked before the plugin was loaded");
    }
    return descriptor;
  }
}
