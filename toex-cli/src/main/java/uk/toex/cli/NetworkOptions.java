package uk.toex.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Seed;
import uk.toex.graph.RiskConfig;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskScores;
import uk.toex.graph.RiskView;
import uk.toex.graph.SubjectFilter;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** What the commands that score a network take: the network, its seeds, the day, the settings. */
final class NetworkOptions {

  @Mixin NetworkInput input = new NetworkInput();

  @Option(
      names = "--seeds",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Entities with known risk: id,weight,date; weight in (0, 1], default 1.")
  List<String> seeds = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Counts what was recorded by then; default the latest date in the data.")
  @Nullable String asOf;

  @Option(
      names = "--damping",
      paramLabel = "A",
      description = "The share of risk that goes on at each step; default 0.85.")
  @Nullable String damping;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What feeds the score and how much; default as docs/network-risk.md lists.")
  @Nullable String config;

  @Option(
      names = "--with-geography",
      description = "Let postcodes and areas carry risk; left out by default.")
  boolean withGeography;

  @Option(
      names = "--with-handling-c",
      description = "Use records of handling code C; what derives from them carries C.")
  boolean withHandlingC;

  @Option(
      names = "--subject",
      paramLabel = "FILTER",
      description = "Who is a subject, such as \"age<18\"; repeated, all must hold.")
  List<String> subjects = new ArrayList<>();

  /** A network that was read, weighed and scored. */
  record Scored(RiskNetwork network, RiskScores scores, List<Seed> seeds) {}

  /** A network that was read and weighed, not scored yet. */
  record Weighed(RiskView view, List<Seed> seeds) {}

  /** Reads the network, weighs it as of the day and scores it. */
  Scored score(@Nullable Path rejected, RunRecord record, CommonOptions common, Console console) {
    Weighed weighed = weighed(rejected, record, common, console);
    RiskScores scores =
        new RiskScorer().solve(weighed.view, weighed.seeds, common.threads, console.progress());
    record.count("iterations", scores.scores().iterations());
    record.count("values_clamped_to_0", scores.clamped());
    record.setting("residual", Numbers.shortest(scores.scores().residual()));
    record.setting("error-bound", Numbers.shortest(scores.scores().errorBound()));
    return new Scored(weighed.view.network(), scores, weighed.seeds);
  }

  /** Reads the network and its seeds, and weighs it as of the day. */
  Weighed weighed(
      @Nullable Path rejected, RunRecord record, CommonOptions common, Console console) {
    try (Rejects rejects = rejected == null ? Rejects.counted() : Rejects.in(rejected)) {
      RiskNetwork network = input.read(rejects, record, common, console);
      if (seeds.isEmpty()) {
        throw new Failure.UsageException("No seeds: --seeds FILE says whose risk is known.");
      }
      List<Seed> known = input.seeds(seeds, network, rejects, record, console).seeds();
      NetworkInput.tell(rejects, rejected, console);
      record.count("rejected", rejects.count());
      return new Weighed(view(network, record), known);
    }
  }

  /** The network weighed as of the day of the options. */
  RiskView view(RiskNetwork network, RunRecord record) {
    RiskConfig settings = settings(record);
    RiskView view = RiskView.of(network, settings, date(asOf));
    record.setting("as-of", view.asOf());
    settings.values().forEach((name, value) -> record.setting("risk." + name, value));
    return view;
  }

  private RiskConfig settings(RunRecord record) {
    RiskConfig settings = RiskConfig.defaults();
    if (config != null) {
      Path file = Paths.of(config);
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        settings = RiskConfig.read(reader);
      } catch (IOException e) {
        throw new InputRefusedException("The settings " + file + " could not be read: " + e, e);
      }
      record.input(file);
    }
    if (damping != null) {
      settings = settings.with("damping", damping);
    }
    return settings.withGeography(withGeography).withHandlingC(withHandlingC);
  }

  /** The filters of the options. */
  List<SubjectFilter> filters() {
    return subjects.stream().map(SubjectFilter::parse).toList();
  }

  /** Who passes some filters; without one, all of a kind. */
  static IntPredicate subjects(List<SubjectFilter> filters, RiskView view, EntityKind otherwise) {
    return filters.isEmpty()
        ? i -> view.kind(i) == otherwise
        : i -> SubjectFilter.all(filters, view, i);
  }

  static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new Failure.UsageException("\"" + text + "\" is no date; expected such as 2026-03-31.");
    }
  }
}
