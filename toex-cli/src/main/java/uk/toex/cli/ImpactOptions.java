package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.toex.api.network.EntityKind;
import uk.toex.api.report.Tag;
import uk.toex.graph.RiskImpact;

/** Whether a worklist is ordered by whom its advice would reveal in a network, and in which. */
final class ImpactOptions {

  @Option(
      names = "--impact-network",
      paramLabel = "DIR",
      description =
          "Order the list by probability × impact on this network, a folder of toex network build"
              + " in which reports are events; needs --impact-seeds.")
  @Nullable String network;

  @Option(
      names = "--impact-seeds",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Entities of that network with known risk: id,weight,date.")
  List<String> seeds = new ArrayList<>();

  @Option(
      names = "--impact-tag",
      paramLabel = "TAG",
      description = "Which tags, once confirmed, make a report a seed; repeated; default all.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--impact-subject",
      paramLabel = "FILTER",
      description = "Who is a subject there, such as \"age<18\"; repeated, all must hold.")
  List<String> subjects = new ArrayList<>();

  @Option(
      names = "--impact-top",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many places are the top that subjects enter; default 100.")
  int top = 100;

  /** Scores the network before the long work of a review begins; null if none is named. */
  @Nullable ImpactOrder ready(RunRecord record, CommonOptions common, Console console) {
    if (network == null) {
      if (!seeds.isEmpty() || !tags.isEmpty() || !subjects.isEmpty()) {
        throw new Failure.UsageException("--impact-… needs --impact-network DIR.");
      }
      return null;
    }
    if (seeds.isEmpty() || top < 1) {
      throw new Failure.UsageException(
          "--impact-network needs --impact-seeds FILE, and --impact-top at least 1.");
    }
    NetworkOptions options = new NetworkOptions();
    options.input.network = network;
    options.seeds = seeds;
    options.subjects = subjects;
    RunRecord own = new RunRecord("impact", common.seed);
    NetworkOptions.Scored scored = options.score(null, own, common, console);
    record.include("impact.", own);
    record.setting("impact.tag", String.join(" ", tags));
    record.setting("impact.subject", String.join(" and ", subjects));
    record.setting("impact.top", top);
    record.setting("order", ImpactOrder.NAME);
    return new ImpactOrder(
        scored,
        new RiskImpact(
            scored.scores(),
            NetworkOptions.subjects(options.filters(), scored.scores().view(), EntityKind.PERSON),
            top),
        tags.stream().map(Tag::new).toList(),
        top);
  }
}
