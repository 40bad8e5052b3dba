package uk.toex.comms.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Numbers;

/**
 * Which layouts fit a sample, best first, and why.
 *
 * <p>A layout fits if every field that its records need has a column, and at least nine of ten rows
 * can be read. Of those that fit the one that reads the most columns is taken, then the one that
 * reads the most rows; if that leaves two, none.
 *
 * @param sample the sample's name
 * @param candidates all layouts that were tried, best first
 */
public record Recognition(String sample, List<Candidate> candidates) {

  private static final double ENOUGH = 0.9;

  /** Copies. */
  public Recognition {
    candidates = List.copyOf(candidates);
  }

  /**
   * A layout that was tried.
   *
   * @param layout the layout
   * @param fits whether it can be used
   * @param used how many columns it reads
   * @param share the share of rows that it can read
   * @param why in one line
   */
  public record Candidate(Layout layout, boolean fits, int used, double share, String why) {}

  static Recognition of(List<Layout> layouts, Sample sample, @Nullable String owner) {
    List<Candidate> candidates = new ArrayList<>();
    for (Layout layout : layouts) {
      candidates.add(candidate(layout, sample, owner));
    }
    candidates.sort(
        Comparator.comparing(Candidate::fits)
            .thenComparing(Candidate::used)
            .thenComparing(Candidate::share)
            .reversed()
            .thenComparing(candidate -> candidate.layout().name()));
    return new Recognition(sample.name(), candidates);
  }

  private static Candidate candidate(Layout layout, Sample sample, @Nullable String owner) {
    LayoutTrial trial;
    try {
      trial = LayoutTrial.of(layout, sample, owner, 0);
    } catch (InputRefusedException e) {
      String why = brief(String.valueOf(e.getMessage()));
      return new Candidate(layout, false, 0, 0, layout.name() + " does not fit: " + why);
    }
    int columns = trial.used() + trial.unused().size();
    // Where every column is known by its name, bad rows are the file's and not the layout's.
    boolean named = layout.header() && trial.unused().isEmpty() && trial.share() > 0;
    boolean fits = trial.rows() > 0 && (named || trial.share() >= ENOUGH);
    StringBuilder why = new StringBuilder(layout.name());
    why.append(fits ? " fits: " : " does not fit: ");
    why.append("reads ")
        .append(trial.used())
        .append(" of ")
        .append(columns)
        .append(" columns and ");
    why.append(trial.accepted() + trial.passedOver()).append(" of ").append(trial.rows());
    why.append(" rows (").append(Numbers.fixed(100 * trial.share(), 1)).append(" %)");
    if (!trial.rejects().isEmpty()) {
      why.append("; rejected: ").append(most(trial));
    }
    return new Candidate(layout, fits, trial.used(), trial.share(), why.toString());
  }

  /** What is missing, in one line, without the columns that were looked for. */
  private static String brief(String message) {
    int says = message.indexOf("says: ");
    StringBuilder brief = new StringBuilder();
    int depth = 0;
    for (int i = says < 0 ? 0 : says + 6; i < message.length() && message.charAt(i) != '\n'; i++) {
      char c = message.charAt(i);
      depth += c == '(' ? 1 : 0;
      if (depth == 0) {
        brief.append(c);
      }
      depth -= c == ')' ? 1 : 0;
    }
    return brief.toString().replace(" ;", ";").replace(" .", ".").replace("; no column for", ",");
  }

  private static String most(LayoutTrial trial) {
    return trial.rejects().entrySet().stream()
        .sorted(
            Comparator.<java.util.Map.Entry<String, Long>>comparingLong(
                    java.util.Map.Entry::getValue)
                .reversed()
                .thenComparing(java.util.Map.Entry::getKey))
        .limit(2)
        .map(each -> each.getKey() + " (" + each.getValue() + ")")
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  /**
   * The layout to use.
   *
   * @throws InputRefusedException if none fits or two fit equally well, saying which and why
   */
  public Layout require() {
    Candidate first = candidates.isEmpty() ? null : candidates.get(0);
    if (first == null || !first.fits()) {
      Candidate closest = first == null ? null : closest();
      throw new InputRefusedException(
          sample
              + ": no layout fits."
              + (closest == null ? "" : " The closest: " + closest.why())
              + "\nMake one with: toex comms layouts make "
              + sample
              + " --out my.layout");
    }
    if (candidates.size() > 1) {
      Candidate second = candidates.get(1);
      if (second.fits() && second.used() == first.used() && second.share() == first.share()) {
        throw new InputRefusedException(
            sample
                + ": two layouts fit equally well, "
                + first.layout().name()
                + " and "
                + second.layout().name()
                + ".\n"
                + first.why()
                + "; "
                + second.why()
                + "\nName the one you mean with --layout.");
      }
    }
    return first.layout();
  }

  /** The one that has its columns and reads the most; else the one with the shortest reason. */
  private Candidate closest() {
    Candidate first = candidates.get(0);
    return first.used() > 0
        ? first
        : candidates.stream()
            .min(Comparator.comparingInt(candidate -> candidate.why().length()))
            .orElse(first);
  }
}
