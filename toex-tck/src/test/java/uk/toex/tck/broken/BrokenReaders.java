package uk.toex.tck.broken;

import java.util.List;
import java.util.function.Predicate;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.TrainingSettings;

/** Breaks B601 to B612: each chokes on one kind of text. */
public final class BrokenReaders {
  private BrokenReaders() {}

  private abstract static class Chokes extends Bent {
    private final Predicate<String> on;

    Chokes(Predicate<String> on) {
      this.on = on;
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      if (on.test(text)) {
        throw new IllegalArgumentException("can't read that");
      }
      return super.scores(good, text);
    }
  }

  /** On blank texts. */
  public static class B601 extends Chokes {
    public B601() {
      super(text -> !text.isEmpty() && text.isBlank());
    }
  }

  /** On NUL. */
  public static class B602 extends Chokes {
    public B602() {
      super(text -> text.indexOf(0) >= 0);
    }
  }

  /** On what UTF-8 can't write. */
  public static class B603 extends Chokes {
    public B603() {
      super(text -> text.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000));
    }
  }

  /** On long words. */
  public static class B604 extends Chokes {
    public B604() {
      super(text -> text.length() > 1_000_000 && text.charAt(0) == text.charAt(999_999));
    }
  }

  /** On combining marks, recursing over them. */
  public static class B605 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      scores[0] = Math.min(1, scores[0] + Double.MIN_VALUE * marks(text, 0));
      return scores;
    }

    private static int marks(String text, int at) {
      int next = at + 1;
      boolean mark =
          next < text.length()
              && Character.getType(text.charAt(next)) == Character.NON_SPACING_MARK;
      return mark ? 1 + marks(text, next) : 0;
    }
  }

  /** On marks of direction. */
  public static class B606 extends Chokes {
    public B606() {
      super(text -> text.indexOf('\u202e') >= 0);
    }
  }

  /** On what needs two units. */
  public static class B607 extends Chokes {
    public B607() {
      super(text -> text.codePoints().anyMatch(Character::isSupplementaryCodePoint));
    }
  }

  /** Takes the text for a regular expression. */
  public static class B608 extends Chokes {
    public B608() {
      super(text -> text.equals("(a+)+$"));
    }
  }

  /** Takes the text for a format. */
  public static class B609 extends Chokes {
    public B609() {
      super(text -> text.contains("%n"));
    }
  }

  /** Counts lines in a byte. */
  public static class B610 extends Chokes {
    public B610() {
      super(text -> text.chars().filter(c -> c == '\n').count() > 1_000);
    }
  }

  /** Has room for so many words. */
  public static class B611 extends Chokes {
    public B611() {
      super(text -> text.chars().filter(c -> c == ' ').count() > 65_536);
    }
  }

  /** Never forgets a lone surrogate. */
  public static class B612 extends Bent {
    private boolean offended;

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      offended |= text.indexOf('\ud800') >= 0;
      double[] scores = super.scores(good, text);
      return offended ? nudged(scores) : scores;
    }
  }

  private abstract static class ChokesLearning extends Bent {
    abstract boolean on(List<Report> reports, TrainingSettings settings);

    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      if (on(reports, settings)) {
        throw new ArithmeticException("/ by zero");
      }
      return super.train(reports, settings, progress);
    }
  }

  /** On a hostile text. */
  public static class B621 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return reports.stream().anyMatch(report -> report.text().indexOf(0) >= 0);
    }
  }

  /** On texts without words. */
  public static class B622 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return !reports.isEmpty() && reports.stream().allMatch(report -> report.text().isEmpty());
    }
  }

  /** On texts without difference. */
  public static class B623 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return reports.size() > settings.tags().size()
          && reports.stream().map(Report::text).distinct().count() == 1;
    }
  }

  /** On tags with one report. */
  public static class B624 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return reports.size() == settings.tags().size();
    }
  }

  /** On nothing. */
  public static class B625 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return reports.isEmpty();
    }
  }

  /** On a single tag. */
  public static class B626 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return settings.tags().size() == 1;
    }
  }

  /** On a tag that is a formula. */
  public static class B627 extends ChokesLearning {
    @Override
    boolean on(List<Report> reports, TrainingSettings settings) {
      return settings.tags().stream().anyMatch(tag -> tag.code().startsWith("="));
    }
  }
}
