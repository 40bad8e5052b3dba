package uk.toex.spi;

/**
 * The version of this package, apart from TOEX's own, so that a release of TOEX does not ask for a
 * new release of every plugin. A host takes plugins of its own major version and of any minor up to
 * its own.
 *
 * @param major moves when a plugin would have to change
 * @param minor moves when something is added
 */
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {

  /** The version that a plugin is compiled with: written into it by the compiler. */
  public static final String COMPILED = "1.1";

  /** The version of this package. */
  public static final SpiVersion CURRENT = parse(COMPILED);

  /**
   * @throws IllegalArgumentException if a part is negative
   */
  public SpiVersion {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException("not a version of the SPI: " + major + "." + minor);
    }
  }

  /**
   * Reads {@code major.minor}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static SpiVersion parse(String text) {
    int dot = text.indexOf('.');
    try {
      return new SpiVersion(
          Integer.parseInt(text.substring(0, Math.max(dot, 0))),
          Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a version of the SPI: \"" + text + "\"", e);
    }
  }

  /** Whether a host of this version takes a plugin of another: same major, minor not newer. */
  public boolean accepts(SpiVersion plugin) {
    return plugin.major == major && plugin.minor <= minor;
  }

  @Override
  public int compareTo(SpiVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
