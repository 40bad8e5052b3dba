package uk.toex.tck.internal;

import java.io.ByteArrayInputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.Offer;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;
import uk.toex.tck.internal.Verdict.Untestable;

/** D109 to D116: how a host finds the plugin, and the names of what it offers. */
final class OfferRules {
  private static final String SERVICE = ToexPlugin.class.getName();

  private OfferRules() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "D109",
            "the class is public and has a public constructor without arguments",
            trial -> isAService(trial.pluginClass())),
        Check.of(
            "D110",
            "META-INF/services/" + SERVICE + " names the class",
            trial -> {
              String name = trial.pluginClass().getName();
              String file = trial.code().text("META-INF/services/" + SERVICE);
              boolean named =
                  file.lines().anyMatch(line -> line.split("#", -1)[0].strip().equals(name));
              Broken.unless(
                  named, () -> "in " + trial.code().own() + " it is absent or lacks " + name);
            }),
        Check.of(
            "D111", "a module of the plugin's provides the class too", OfferRules::moduleAgrees),
        Check.of(
            "D112",
            "the plugin offers something",
            trial -> {
              ToexPlugin plugin = trial.opened().plugin();
              boolean offers =
                  Kinds.ALL.stream().anyMatch(kind -> !kind.offers(plugin).isEmpty())
                      || !plugin.classifierFusions().isEmpty();
              Broken.unless(offers, () -> "every list of offers is empty");
            }),
        Check.of(
            "D113",
            "the offers are the same each time they are asked for",
            trial -> {
              ToexPlugin plugin = trial.opened().plugin();
              List<String> first = names(plugin);
              Broken.unless(first.equals(names(plugin)), () -> "first " + first + ", then others");
              try (Opened other = trial.open()) {
                Broken.unless(
                    first.equals(names(other.plugin())),
                    () -> "first " + first + ", from another instance " + names(other.plugin()));
              }
            }),
        Check.of(
            "D114",
            "every offer's name has the form [a-z][a-z0-9-]{1,62}",
            trial -> {
              for (String name : names(trial.opened().plugin())) {
                String bare = name.substring(name.indexOf(' ') + 1);
                Broken.unless(isName(bare), () -> "\"" + Told.shortened(bare) + "\" has not");
              }
            }),
        Check.of(
            "D115",
            "no two offers of a kind share a name, nor a fusion and a classifier",
            trial -> {
              Set<String> seen = new HashSet<>();
              for (String name : names(trial.opened().plugin())) {
                Broken.unless(seen.add(name), () -> name + " is offered twice");
              }
            }),
        Check.of("D116", "every fusion is of classifiers", OfferRules::fusionsAreOfClassifiers));
  }

  private static void isAService(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      String name = each.getName();
      Broken.unless(Modifier.isPublic(each.getModifiers()), () -> name + " is not public");
    }
    Broken.unless(!Modifier.isAbstract(type.getModifiers()), () -> type + " is abstract");
    Broken.unless(
        !type.isMemberClass() || Modifier.isStatic(type.getModifiers()),
        () -> type + " is an inner class");
    boolean makeable =
        Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    Broken.unless(makeable, () -> type + " has no public constructor without arguments");
  }

  private static void moduleAgrees(Trial trial) throws Exception {
    List<ModuleDescriptor> modules = new ArrayList<>();
    for (Path part : trial.code().own()) {
      PluginCode.eachFile(
          part,
          (name, content) -> {
            if (name.equals("module-info.class")) {
              byte[] bytes = content.readAllBytes();
              modules.add(ModuleDescriptor.read(new ByteArrayInputStream(bytes)));
            }
          });
    }
    if (modules.isEmpty()) {
      throw new Missing("its code is not a module");
    }
    String name = trial.pluginClass().getName();
    boolean provided =
        modules.stream()
            .flatMap(module -> module.provides().stream())
            .anyMatch(each -> each.service().equals(SERVICE) && each.providers().contains(name));
    Broken.unless(provided, () -> "module-info lacks \"provides " + SERVICE + " with\" " + name);
  }

  private static void fusionsAreOfClassifiers(Trial trial) {
    ToexPlugin plugin = trial.opened().plugin();
    List<ClassifierFusion> fusions = plugin.classifierFusions();
    if (fusions.isEmpty()) {
      throw new Missing("it names no fusion");
    }
    List<String> own = plugin.reportClassifiers().stream().map(Offer::name).toList();
    List<String> names = fusions.stream().map(Offer::name).toList();
    List<String> others = new ArrayList<>();
    for (ClassifierFusion fusion : fusions) {
      for (String member : fusion.members()) {
        String of = fusion.name() + " has the member \"" + Told.shortened(member) + "\", ";
        Broken.unless(isName(member), () -> of + "which can be no offer's name");
        Broken.unless(!names.contains(member), () -> of + "which is a fusion");
        if (!own.contains(member)) {
          others.add(member);
        }
      }
    }
    if (!others.isEmpty()) {
      throw new Untestable("members that another plugin would have to offer: " + others);
    }
  }

  /** Kind and name of all that is offered; fusions go by the kind of classifiers. */
  private static List<String> names(ToexPlugin plugin) {
    List<String> names = new ArrayList<>();
    for (Kind kind : Kinds.ALL) {
      for (Offer offer : kind.offers(plugin)) {
        Broken.unless(offer != null, () -> "a " + kind.word() + " is null");
        names.add(kind.word().replace(' ', '-') + " " + offer.name());
      }
    }
    for (ClassifierFusion fusion : plugin.classifierFusions()) {
      names.add("report-classifier " + fusion.name());
    }
    return names;
  }

  private static boolean isName(String name) {
    boolean ok = name.length() >= 2 && name.length() <= 63;
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      ok = letter || (i > 0 && ((c >= '0' && c <= '9') || c == '-'));
    }
    return ok;
  }
}
