package uk.toex.io;

import java.nio.file.Path;
import java.util.Map;
import uk.toex.api.Provenance;

/** Writes {@link Provenance} as a JSON document. */
public final class ProvenanceOut {

  private ProvenanceOut() {}

  /**
   * Writes it to a file, usually {@code provenance.json}, that appears whole or not at all.
   *
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   */
  public static void write(Path target, Provenance provenance) {
    try (JsonOut out = JsonOut.document(target)) {
      out.beginObject();
      out.put("version", provenance.version());
      out.put("command", provenance.operation());
      out.beginObject("settings");
      for (Map.Entry<String, String> setting : provenance.settings().entrySet()) {
        out.put(setting.getKey(), setting.getValue());
      }
      out.endObject();
      out.beginArray("inputs");
      for (Provenance.Input input : provenance.inputs()) {
        out.beginObject();
        out.put("name", input.name()).put("bytes", input.bytes()).put("sha256", input.sha256());
        out.endObject();
      }
      out.endArray();
      out.beginArray("components");
      for (Provenance.Component component : provenance.components()) {
        out.beginObject();
        out.put("id", component.id()).put("version", component.version());
        out.put("sha256", component.sha256());
        out.endObject();
      }
      out.endArray();
      out.put("seed", provenance.seed());
      out.beginObject("counts");
      for (Map.Entry<String, Long> count : provenance.counts().entrySet()) {
        out.put(count.getKey(), count.getValue());
      }
      out.endObject();
      out.put("runtime", provenance.runtime());
      out.put("started", provenance.started().toString());
      out.put("finished", provenance.finished().toString());
      out.endObject();
      out.commit();
    }
  }
}
