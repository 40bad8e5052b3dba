package uk.toex.comms.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Explanation;
import uk.toex.api.Provenance;
import uk.toex.api.comms.CommsView;
import uk.toex.comms.CommsStore;
import uk.toex.io.Numbers;

/** What the patterns' advice has in common: points that add up, settings, provenance. */
final class Advices {

  static final String SCALE = "points";

  private Advices() {}

  /** Points by name; what is nothing is left out. */
  static final class Points {
    private final List<Explanation.Part> parts = new ArrayList<>();
    private double total;

    /** Adds points, to a hundredth, so that what is shown adds up. */
    Points add(String what, double points) {
      double rounded = StrictMath.rint(points * 100) / 100;
      if (rounded != 0) {
        parts.add(new Explanation.Step(what, rounded));
        total += rounded;
      }
      return this;
    }

    /** The sum, to a hundredth. */
    double total() {
      return StrictMath.rint(total * 100) / 100;
    }

    Explanation explanation() {
      List<Explanation.Part> sorted = new ArrayList<>(parts);
      sorted.sort(
          Comparator.comparingDouble((Explanation.Part p) -> -Math.abs(p.value()))
              .thenComparing(Explanation.Part::name));
      return new Explanation(SCALE, sorted, 0, total());
    }
  }

  static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** A share as whole percents. */
  static String percent(double share) {
    return Numbers.fixed(100 * share, 0) + " %";
  }

  static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  /** A setting's value as a whole number of a range. */
  static int whole(Map<String, String> settings, String name, int otherwise, int least, int most) {
    String text = settings.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        name + " must be a whole number from " + least + " to " + most + ", not " + text);
  }

  /** A setting's value as a number of points. */
  static double points(Map<String, String> settings, String name, double otherwise) {
    String text = settings.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(text.strip());
      if (Math.abs(value) <= 1000) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(name + " must be a number from -1000 to 1000, not " + text);
  }

  /** Refuses settings that are none. */
  static void known(Map<String, String> settings, List<String> names) {
    for (String name : settings.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("no setting \"" + name + "\"; settings: " + names);
      }
    }
  }

  static Provenance provenance(
      String operation,
      CommsView view,
      SortedMap<String, String> settings,
      Map<String, Long> counts,
      Instant started) {
    List<Provenance.Input> inputs = new ArrayList<>();
    if (view instanceof CommsStore store) {
      for (CommsStore.LoadedFile file : store.files()) {
        inputs.add(new Provenance.Input(file.name(), file.bytes(), file.sha256()));
      }
    }
    String version = Advices.class.getPackage().getImplementationVersion();
    Instant now = Instant.now();
    return new Provenance(
        version == null ? "development" : version,
        operation,
        settings,
        inputs,
        List.of(),
        0,
        new TreeMap<>(counts),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        started,
        now.isBefore(started) ? started : now);
  }
}
