package uk.toex.tck.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.SpiVersion;
import uk.toex.tck.internal.Verdict.Untestable;

/** What was tested, for the head of the report. */
final class Facts {
  private Facts() {}

  static void of(Trial trial, SortedMap<String, String> facts) {
    facts.put("class", trial.pluginClass().getName());
    facts.put("spi of the kit", SpiVersion.CURRENT.toString());
    int reports = trial.settings().reports().size();
    facts.put(
        "reports",
        trial.settings().reports().equals(SyntheticReports.make())
            ? reports + " of the kit's own"
            : reports + " of the vendor's");
    try {
      for (Path part : trial.code().own()) {
        facts.put("code " + part.getFileName(), digest(part));
      }
    } catch (Untestable e) {
      facts.put("code", e.getMessage());
    }
    PluginDescriptor descriptor = trial.descriptor();
    facts.put("version", descriptor.version());
    facts.put("vendor", descriptor.vendor());
    facts.put("licence", descriptor.licence());
    facts.put("spi of the plugin", descriptor.spi().toString());
    facts.put("capabilities", descriptor.capabilities().toString());
  }

  private static String digest(Path part) {
    try {
      return Files.isRegularFile(part)
          ? "SHA-256 " + Digest.sha256(part)
          : "a folder of classes, without a digest";
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin's code cannot be read: " + part, e);
    }
  }
}
