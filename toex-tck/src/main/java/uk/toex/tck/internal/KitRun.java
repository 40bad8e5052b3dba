package uk.toex.tck.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import uk.toex.tck.KitReport;
import uk.toex.tck.Outcome;
import uk.toex.tck.Rule;
import uk.toex.tck.RuleResult;
import uk.toex.tck.internal.Guard.Overdue;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;
import uk.toex.tck.internal.Verdict.Untestable;

/** One run of the kit, rule by rule. Not thread-safe. */
public final class KitRun implements AutoCloseable {
  /** After so many rules that hung, waiting for more of them helps nobody. */
  private static final int MOST_HANGS = 5;

  private final Settings settings;
  private final Map<Rule, Check> checks = new LinkedHashMap<>();
  private final Map<Rule, RuleResult> results = new LinkedHashMap<>();
  private final Trial trial;
  private int hangs;

  /** A run of some of the rules. */
  public KitRun(Settings settings, Predicate<Rule> which) {
    this.settings = settings;
    for (Check check : AllRules.checks()) {
      if (which.test(check.rule())) {
        checks.put(check.rule(), check);
      }
    }
    this.trial = new Trial(settings, checks.keySet().stream().anyMatch(AllRules::isWatched));
  }

  /** The rules of this run, in order. */
  public List<Rule> rules() {
    return List.copyOf(checks.keySet());
  }

  /** The results so far, in the order of the rules. */
  public List<RuleResult> results() {
    return rules().stream().filter(results::containsKey).map(results::get).toList();
  }

  /** Tries a rule, once; later calls give the same. */
  public RuleResult result(Rule rule) {
    RuleResult known = results.get(rule);
    if (known != null) {
      return known;
    }
    RuleResult result = attempt(rule);
    results.put(rule, result);
    return result;
  }

  private RuleResult attempt(Rule rule) {
    Check check = checks.get(rule);
    if (check == null) {
      throw new IllegalArgumentException("not a rule of this run: " + rule);
    }
    if (hangs >= MOST_HANGS) {
      return result(rule, Outcome.UNTESTED, "not tried, since " + hangs + " rules before it hung");
    }
    Surroundings before = Surroundings.now();
    try {
      Guard.call(
          rule.id(),
          settings.deadline(),
          () -> {
            check.body().run(trial);
            return true;
          });
      return result(rule, Outcome.PASSED, String.join("; ", trial.takeNotes()));
    } catch (Broken e) {
      return result(rule, Outcome.FAILED, e.getMessage());
    } catch (Untestable e) {
      return result(rule, Outcome.UNTESTED, e.getMessage());
    } catch (Missing e) {
      return result(rule, Outcome.NOT_APPLICABLE, e.getMessage());
    } catch (Overdue e) {
      hangs++;
      trial.startAnew();
      return result(rule, Outcome.FAILED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result(rule, Outcome.UNTESTED, "the run was interrupted");
    } catch (Throwable e) { // A plugin's error is a result, never the kit's end.
      return result(rule, Outcome.FAILED, "threw " + Told.of(e));
    } finally {
      trial.takeNotes();
      before.restore();
    }
  }

  private static RuleResult result(Rule rule, Outcome outcome, String detail) {
    return new RuleResult(rule, outcome, detail);
  }

  /** The report on results. */
  public KitReport report(List<RuleResult> told) {
    return new KitReport(name(), facts(), told, Unprovable.SENTENCES);
  }

  private String name() {
    try {
      return trial.descriptor().id();
    } catch (RuntimeException e) {
      try {
        return trial.pluginClass().getName();
      } catch (RuntimeException none) {
        return "plugin";
      }
    }
  }

  private SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    String version = KitRun.class.getPackage().getImplementationVersion();
    facts.put("kit", version == null ? "of a build" : version);
    facts.put("runs", String.valueOf(settings.runs()));
    facts.put("seed", String.valueOf(settings.seed()));
    facts.put("deadline", settings.deadline().toString());
    facts.put("patience", settings.patience().toString());
    try {
      Facts.of(trial, facts);
    } catch (RuntimeException e) {
      facts.put("plugin", "gives no descriptor: " + Told.of(e));
    }
    return facts;
  }

  /** Closes the plugin, if it was opened. */
  @Override
  public void close() {
    try {
      Guard.call(
          "close",
          settings.patience(),
          () -> {
            trial.close();
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // The rules about closing have told it.
    }
  }
}
