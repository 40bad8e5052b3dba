package uk.toex.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import uk.toex.api.Progress;
import uk.toex.host.FaultTable.Came;
import uk.toex.host.PluginProblem.Kind;
import uk.toex.host.internal.FileDigests;

/** Faults of a plugin's folder. */
final class LoadingFaults {

  private static final String SERVICES = "META-INF/services/uk.toex.spi.ToexPlugin";

  private final Random random;
  private final FaultTable table;
  private final Path dir;
  private final byte[] whole;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final String pinned;
  private int number;

  LoadingFaults(Random random, FaultTable table, Path dir) throws IOException {
    this.random = random;
    this.table = table;
    this.dir = dir;
    Path folder = new PluginSources().id("loaded").in(dir.resolve("whole"));
    Path jar = folder.resolve("loaded.jar");
    this.whole = Files.readAllBytes(jar);
    this.pinned = FileDigests.sha256(folder);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry :
          (Iterable<ZipEntry>) () -> zip.stream().<ZipEntry>map(e -> e).iterator()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
  }

  /** Other bytes than were pinned: never loaded. */
  void altered(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = whole.clone();
      boolean cut = random.nextBoolean();
      if (cut) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      }
      refused(cut ? "loading: a jar cut off" : "loading: a byte changed", bytes, pinned, Set.of());
    }
  }

  /** Damaged bytes that were pinned as they are: refused, or a plugin whose outcomes are typed. */
  void damagedBeforePinning(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      }
      String kind = "loading: damaged before it was pinned";
      Path folder = folder("loaded", bytes);
      try (Plugins plugins = find(folder, FileDigests.sha256(folder))) {
        if (plugins.installed().isEmpty()) {
          table.fault(kind, Came.REFUSED, !plugins.problems().isEmpty(), "neither nor");
        } else if (plugins.names(OfferKind.CLASSIFIER).contains("loaded")) {
          Outcome<GuardedClassifier> trained =
              plugins.classifier("loaded").attempt(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
          Came came = Came.of(trained);
          if (trained instanceof Outcome.Scored<GuardedClassifier> scored) {
            came = Came.of(scored.value().score(List.of("four")).get(0));
          }
          table.fault(kind, came, true, "");
        } else {
          table.fault(kind, Came.SCORED, true, ""); // A name of another spelling, as pinned.
        }
      } catch (RuntimeException | Error e) {
        table.hostFailure(kind, e);
      }
    }
  }

  /** Lists of providers that name what they must not. */
  void services(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      byte[][] lists = {
        noise,
        new byte[0],
        "# nothing\n".getBytes(StandardCharsets.UTF_8),
        ("vendor.Absent" + round + "\n").getBytes(StandardCharsets.UTF_8),
        "java.lang.String\n".getBytes(StandardCharsets.UTF_8),
        "vendor.Plugin$Classifier\n".getBytes(StandardCharsets.UTF_8),
        "vendor.Plugin\nvendor.Other\n".getBytes(StandardCharsets.UTF_8),
        "vendor.Plugin extra\n".getBytes(StandardCharsets.UTF_8),
        new byte[(1 << 20) + 1]
      };
      Map<String, byte[]> changed = new LinkedHashMap<>(entries);
      changed.put(SERVICES, lists[random.nextInt(lists.length)]);
      Path jar = dir.resolve("services.jar");
      PluginSources.write(jar, changed);
      refused(
          "loading: a damaged services file",
          Files.readAllBytes(jar),
          "",
          Set.of(Kind.NO_PROVIDER, Kind.BROKEN, Kind.TRUNCATED));
    }
  }

  /** A plugin that calls itself otherwise than its folder. */
  void wrongIds(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      Path folder = folder("other" + round, whole);
      String kind = "loading: another id than the folder's";
      try (Plugins plugins = find(folder, FileDigests.sha256(folder))) {
        boolean right =
            plugins.installed().isEmpty()
                && plugins.problems().stream().allMatch(p -> p.kind() == Kind.NOT_LISTED);
        table.fault(kind, Came.REFUSED, right, plugins.problems().toString());
      } catch (RuntimeException | Error e) {
        table.hostFailure(kind, e);
      }
    }
  }

  private void refused(String kind, byte[] jar, String sha256, Set<Kind> kinds) throws IOException {
    Path folder = folder("loaded", jar);
    try (Plugins plugins = find(folder, sha256.isEmpty() ? FileDigests.sha256(folder) : sha256)) {
      boolean right =
          plugins.installed().isEmpty()
              && !plugins.problems().isEmpty()
              && plugins.problems().stream()
                  .allMatch(p -> kinds.isEmpty() || kinds.contains(p.kind()));
      table.fault(kind, Came.REFUSED, right, plugins.installed() + " " + plugins.problems());
    } catch (RuntimeException | Error e) {
      table.hostFailure(kind, e);
    }
  }

  /** A new folder each time: the JDK keeps what it knows of a jar by its place. */
  private Path folder(String id, byte[] jar) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("n" + ++number).resolve(id));
    Files.write(folder.resolve("loaded.jar"), jar);
    return folder;
  }

  private static Plugins find(Path folder, String sha256) {
    PluginPolicy policy =
        PluginPolicy.NONE.with(folder.getFileName().toString(), VersionRange.ANY, sha256);
    return Plugins.finder()
        .classPath(null)
        .folder(folder)
        .policy(policy)
        .settings(GuardSettings.defaults().withDeadline(Duration.ofSeconds(30)))
        .find();
  }
}
