package uk.toex.nlp;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Provenance;
import uk.toex.io.Numbers;

/** Makes the provenance of what this module computes. */
final class Provenances {

  private Provenances() {}

  static Provenance of(
      String operation,
      ReviewSettings settings,
      @Nullable LinearTagModel model,
      String inputDigest,
      int reports,
      SortedMap<String, Long> counts,
      Instant started) {
    TreeMap<String, String> map = new TreeMap<>();
    map.put("exclusive", Boolean.toString(settings.exclusive()));
    map.put("method", settings.method().id());
    map.put("folds", Integer.toString(settings.folds()));
    map.put("limit", Integer.toString(settings.limit()));
    map.put("min-reports", Integer.toString(settings.minReports()));
    map.put("control", Numbers.shortest(settings.control()));
    return new Provenance(
        version(),
        operation,
        map,
        List.of(new Provenance.Input("reports", reports, inputDigest)),
        model == null || model.sha256().isEmpty()
            ? List.of()
            : List.of(new Provenance.Component(LinearTagModel.ID, version(), model.sha256())),
        settings.seed(),
        counts,
        runtime(),
        started,
        Instant.now());
  }

  /** The version of this library, or {@code development} when run from classes. */
  static String version() {
    String version = Provenances.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String runtime() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
  }
}
