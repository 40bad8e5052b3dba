package uk.toex.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.api.InputRefusedException;
import uk.toex.host.InstalledPlugin;
import uk.toex.host.OfferKind;
import uk.toex.host.PluginPolicy;
import uk.toex.host.PluginProblem;
import uk.toex.host.Plugins;
import uk.toex.host.VersionRange;
import uk.toex.io.JsonOut;
import uk.toex.spi.Capability;
import uk.toex.spi.PluginDescriptor;

/** {@code toex plugins list}, {@code check} and {@code pin}. */
final class PluginsCommands {

  private PluginsCommands() {}

  /** Lists. */
  @Command(
      name = "list",
      sortOptions = false,
      header = "Lists the plugins that are installed, what they offer, and what was refused.",
      footer = {
        "",
        "Example:",
        "  toex plugins list",
        "  toex plugins list --plugins plugins --policy plugins.policy"
      })
  static final class ListThem implements Callable<Integer> {
    private final Console console;

    @Mixin CommonOptions common = new CommonOptions();

    ListThem(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      try (Plugins plugins = common.finder().find()) {
        if (common.json) {
          json(plugins, console);
        } else {
          table(plugins, console);
        }
      }
      return Failure.DONE;
    }
  }

  /** Checks. */
  @Command(
      name = "check",
      sortOptions = false,
      header = "Checks the plugins of a folder as they would be checked before use.",
      description = {
        "",
        "DIR is a plugin's folder, or a folder of those. Exit code 1 if one would be refused.",
        ""
      },
      footer = {"", "Example:", "  toex plugins check plugins --policy plugins.policy"})
  static final class Check implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    String folder = "";

    @Mixin CommonOptions common = new CommonOptions();

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      List<String> problems = new ArrayList<>();
      try (Plugins plugins =
          Plugins.finder()
              .classPath(null)
              .folder(existing(folder))
              .policy(common.policy())
              .find()) {
        for (PluginProblem problem : plugins.problems()) {
          problems.add(problem.message());
        }
        for (InstalledPlugin plugin : plugins.installed()) {
          problems.addAll(plugin.missing());
        }
        if (common.json) {
          json(plugins, console);
        } else {
          table(plugins, console);
        }
        if (plugins.installed().isEmpty() && problems.isEmpty()) {
          throw new InputRefusedException(
              "There is no plugin in "
                  + folder
                  + ".\nExpected a folder of jars, or folders of them.");
        }
      }
      problems.forEach(console::error);
      return problems.isEmpty() ? Failure.DONE : Failure.NO_ANSWER;
    }
  }

  /** Pins. */
  @Command(
      name = "pin",
      sortOptions = false,
      header = "Puts the plugins of a folder on the list of those that may be loaded.",
      description = {
        "",
        "Prints a line of the policy for each: id, versions, SHA-256 of all its files. With --policy",
        "the file is made or changed too. A plugin is code that can do all that you can: pin what",
        "you trust.",
        ""
      },
      footer = {"", "Example:", "  toex plugins pin plugins/toex-smile --policy plugins.policy"})
  static final class Pin implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "A plugin's folder, or a folder of those.")
    String folder = "";

    @Option(
        names = "--versions",
        paramLabel = "RANGE",
        defaultValue = "*",
        description = "The versions allowed, such as [1.0,2.0); default any with these very files.")
    String versions = "*";

    @Mixin CommonOptions common = new CommonOptions();

    Pin(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      VersionRange range;
      try {
        range = VersionRange.parse(versions);
      } catch (IllegalArgumentException e) {
        throw new Failure.UsageException("--versions is " + e.getMessage());
      }
      Path file = common.policy == null ? null : Paths.of(common.policy);
      PluginPolicy policy =
          file != null && Files.exists(file) ? PluginPolicy.read(file) : PluginPolicy.NONE;
      PluginPolicy pinned = Plugins.pin(existing(folder), range);
      for (var rule : pinned.rules().entrySet()) {
        policy = policy.with(rule.getKey(), rule.getValue().versions(), rule.getValue().sha256());
      }
      if (file != null) {
        policy.write(file);
      }
      if (common.json) {
        try (JsonOut json = JsonOut.document(console.out())) {
          json.beginObject().beginArray("pinned");
          pinned
              .rules()
              .forEach(
                  (id, rule) ->
                      json.beginObject()
                          .put("id", id)
                          .put("versions", rule.versions().toString())
                          .put("sha256", rule.sha256())
                          .endObject());
          json.endArray().endObject().commit();
        }
      } else {
        pinned.toString().lines().forEach(console::print);
      }
      return Failure.DONE;
    }
  }

  private static Path existing(String folder) {
    Path path = Paths.of(folder);
    if (!Files.isDirectory(path)) {
      throw new InputRefusedException(folder + " is no folder.");
    }
    return path;
  }

  private static void table(Plugins plugins, Console console) {
    TextTable table = new TextTable("plugin", "version", "vendor", "licence", "offers", "from");
    table.most(4, 60).most(5, 60);
    for (InstalledPlugin plugin : plugins.installed()) {
      PluginDescriptor d = plugin.descriptor();
      table.row(
          d.id(),
          d.version(),
          d.vendor(),
          d.licence(),
          String.join(", ", offers(plugin)),
          from(plugin));
    }
    if (!plugins.installed().isEmpty()) {
      table.print(console);
    }
    for (PluginProblem problem : plugins.problems()) {
      console.print("");
      console.print("Refused: " + problem.message());
    }
  }

  private static void json(Plugins plugins, Console console) {
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().beginArray("plugins");
      for (InstalledPlugin plugin : plugins.installed()) {
        PluginDescriptor d = plugin.descriptor();
        json.beginObject();
        json.put("id", d.id()).put("version", d.version()).put("vendor", d.vendor());
        json.put("licence", d.licence()).put("spi", d.spi().toString());
        json.put("from", from(plugin)).put("sha256", plugin.sha256());
        json.beginArray("capabilities");
        for (Capability capability : d.capabilities()) {
          json.add(capability.name().toLowerCase(Locale.ROOT));
        }
        json.endArray().beginObject("offers");
        for (OfferKind<?> kind : OfferKind.ALL) {
          json.beginArray(kind.label());
          plugin.names(kind).forEach(json::add);
          json.endArray();
        }
        json.endObject().beginObject("model_card");
        json.put("purpose", d.modelCard().purpose()).put("method", d.modelCard().method());
        json.put("data", d.modelCard().data()).put("performance", d.modelCard().performance());
        json.put("limits", d.modelCard().limits()).put("contact", d.modelCard().contact());
        json.endObject().endObject();
      }
      json.endArray().beginArray("refused");
      for (PluginProblem problem : plugins.problems()) {
        json.beginObject();
        json.put("plugin", problem.plugin());
        json.put("kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("message", problem.message()).endObject();
      }
      json.endArray().endObject().commit();
    }
  }

  private static List<String> offers(InstalledPlugin plugin) {
    List<String> all = new ArrayList<>();
    OfferKind.ALL.forEach(kind -> all.addAll(plugin.names(kind)));
    return all;
  }

  private static String from(InstalledPlugin plugin) {
    @Nullable Path folder = plugin.folder();
    return folder == null ? "class path" : folder.toString();
  }
}
