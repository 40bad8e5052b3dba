package uk.toex.tck.broken;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

/** Breaks E701 to E708. */
public final class BrokenExplanations {
  private BrokenExplanations() {}

  /** Explains something else. */
  public static class E701 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      return new Explanation("log-odds", List.of(new Step("guess", 0.125)), 0, 0.125);
    }
  }

  /** Can't add. */
  public static class E702 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      Explanation why = super.explain(good, text, tag);
      return new Explanation(why.scale(), why.parts(), 1, why.total());
    }
  }

  /** Points behind the text. */
  public static class E703 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      double total = super.explain(good, text, tag).total();
      Span behind = new Span(0, text.length() + 1);
      return new Explanation(
          "log-odds", List.of(new Evidence("word", total, List.of(behind))), 0, total);
    }
  }

  /** Leaves it all unexplained. */
  public static class E704 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      double total = super.explain(good, text, tag).total();
      return new Explanation("log-odds", List.of(), total, total);
    }
  }

  /** Has a part without a name. */
  public static class E705 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      double total = super.explain(good, text, tag).total();
      return new Explanation("log-odds", List.of(new Step(" ", total)), 0, total);
    }
  }

  /** Explains a tag that it does not know. */
  public static class E706 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      return super.explain(good, text, good.tags().contains(tag) ? tag : good.tags().get(0));
    }
  }

  /** Explains otherwise each time. */
  public static class E707 extends Bent {
    private final AtomicInteger told = new AtomicInteger();

    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      double total = super.explain(good, text, tag).total();
      Step step = new Step("sample " + told.incrementAndGet(), total);
      return new Explanation("log-odds", List.of(step), 0, total);
    }
  }

  /** Explains no controls. */
  public static class E708 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      if (text.indexOf(0) >= 0) {
        throw new IllegalStateException("can't explain that");
      }
      return super.explain(good, text, tag);
    }
  }
}
