package uk.toex.host;

/**
 * A plugin that was found and not loaded, or a provider that is broken.
 *
 * @param plugin its id where that is known, else where it was found
 * @param kind what is the matter
 * @param message what, where, and what to do, for a person to read
 */
public record PluginProblem(String plugin, Kind kind, String message) {

  /** What can be the matter with a plugin. */
  public enum Kind {
    /** No rule of the policy names it. */
    NOT_LISTED,
    /** Its files are not those that the policy pins. */
    TAMPERED,
    /** The policy allows other versions. */
    VERSION_NOT_ALLOWED,
    /** A jar is cut off or damaged, or a file can't be read. */
    TRUNCATED,
    /** It was written for an SPI that this host does not have. */
    OTHER_SPI,
    /** Its jars hold copies of TOEX's own interfaces. */
    COPIES_OF_API,
    /** Its jars bring a binding of the log. */
    LOGGING_BINDING,
    /** No provider, several, or its two lists of providers disagree. */
    NO_PROVIDER,
    /** Its constructor, descriptor, opening or offers fail. */
    BROKEN,
    /** Another plugin has the same id. */
    DUPLICATE_ID,
    /** It offers something under a name that is taken. */
    DUPLICATE_NAME
  }
}
