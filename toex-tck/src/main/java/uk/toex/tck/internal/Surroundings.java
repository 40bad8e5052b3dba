package uk.toex.tck.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What a plugin shares with all else in its process, and so must leave as it was. */
record Surroundings(
    Locale locale,
    Locale display,
    Locale format,
    TimeZone zone,
    Properties properties,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Thread.@Nullable UncaughtExceptionHandler handler) {

  static Surroundings now() {
    return new Surroundings(
        Locale.getDefault(),
        Locale.getDefault(Locale.Category.DISPLAY),
        Locale.getDefault(Locale.Category.FORMAT),
        TimeZone.getDefault(),
        (Properties) System.getProperties().clone(),
        System.in,
        System.out,
        System.err,
        Thread.getDefaultUncaughtExceptionHandler());
  }

  void restore() {
    Surroundings now = now();
    if (!localeOrZoneChanged(now).isEmpty()) {
      Locale.setDefault(locale);
      Locale.setDefault(Locale.Category.DISPLAY, display);
      Locale.setDefault(Locale.Category.FORMAT, format);
      TimeZone.setDefault(zone);
    }
    if (!propertiesChanged(now).isEmpty()) {
      System.setProperties((Properties) properties.clone());
    }
    if (!streamsChanged(now).isEmpty()) {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
    if (handler != now.handler) {
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }

  /** Which of the defaults of locale and time zone are others now. */
  List<String> localeOrZoneChanged(Surroundings now) {
    List<String> changed = new ArrayList<>();
    tell(changed, "the default locale", locale, now.locale);
    tell(changed, "the locale of display", display, now.display);
    tell(changed, "the locale of formats", format, now.format);
    tell(changed, "the default time zone", zone.getID(), now.zone.getID());
    return changed;
  }

  /** Which system properties are others now. */
  List<String> propertiesChanged(Surroundings now) {
    List<String> changed = new ArrayList<>();
    for (Object key : now.properties.keySet()) {
      if (!Objects.equals(properties.get(key), now.properties.get(key))) {
        changed.add(
            Told.shortened(
                key + " from " + properties.get(key) + " to " + now.properties.get(key)));
      }
    }
    for (Object key : properties.keySet()) {
      if (!now.properties.containsKey(key)) {
        changed.add(Told.shortened(key + " removed"));
      }
    }
    return changed;
  }

  /** Which standard streams are others now. */
  List<String> streamsChanged(Surroundings now) {
    List<String> changed = new ArrayList<>();
    if (in != now.in) {
      changed.add("System.in");
    }
    if (out != now.out) {
      changed.add("System.out");
    }
    if (err != now.err) {
      changed.add("System.err");
    }
    return changed;
  }

  private static void tell(List<String> changed, String what, Object before, Object now) {
    if (!before.equals(now)) {
      changed.add(what + " from " + before + " to " + now);
    }
  }
}
