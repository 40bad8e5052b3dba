package uk.toex.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.Grade;
import uk.toex.graph.internal.Grades;

/**
 * What feeds the score, and how much. Read from one file of {@code name = value} lines; the file of
 * the defaults, which says what each is for, lies in the jar as {@code risk.properties}. Immutable
 * and thread-safe.
 */
public final class RiskConfig {

  private static final RiskConfig DEFAULTS = readDefaults();

  private final SortedMap<String, String> values;
  private final double damping;
  private final double freeRecords;
  private final double hubRecords;
  private final double floor;
  private final double[] gradeFactor = new double[Grades.CODES];
  private final SortedMap<String, Type> types = new TreeMap<>();
  private final Set<String> geography = new TreeSet<>();
  private final Set<String> ignoredOrigins;
  private final boolean withGeography;
  private final boolean withHandlingC;

  /** How much a link of a type weighs, and after how many days half as much. */
  private record Type(double weight, double halfLife) {}

  private RiskConfig(
      SortedMap<String, String> values, boolean withGeography, boolean withHandlingC) {
    this.values = values;
    this.withGeography = withGeography;
    this.withHandlingC = withHandlingC;
    damping = number("damping", 0, 0.999);
    freeRecords = number("free-records", 0, 1e12);
    hubRecords = number("hub-records", 1e-3, 1e12);
    floor = number("floor", 1e-9, 1e12);
    for (byte code = 1; code < Grades.CODES; code++) {
      Grade grade = Grades.grade(code);
      if (grade != null) {
        boolean left = grade.handling() == Grade.Handling.C && !withHandlingC;
        gradeFactor[code] =
            left
                ? 0
                : number("source." + grade.source().code(), 0, 1)
                    * number("intelligence." + grade.intelligence().name(), 0, 1);
      }
    }
    gradeFactor[0] = number("grade.none", 0, 1);
    for (String key : values.keySet()) {
      if (key.startsWith("type.")) {
        types.put(folded(key.substring(5)), type(key));
      }
    }
    for (String name : words("geography")) {
      geography.add(folded(name));
    }
    ignoredOrigins = Set.copyOf(words("origin.ignored"));
  }

  /** The defaults: geography and handling code C left out. */
  public static RiskConfig defaults() {
    return DEFAULTS;
  }

  /**
   * Reads settings; what is not set stays at its default.
   *
   * @throws InputRefusedException if a name is not known or a value out of its range
   */
  public static RiskConfig read(Reader reader) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new InputRefusedException("The settings could not be read: " + e.getMessage(), e);
    }
    SortedMap<String, String> values = new TreeMap<>(DEFAULTS.values);
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (!values.containsKey(name) && !name.startsWith("type.")) {
        throw new InputRefusedException(
            "The settings name " + name + ", which is none. There are: " + values.keySet());
      }
      values.put(name, properties.getProperty(name).strip());
    }
    return new RiskConfig(values, false, false);
  }

  /** These settings with one value changed; as one line of the file. */
  public RiskConfig with(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new RiskConfig(changed, withGeography, withHandlingC);
  }

  /** These settings with links to postcodes and areas, or without. */
  public RiskConfig withGeography(boolean value) {
    return new RiskConfig(values, value, withHandlingC);
  }

  /** These settings with records of handling code C, or without. What derives from them is C. */
  public RiskConfig withHandlingC(boolean value) {
    return new RiskConfig(values, withGeography, value);
  }

  /** All values, for a provenance. */
  public SortedMap<String, String> values() {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.put("with-geography", Boolean.toString(withGeography));
    all.put("with-handling-c", Boolean.toString(withHandlingC));
    return Collections.unmodifiableSortedMap(all);
  }

  /** The share that goes on at each step. */
  public double damping() {
    return damping;
  }

  /** Whether records of handling code C count. */
  public boolean withHandlingC() {
    return withHandlingC;
  }

  /** What an entity with a number of records, or a part of one, leaves of each: g. */
  double gain(double records) {
    return 1 / (1 + Math.max(0, records - freeRecords) / hubRecords);
  }

  double floor() {
    return floor;
  }

  /** The factor of a grade by its code. */
  double gradeFactor(int code) {
    return gradeFactor[code];
  }

  /** What a link of a type weighs when it is new; 0 if it does not count. */
  double weight(String type) {
    String name = folded(type);
    return !withGeography && geography.contains(name) ? 0 : of(name).weight;
  }

  /** After how many days a link of a type counts half. */
  double halfLife(String type) {
    return of(folded(type)).halfLife;
  }

  String originAttribute() {
    return values.getOrDefault("origin.attribute", "origin");
  }

  boolean ignoresOrigin(String origin) {
    return ignoredOrigins.contains(origin);
  }

  private Type of(String folded) {
    Type own = types.get(folded);
    if (own == null) {
      own = types.get("*");
    }
    if (own == null) {
      throw new InputRefusedException("The settings have no type.* for types without their own.");
    }
    return own;
  }

  private Type type(String key) {
    StringTokenizer parts = new StringTokenizer(values.getOrDefault(key, ""));
    if (parts.countTokens() != 2) {
      throw new InputRefusedException(
          key + " is \"" + values.get(key) + "\"; expected a weight and a half-life in days.");
    }
    return new Type(
        number(key, parts.nextToken(), 0, 1000), number(key, parts.nextToken(), 1e-3, 1e6));
  }

  private double number(String key, double min, double max) {
    String value = values.get(key);
    if (value == null) {
      throw new InputRefusedException("The settings lack " + key + ".");
    }
    return number(key, value, min, max);
  }

  private static double number(String key, String value, double min, double max) {
    try {
      double number = Double.parseDouble(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new InputRefusedException(
        key + " is \"" + value + "\"; expected a number from " + min + " to " + max + ".");
  }

  private Set<String> words(String key) {
    Set<String> words = new TreeSet<>();
    StringTokenizer all = new StringTokenizer(values.getOrDefault(key, ""), " ,");
    while (all.hasMoreTokens()) {
      words.add(all.nextToken());
    }
    return words;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static RiskConfig readDefaults() {
    try (InputStream in = RiskConfig.class.getResourceAsStream("risk.properties")) {
      if (in == null) {
        throw new IllegalStateException("risk.properties is missing from the jar");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      SortedMap<String, String> values = new TreeMap<>();
      properties
          .stringPropertyNames()
          .forEach(k -> values.put(k, properties.getProperty(k).strip()));
      return new RiskConfig(values, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
