package uk.toex.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Classifiers side by side: how well each does beside what can be shown of how it came to it, so
 * that whoever chooses one sees what is traded. One self-contained HTML file without scripts.
 *
 * <p>Immutable, and safe to share between threads. The same content gives the same bytes.
 */
public final class ComparePage {

  private static final int BAR = 120;

  private final String title;
  private final List<String[]> facts;
  private final List<Row> rows;

  private ComparePage(Builder builder) {
    title = builder.title;
    facts = List.copyOf(builder.facts);
    List<Row> sorted = new ArrayList<>(builder.rows);
    sorted.sort(Comparator.comparingDouble((Row row) -> -row.averagePrecision));
    rows = List.copyOf(sorted);
  }

  /**
   * One classifier.
   *
   * @param classifier its name
   * @param macroF1 of plain classification, in [0, 1]; NaN if not known
   * @param averagePrecision of finding wrong tags, in [0, 1]; NaN if not known
   * @param calibrationError in [0, 1]; NaN if not known
   * @param trainPerSecond reports learned from a second
   * @param classifyPerSecond reports classified a second
   * @param memoryMb heap held, in 10^6 bytes
   * @param explains whether it promises to explain itself
   * @param deterministic whether it promises the same bits every time
   */
  public record Row(
      String classifier,
      double macroF1,
      double averagePrecision,
      double calibrationError,
      double trainPerSecond,
      double classifyPerSecond,
      double memoryMb,
      boolean explains,
      boolean deterministic) {
    public Row {
      Objects.requireNonNull(classifier, "classifier");
    }
  }

  /** Starts a page without rows. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Writes the page, a few characters at a time: give it something buffered. It must be stored or
   * sent as UTF-8.
   *
   * @throws IOException if {@code out} throws it
   */
  public void write(Appendable out) throws IOException {
    PageShell.writeStatic(out, title, List.of("base.css", "compare.css"), this::body);
  }

  /** Collects what a page shows; not for use by several threads at once. */
  public static final class Builder {
    private String title = "Classifiers compared";
    private final List<String[]> facts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Builder() {}

    /** The page's heading. */
    public Builder title(String value) {
      title = Objects.requireNonNull(value, "title");
      return this;
    }

    /** Adds a fact about the run. */
    public Builder fact(String name, String value) {
      facts.add(new String[] {name, value});
      return this;
    }

    /** Adds a classifier; the page orders them by average precision. */
    public Builder row(Row row) {
      rows.add(Objects.requireNonNull(row, "row"));
      return this;
    }

    /** The page. */
    public ComparePage build() {
      return new ComparePage(this);
    }
  }

  private void body(Appendable out) throws IOException {
    out.append("<main class=\"compare\">\n<h1>");
    Html.text(out, title);
    out.append("</h1>\n<dl class=\"facts\">");
    for (String[] fact : facts) {
      out.append("<div><dt>");
      Html.text(out, fact[0]);
      out.append("</dt><dd>");
      Html.text(out, fact[1]);
      out.append("</dd></div>");
    }
    out.append("</dl>\n<table>\n<thead><tr>");
    head(out, "Classifier", "");
    head(out, "Finds wrong tags", "average precision; higher is better");
    head(out, "Classifies", "macro-F1; higher is better");
    head(out, "Calibration error", "lower is better");
    head(out, "Shows its reasons", "promised by the plugin");
    head(out, "Same every time", "promised by the plugin");
    head(out, "Learns", "reports a second");
    head(out, "Reads", "reports a second");
    head(out, "Holds", "heap, MB");
    out.append("</tr></thead>\n<tbody>\n");
    for (Row row : rows) {
      out.append("<tr><th scope=\"row\">");
      Html.text(out, row.classifier);
      out.append("</th>");
      bar(out, row.averagePrecision);
      bar(out, row.macroF1);
      number(out, row.calibrationError, 3);
      promise(out, row.explains);
      promise(out, row.deterministic);
      number(out, row.trainPerSecond, 0);
      number(out, row.classifyPerSecond, 0);
      number(out, row.memoryMb, 1);
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
    out.append(
        """
        <h2>How to read this</h2>
        <ul>
        <li>Every report was read by models that had not learned from it, nor from its near copies.</li>
        <li><b>Finds wrong tags</b>: all tags ranked by how probably they are wrong as given; 1 if all
        errors come first, the share of errors if the order says nothing.</li>
        <li><b>Calibration error</b>: how far probabilities are off, among the tenth ranked highest.</li>
        <li><b>Shows its reasons</b>: a classifier that doesn't can still rank well; an analyst then
        sees how much it weighed, not which words.</li>
        <li><b>Same every time</b>: without it a result can't be computed again to the last digit.</li>
        <li>Speeds were measured once, on this machine, start-up and warm-up included; memory of native
        code is not counted.</li>
        <li>These figures hold for these reports. They advise; a person decides what to use.</li>
        </ul>
        </main>
        """);
  }

  private static void head(Appendable out, String name, String hint) throws IOException {
    out.append("<th scope=\"col\">").append(name);
    if (!hint.isEmpty()) {
      out.append("<span>").append(hint).append("</span>");
    }
    out.append("</th>");
  }

  private static void bar(Appendable out, double value) throws IOException {
    if (!Double.isFinite(value)) {
      out.append("<td class=\"bar\">not known</td>");
      return;
    }
    String width = String.format(Locale.ROOT, "%.1f", BAR * Math.max(0, Math.min(1, value)));
    out.append("<td class=\"bar\"><svg width=\"" + BAR + "\" height=\"10\" aria-hidden=\"true\">");
    out.append("<rect class=\"all\" width=\"" + BAR + "\" height=\"10\"/>");
    out.append("<rect class=\"part\" width=\"" + width + "\" height=\"10\"/></svg> ");
    out.append(String.format(Locale.ROOT, "%.3f", value)).append("</td>");
  }

  private static void number(Appendable out, double value, int decimals) throws IOException {
    String text =
        Double.isFinite(value)
            ? String.format(Locale.ROOT, "%,." + decimals + "f", value)
            : "not known";
    out.append("<td class=\"number\">").append(text).append("</td>");
  }

  private static void promise(Appendable out, boolean promised) throws IOException {
    out.append(promised ? "<td class=\"yes\">yes</td>" : "<td class=\"no\">no</td>");
  }
}
