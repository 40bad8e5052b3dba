package uk.toex.host;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.io.AtomicFile;

/**
 * Which plugins of a folder may be loaded: an allow-list of id, versions and the digest of all of
 * the plugin's files. What is not on it is not loaded, and none of its code is run. Immutable.
 *
 * <p>Its file has a line for each plugin, fields between white space, and comments after {@code #}:
 *
 * <pre>
 * # id          versions     SHA-256 of the plugin's files
 * toex-smile    [0.1,0.2)    3f2a…
 * </pre>
 */
public final class PluginPolicy {

  /** Allows nothing. */
  public static final PluginPolicy NONE = new PluginPolicy(new TreeMap<>());

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{2,63}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final long MOST_BYTES = 10_000_000;

  private final SortedMap<String, Rule> rules;

  /**
   * What is allowed of one plugin.
   *
   * @param versions which versions
   * @param sha256 the digest of its files
   */
  public record Rule(VersionRange versions, String sha256) {}

  private PluginPolicy(SortedMap<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads a policy.
   *
   * @throws InputRefusedException if the file can't be read or a line is not of the form, naming it
   */
  public static PluginPolicy read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputRefusedException(file + " is too large for a policy of plugins.");
      }
      int number = 0;
      PluginPolicy policy = NONE;
      for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
        number++;
        int comment = line.indexOf('#');
        String said = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!said.isEmpty()) {
          policy = policy.read(said, file + ", line " + number);
        }
      }
      return policy;
    } catch (IOException e) {
      throw new InputRefusedException("The policy " + file + " could not be read: " + e + ".", e);
    }
  }

  /**
   * This policy, with one plugin more, or with another rule for it.
   *
   * @throws IllegalArgumentException if the id or the digest does not have its form
   */
  public PluginPolicy with(String id, VersionRange versions, String sha256) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a plugin's id: \"" + id + "\"");
    }
    if (!HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + sha256);
    }
    TreeMap<String, Rule> more = new TreeMap<>(rules);
    more.put(id, new Rule(versions, sha256));
    return new PluginPolicy(more);
  }

  /** What is allowed of a plugin, or null if it is not listed. */
  public @Nullable Rule of(String id) {
    return rules.get(id);
  }

  /** All rules by id. */
  public SortedMap<String, Rule> rules() {
    return Collections.unmodifiableSortedMap(rules);
  }

  /**
   * Writes the policy, whole or not at all.
   *
   * @throws OutputFailedException if it cannot be written
   */
  public void write(Path file) {
    try (AtomicFile out = AtomicFile.create(file)) {
      Writer writer = new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8);
      writer.write("# The plugins that may be loaded: id, versions, SHA-256 of all their files.\n");
      writer.write(toString());
      writer.flush();
      out.commit();
    } catch (IOException e) {
      throw new OutputFailedException("The policy " + file + " could not be written: " + e, e);
    }
  }

  /** The lines of the file, without comments. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    rules.forEach(
        (id, rule) -> out.append(id + " " + rule.versions() + " " + rule.sha256() + "\n"));
    return out.toString();
  }

  private PluginPolicy read(String line, String where) {
    String[] field = SPACE.split(line, -1);
    try {
      if (field.length != 3) {
        throw new IllegalArgumentException("expected id, versions and SHA-256");
      }
      if (rules.containsKey(field[0])) {
        throw new IllegalArgumentException("the plugin " + field[0] + " is listed twice");
      }
      return with(field[0], VersionRange.parse(field[1]), field[2]);
    } catch (IllegalArgumentException e) {
      throw new InputRefusedException(where + ": " + e.getMessage() + ".", e);
    }
  }
}
