package uk.toex.api;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is needed to compute a result again, and to notice if something has changed since.
 *
 * @param version the version of TOEX
 * @param operation what was run, such as {@code reports review}
 * @param settings every setting in force, also those left at their default
 * @param inputs the files read
 * @param components models and plugins used
 * @param seed the seed of everything random
 * @param counts what was read, rejected, scored and written, by name
 * @param runtime the Java runtime, vendor and version
 * @param started when the run began
 * @param finished when the result was complete
 */
public record Provenance(
    String version,
    String operation,
    SortedMap<String, String> settings,
    List<Input> inputs,
    List<Component> components,
    long seed,
    SortedMap<String, Long> counts,
    String runtime,
    Instant started,
    Instant finished) {

  public Provenance {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(operation, "operation");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    inputs = List.copyOf(inputs);
    components = List.copyOf(components);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    Objects.requireNonNull(runtime, "runtime");
    if (finished.isBefore(started)) {
      throw new IllegalArgumentException("finished before it started");
    }
  }

  /**
   * One file read.
   *
   * @param name the file's name, without its folder
   * @param bytes its size as stored
   * @param sha256 the digest of its stored bytes, 64 lower-case hexadecimal digits
   */
  public record Input(String name, long bytes, String sha256) {
    public Input {
      Objects.requireNonNull(name, "name");
      requireSha256(sha256);
    }
  }

  /**
   * A model or a plugin that took part.
   *
   * @param id its id, such as {@code toex-linear}
   * @param version its version
   * @param sha256 the digest of its bytes, 64 lower-case hexadecimal digits
   */
  public record Component(String id, String version, String sha256) {
    public Component {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(version, "version");
      requireSha256(sha256);
    }
  }

  private static void requireSha256(String hex) {
    boolean ok = hex.length() == 64;
    for (int i = 0; ok && i < 64; i++) {
      char c = hex.charAt(i);
      ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!ok) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
    }
  }
}
