package uk.toex.synth.world;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;

/** Writes a world as the files that {@code toex network} reads. */
public final class WorldFiles {

  private WorldFiles() {}

  /**
   * Writes {@code entities.csv} ({@code id,kind,label,age,group,missing-episodes,type,use}), {@code
   * links.csv}, {@code seeds.csv} and {@code truth.csv} ({@code id,role,flagged}, the day for
   * hidden children).
   *
   * @throws uk.toex.api.OutputFailedException if a file cannot be written
   */
  public static void write(NetworkWorld world, Path folder) {
    try (CsvOut out =
        CsvOut.create(
            folder.resolve("entities.csv"),
            "id",
            "kind",
            "label",
            "age",
            "group",
            "missing-episodes",
            "type",
            "use")) {
      for (Entity entity : world.entities()) {
        Map<String, String> known = entity.attributes();
        out.row(
            entity.id(),
            entity.kind().id(),
            entity.label(),
            known.get("age"),
            known.get("group"),
            known.get("missing-episodes"),
            known.get("type"),
            known.get("use"));
      }
      out.commit();
    }
    try (CsvOut out =
        CsvOut.create(
            folder.resolve("links.csv"),
            "from",
            "to",
            "type",
            "date",
            "recorded",
            "grade",
            "record")) {
      for (Link link : world.links()) {
        out.row(
            link.from(),
            link.to(),
            link.type(),
            text(link.date()),
            text(link.recorded()),
            text(link.grade()),
            link.record());
      }
      out.commit();
    }
    try (CsvOut out = CsvOut.create(folder.resolve("seeds.csv"), "id", "weight", "date")) {
      for (Seed seed : world.seeds()) {
        out.row(seed.entity(), Numbers.shortest(seed.weight()), text(seed.date()));
      }
      out.commit();
    }
    try (CsvOut out = CsvOut.create(folder.resolve("truth.csv"), "id", "role", "flagged")) {
      for (Map.Entry<String, WorldRole> role : world.truth().entrySet()) {
        LocalDate flagged = world.flagged().get(role.getKey());
        out.row(role.getKey(), role.getValue().id(), text(flagged));
      }
      out.commit();
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
