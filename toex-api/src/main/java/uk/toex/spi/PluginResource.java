package uk.toex.spi;

/**
 * Something that a plugin needs beside its code, such as a model: an entry of one of its jars or a
 * file in its folder.
 *
 * @param name its path inside a jar, or relative to the folder, with {@code /}
 * @param sha256 the digest of its bytes, 64 lower-case hexadecimal digits
 */
public record PluginResource(String name, String sha256) {

  /**
   * @throws IllegalArgumentException if the name could lead out of the folder, or the digest is
   *     none
   */
  public PluginResource {
    if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || climbs(name)) {
      throw new IllegalArgumentException("not a path inside a plugin: \"" + name + "\"");
    }
    boolean hex = sha256.length() == 64;
    for (int i = 0; hex && i < 64; i++) {
      char c = sha256.charAt(i);
      hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!hex) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + sha256);
    }
  }

  private static boolean climbs(String name) {
    return ("/" + name + "/").contains("/../") || name.indexOf(':') >= 0;
  }
}
