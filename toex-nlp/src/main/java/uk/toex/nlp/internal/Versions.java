package uk.toex.nlp.internal;

/** The version of this library as plugins state it. */
public final class Versions {

  private Versions() {}

  /** The version, or {@code 0-development} when run from classes: it must begin with a number. */
  public static String ofPlugin() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "0-development" : version;
  }
}
