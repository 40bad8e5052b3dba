package uk.toex.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import uk.toex.api.Advice;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;

/**
 * The page on which an analyst reads tag advice, sees why it was given, decides, and takes the
 * decisions away: one HTML file that works from a disk, an e-mail or a host system's own server,
 * and asks the network for nothing.
 *
 * <p>Everything that comes from reports is shown as text, whatever it holds; marks that can't be
 * seen are shown by name. The page stays quick with a few thousand items; list no more than someone
 * will read. It holds the text of the reports listed, so it is to be kept as they are.
 *
 * <p>The same content gives the same bytes. The page's id, under which a browser keeps decisions
 * until they are exported, follows from the title and the digests of the advice.
 *
 * <p>The export is one JSON object a line: {@code
 * report_id,tag,issue,outcome,new_tag,reason,advice_sha256,decided_at}, where {@code issue} is
 * {@code missing} or {@code wrong}, {@code outcome} is {@code agree}, {@code override} or {@code
 * unsure}, and {@code new_tag} is a further tag to add, or empty:
 *
 * <table>
 *   <caption>What a decision asks for</caption>
 *   <tr><th>outcome</th><th>missing</th><th>wrong</th></tr>
 *   <tr><td>agree</td><td>add the tag</td><td>take it away, add {@code new_tag} if any</td></tr>
 *   <tr><td>override</td><td>don't add it; add {@code new_tag} if any</td>
 *     <td>keep it; add {@code new_tag} if any</td></tr>
 *   <tr><td>unsure</td><td colspan="2">nothing</td></tr>
 * </table>
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class ReviewPage {

  private static final PageShell SHELL =
      new PageShell(
          List.of("base.css", "review.css"),
          List.of("text.js", "advice.js", "decisions.js", "review.js"),
          "review.html");

  private final ReviewData data;

  private ReviewPage(ReviewData data) {
    this.data = data;
  }

  /** Starts a page without items. */
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
    SHELL.write(out, data.title(), data::noScript, data::json);
  }

  /** Collects what a page shows; not for use by several threads at once. */
  public static final class Builder {

    // Without a group or a choice, so that it is linear in the digest.
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private String title = "Tag review";
    private final List<ReviewData.Fact> facts = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();
    private final TreeSet<Tag> tags = new TreeSet<>();
    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final List<ReviewData.Item> items = new ArrayList<>();

    private Builder() {}

    /** The page's heading; {@code Tag review} if it isn't set. */
    public Builder title(String value) {
      title = Objects.requireNonNull(value, "title");
      return this;
    }

    /**
     * Adds a fact about the run, such as the method or the reports' dates. The first few stand in
     * the page's head, in the order added; all are under "About this list".
     */
    public Builder fact(String name, String value) {
      facts.add(new ReviewData.Fact(name, value));
      return this;
    }

    /** Adds a fact that is a count, such as the reports read. */
    public Builder fact(String name, long count) {
      return fact(name, ReviewData.grouped(count));
    }

    /** Adds a sentence on what the advice can't be relied on for; shown under "About this list". */
    public Builder caveat(String sentence) {
      caveats.add(Objects.requireNonNull(sentence, "sentence"));
      return this;
    }

    /** Adds tags an analyst may choose from, beside those that the reports and advice hold. */
    public Builder tags(Collection<Tag> choices) {
      tags.addAll(choices);
      return this;
    }

    /**
     * Adds a piece of advice; items are ranked in the order added. A report may come several times.
     *
     * @param report the report that the advice is about
     * @param advice with a score in [0, 1]: the probability that an analyst would agree
     * @param adviceSha256 the digest of the advice, 64 lower-case hexadecimal digits; it goes into
     *     the decision, so that the two stay together
     * @throws IllegalArgumentException if the advice is about another report, points outside its
     *     text or isn't a probability, if two different reports share an id, or if the digest is
     *     none
     */
    public Builder item(Report report, Advice<TagIssue> advice, String adviceSha256) {
      return item(report, advice, adviceSha256, "");
    }

    /**
     * Adds a piece of advice as {@link #item(Report, Advice, String)} does, with what it would mean
     * elsewhere.
     *
     * @param impact whom agreeing would reveal in a network, in a few words; may be empty
     * @throws IllegalArgumentException as there
     */
    public Builder item(
        Report report, Advice<TagIssue> advice, String adviceSha256, String impact) {
      String id = report.id();
      require(advice.subject().reportId().equals(id), id, "the advice is about another report");
      require(
          advice.score() >= 0 && advice.score() <= 1, id, "the advice's score is no probability");
      require(SHA256.matcher(adviceSha256).matches(), id, "not a SHA-256: " + adviceSha256);
      for (Part part : advice.explanation().parts()) {
        if (part instanceof Evidence evidence) {
          for (Span span : evidence.spans()) {
            require(span.end() <= report.text().length(), id, "evidence ends after the text");
          }
        }
      }
      Report known = reports.putIfAbsent(id, report);
      require(known == null || known.equals(report), id, "two different reports have this id");
      tags.addAll(report.tags());
      tags.add(advice.subject().tag());
      if (advice.subject().suggestedTag() != null) {
        tags.add(advice.subject().suggestedTag());
      }
      items.add(new ReviewData.Item(advice, adviceSha256, impact));
      return this;
    }

    /** The page with what was collected so far. */
    public ReviewPage build() {
      var digest = PageShell.sha256();
      digest.update(title.getBytes(StandardCharsets.UTF_8));
      for (ReviewData.Item item : items) {
        digest.update(HexFormat.of().parseHex(item.adviceSha256()));
      }
      String id = HexFormat.of().formatHex(digest.digest(), 0, 8);
      return new ReviewPage(
          new ReviewData(
              id,
              title,
              List.copyOf(facts),
              List.copyOf(caveats),
              List.copyOf(tags),
              List.copyOf(reports.values()),
              List.copyOf(items)));
    }

    private static void require(boolean condition, String reportId, String problem) {
      if (!condition) {
        throw new IllegalArgumentException("report " + reportId + ": " + problem);
      }
    }
  }
}
