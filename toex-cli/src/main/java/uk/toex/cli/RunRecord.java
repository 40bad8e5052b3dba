package uk.toex.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import uk.toex.api.Provenance;
import uk.toex.io.Digests;
import uk.toex.io.ProvenanceOut;
import uk.toex.nlp.LinearTagModel;

/** What a run was asked for, has read and has counted: its provenance, as it comes about. */
final class RunRecord {

  private final String command;
  private final long seed;
  private final Instant started = Instant.now();
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<Provenance.Component> components = new ArrayList<>();

  /** Every setting in force. */
  final TreeMap<String, String> settings = new TreeMap<>();

  /** What was counted. */
  final TreeMap<String, Long> counts = new TreeMap<>();

  RunRecord(String command, long seed) {
    this.command = command;
    this.seed = seed;
  }

  void input(Provenance.Input input) {
    inputs.add(input);
  }

  /** A file read beside the reports. */
  void input(Path file) {
    inputs.add(
        new Provenance.Input(Paths.name(file), file.toFile().length(), Digests.sha256(file)));
  }

  void model(LinearTagModel model) {
    String version = model.header().getOrDefault("version", "");
    components.add(new Provenance.Component(LinearTagModel.ID, version, model.sha256()));
  }

  void component(Provenance.Component component) {
    components.add(component);
  }

  void setting(String name, @Nullable Object value) {
    settings.put(name, value == null ? "" : value.toString());
  }

  void count(String name, long value) {
    counts.put(name, value);
  }

  void counts(Map<String, Long> more) {
    counts.putAll(more);
  }

  /** Takes over what another record holds, its settings and counts under a prefix. */
  void include(String prefix, RunRecord other) {
    inputs.addAll(other.inputs);
    components.addAll(other.components);
    other.settings.forEach((name, value) -> settings.put(prefix + name, value));
    other.counts.forEach((name, value) -> counts.put(prefix + name, value));
  }

  double seconds() {
    return (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1000.0;
  }

  void write(Path file) {
    Instant now = Instant.now();
    ProvenanceOut.write(
        file,
        new Provenance(
            version(),
            command,
            settings,
            inputs,
            components,
            seed,
            counts,
            System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
            started,
            now.isBefore(started) ? started : now));
  }

  static String version() {
    String version = RunRecord.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"toex " + version()};
    }
  }
}
