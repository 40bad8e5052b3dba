package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uk.toex.spi.Capability;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Untestable;

/**
 * The plugin under trial: what the rules share, made when first needed. Rules run one after the
 * other, each in a thread of its own.
 */
final class Trial implements AutoCloseable {
  private final Settings settings;
  private final Corpus corpus;
  private final boolean watchFirst;
  private final Once<ToexPlugin> first;
  private final Once<PluginDescriptor> descriptor;
  private final Once<PluginCode> code;
  private final Map<ChildJvm.Variant, Once<ChildJvm.Ended>> children = new ConcurrentHashMap<>();
  private Once<Opened> opened;
  private final Map<String, Once<Probe>> probes = new ConcurrentHashMap<>();
  private List<String> notes = new ArrayList<>();

  /**
   * @param watchFirst whether the plugin is first run in a process of its own, so that one that
   *     ends the process does not end this one
   */
  Trial(Settings settings, boolean watchFirst) {
    this.settings = settings;
    this.watchFirst = watchFirst;
    this.corpus = Corpus.of(settings.reports(), settings.seed());
    this.first = new Once<>("no instance could be made", this::fresh);
    this.descriptor = new Once<>("no descriptor", () -> describe(first.get()));
    this.code = new Once<>("its code", () -> PluginCode.of(pluginClass(), settings));
    this.opened = once();
  }

  private Once<Opened> once() {
    return new Once<>("the plugin could not be opened", this::open);
  }

  Settings settings() {
    return settings;
  }

  Corpus corpus() {
    return corpus;
  }

  /** A new instance. */
  ToexPlugin fresh() {
    ToexPlugin plugin = settings.plugin().get();
    Broken.unless(plugin != null, () -> "no instance was made");
    return plugin;
  }

  Class<?> pluginClass() {
    return first.get().getClass();
  }

  PluginDescriptor descriptor() {
    return descriptor.get();
  }

  PluginCode code() {
    return code.get();
  }

  boolean has(Capability capability) {
    return descriptor().has(capability);
  }

  /** Untested unless the plugin claims something. */
  void requireClaimed(Capability capability) {
    if (!has(capability)) {
      throw new Untestable("not claimed: the descriptor does not name " + capability);
    }
  }

  KitContext context(ToexPlugin plugin) {
    return new KitContext(plugin.getClass(), descriptor(), settings.folder());
  }

  /** A new instance, opened; the caller closes it. */
  Opened open() throws Exception {
    if (watchFirst) {
      child(ChildJvm.Variant.SAME).requireNoExit();
    }
    ToexPlugin plugin = fresh();
    describe(plugin);
    plugin.open(context(plugin));
    return new Opened(plugin, Kinds.subjects(plugin, corpus));
  }

  /** The instance that most rules share. */
  Opened opened() {
    return opened.get();
  }

  /** A subject of {@link #opened()}, ready to be asked; made once. */
  Probe probe(Subject subject) {
    return making(subject).get();
  }

  /** As {@link #probe}, with what went wrong. */
  Once<Probe> making(Subject subject) {
    return probes.computeIfAbsent(
        subject.label(),
        label -> new Once<>("it could not be made", () -> subject.make(subject.work())));
  }

  /** As {@link #probe}, of a type. */
  <P extends Probe> P probe(Subject subject, Class<P> type) {
    return type.cast(probe(subject));
  }

  /** What a second Java process saw; started once. */
  ChildJvm.Ended child(ChildJvm.Variant variant) {
    return children
        .computeIfAbsent(
            variant,
            v ->
                new Once<>(
                    "no second process", () -> ChildJvm.run(v, pluginClass(), code(), settings)))
        .get();
  }

  /** Something to be told with a rule that passes. */
  void note(String text) {
    synchronized (this) {
      notes.add(text);
    }
  }

  /** The notes since the last call. */
  synchronized List<String> takeNotes() {
    List<String> taken = notes;
    notes = new ArrayList<>();
    return taken;
  }

  /** Forgets what a thread that was left running may still use. What never came up stays so. */
  void startAnew() {
    if (opened.peek() != null) {
      opened = once();
    }
    probes.values().removeIf(probe -> probe.peek() != null);
  }

  @Override
  public void close() {
    Opened shared = opened.peek();
    if (shared != null) {
      shared.close();
    }
  }

  private static PluginDescriptor describe(ToexPlugin plugin) {
    PluginDescriptor told = plugin.descriptor();
    Broken.unless(told != null, () -> "the descriptor is null");
    return told;
  }
}
