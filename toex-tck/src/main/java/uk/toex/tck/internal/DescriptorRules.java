package uk.toex.tck.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.api.ModelRefusedException;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;

/** D101 to D108: who the plugin is. */
final class DescriptorRules {
  /** What a host waits for at its start, for each plugin. */
  private static final long QUICK_NANOS = 1_000_000_000L;

  private static final Set<String> PLACEHOLDERS =
      Set.of("todo", "tbd", "tba", "fixme", "xxx", "n/a", "na", "none", "-", "--", "?", "…", "...");

  private DescriptorRules() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "D101",
            "a new instance gives its descriptor before it is opened",
            trial -> {
              PluginDescriptor descriptor = trial.fresh().descriptor();
              Broken.unless(descriptor != null, () -> "the descriptor is null");
            }),
        Check.of(
            "D102",
            "the descriptor is the same each time, from each instance, open or not",
            DescriptorRules::sameEachTime),
        Check.of(
            "D103",
            "making an instance and its descriptor is quick",
            trial -> {
              long best = Long.MAX_VALUE;
              for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                Broken.unless(trial.fresh().descriptor() != null, () -> "null");
                best = Math.min(best, System.nanoTime() - start);
              }
              long millis = best / 1_000_000;
              Broken.unless(best <= QUICK_NANOS, () -> "takes " + millis + " ms, at most 1000");
            }),
        Check.of(
            "D104",
            "the licence has the form of an SPDX expression",
            trial -> {
              String licence = trial.descriptor().licence();
              String problem = SpdxForm.problem(licence);
              Broken.unless(problem == null, () -> "\"" + licence + "\": " + problem);
            }),
        Check.of(
            "D105",
            "the SPI version is one that a host of this version takes",
            trial -> {
              SpiVersion spi = trial.descriptor().spi();
              Broken.unless(
                  SpiVersion.CURRENT.accepts(spi),
                  () -> "written for SPI " + spi + ", this is " + SpiVersion.CURRENT);
            }),
        Check.of(
            "D106",
            "what the plugin needs is there, with the digest that it pins",
            DescriptorRules::needsAreThere),
        Check.of(
            "D107",
            "the model card says something in each field",
            trial -> modelCard(trial.descriptor().modelCard())),
        Check.of(
            "D108",
            "the plugin opens with what it declared to need",
            trial -> trial.open().close()));
  }

  private static void sameEachTime(Trial trial) throws Exception {
    ToexPlugin plugin = trial.fresh();
    PluginDescriptor first = plugin.descriptor();
    String other = "another descriptor ";
    Broken.unless(first.equals(plugin.descriptor()), () -> other + "the second time");
    Broken.unless(first.equals(trial.fresh().descriptor()), () -> other + "from a new instance");
    try (Opened opened = trial.open()) {
      Broken.unless(first.equals(opened.plugin().descriptor()), () -> other + "once opened");
    }
  }

  private static void needsAreThere(Trial trial) {
    List<PluginResource> needs = trial.descriptor().needs();
    if (needs.isEmpty()) {
      throw new Missing("it needs nothing beside its code");
    }
    KitContext context = trial.context(trial.fresh());
    for (PluginResource need : needs) {
      try {
        Broken.unless(context.resource(need.name()).length > 0, () -> need.name() + " is empty");
      } catch (ModelRefusedException e) {
        throw new Broken(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void modelCard(ModelCard card) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "purpose", card.purpose(),
                "method", card.method(),
                "data", card.data(),
                "performance", card.performance(),
                "limits", card.limits(),
                "contact", card.contact()));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String text = field.getValue().strip().toLowerCase(Locale.ROOT);
      boolean said = !PLACEHOLDERS.contains(text) && !text.startsWith("todo");
      boolean sentence = field.getKey().equals("contact") || text.split("\\s+", -1).length >= 3;
      Broken.unless(
          said && sentence,
          () ->
              "\""
                  + field.getKey()
                  + "\" says only \""
                  + Told.shortened(field.getValue())
                  + "\"; where there is nothing to say, say that in a sentence");
    }
  }
}
