package uk.toex.spi;

import java.util.List;

/**
 * A plugin: who it is, and what it offers. Found by {@link java.util.ServiceLoader}, so an
 * implementation is public, has a public constructor without arguments, and is named in {@code
 * META-INF/services/uk.toex.spi.ToexPlugin} (and in {@code provides … with} where its jar is a
 * module).
 *
 * <p>The host asks for the {@link #descriptor()} first and goes on only if it accepts that; then it
 * calls {@link #open} once, asks for what is offered, and calls {@link #close} once at the end.
 * Constructor and descriptor must be quick and touch nothing: models are loaded in {@code open} or
 * later. All these calls come one after the other; what is offered is then called from many
 * threads, or one at a time if the plugin does not declare {@link Capability#THREAD_SAFE}.
 *
 * <p>A plugin implements what it offers and leaves the rest at its default. It opens no network
 * connection, does not end the process, and leaves no thread behind when closed.
 */
public interface ToexPlugin extends AutoCloseable {

  /** Who this is and what it can do; always the same. */
  PluginDescriptor descriptor();

  /**
   * Called once, before anything offered is used.
   *
   * @param context what the host gives the plugin
   * @throws Exception if the plugin cannot work; the host reports it and leaves the plugin out
   */
  default void open(PluginContext context) throws Exception {}

  /** What learns to classify reports. */
  default List<ReportClassifierFactory> reportClassifiers() {
    return List.of();
  }

  /** Names for several classifiers that are read together. */
  default List<ClassifierFusion> classifierFusions() {
    return List.of();
  }

  /** What reviews the tags of a collection by a method of its own. */
  default List<TagReviewerFactory> tagReviewers() {
    return List.of();
  }

  /** What tells the language of a text. */
  default List<LanguageDetectorFactory> languageDetectors() {
    return List.of();
  }

  /** What scores how close the entities of a network are to known risk. */
  default List<NetworkScorerFactory> networkScorers() {
    return List.of();
  }

  /** Called once, when nothing offered will be used again. Frees what the plugin holds. */
  @Override
  default void close() {}
}
