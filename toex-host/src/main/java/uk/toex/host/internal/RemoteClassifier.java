package uk.toex.host.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.IsolationSettings;
import uk.toex.host.PluginFailedException;

/** A classifier in a plugin's own process. Thread-safe: calls wait for each other. */
final class RemoteClassifier implements ReportClassifier {

  /** The most probabilities that one answer may hold. */
  private static final int MOST_VALUES = 1 << 20;

  /** Stands for a row that is null. */
  private static final double[] NO_ROW = new double[0];

  private record Rows(int count, List<double[]> read) {}

  private final int number;
  private final List<Tag> tags;
  private final PluginLink link;
  private final IsolationSettings settings;
  private final int longest;

  RemoteClassifier(int number, List<Tag> tags, PluginLink link, IsolationSettings settings) {
    this.number = number;
    this.tags = tags;
    this.link = link;
    this.settings = settings;
    this.longest = RemoteFactory.longest(settings);
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public double[] probabilities(String text) {
    Out question = new Out().i32(number).string(checked(text));
    double[] row =
        link.ask("scoring", Wire.SCORE_ONE, question, null, settings.deadline(), this::row);
    if (row == NO_ROW) {
      throw new PluginFailedException("null instead of probabilities");
    }
    return row;
  }

  @Override
  public List<double[]> probabilities(List<String> texts) {
    List<double[]> all = new ArrayList<>(texts.size());
    int most = Math.max(1, MOST_VALUES / (tags.size() + 1));
    for (int from = 0; from < texts.size(); ) {
      List<String> some = new ArrayList<>();
      int to = from;
      for (long chars = 0; to < texts.size() && some.size() < most; to++) {
        String text = texts.get(to);
        chars += text.length();
        if (chars > RemoteFactory.MOST_CHARS && !some.isEmpty()) {
          break;
        }
        some.add(text.length() > longest ? "" : text);
      }
      List<double[]> rows = rows(some);
      for (int i = from; i < to; i++) {
        add(all, texts.get(i).length() > longest ? new double[0] : rows.get(i - from));
      }
      from = to;
    }
    return all;
  }

  @Override
  public Explanation explain(String text, Tag tag) {
    Out question = new Out().i32(number).string(checked(text)).string(tag.code());
    return link.ask(
        "explaining", Wire.EXPLAIN, question, null, settings.deadline(), Wire::explanation);
  }

  @SuppressWarnings("NullAway") // What the plugin gave, null as well, is for the guard to judge.
  private static void add(List<double[]> all, double[] row) {
    all.add(row == NO_ROW ? null : row);
  }

  private List<double[]> rows(List<String> texts) {
    Out question = new Out().i32(number).i32(texts.size());
    texts.forEach(question::string);
    Rows rows =
        link.ask(
            "scoring",
            Wire.SCORE,
            question,
            null,
            settings.deadline(),
            in -> {
              int count = in.i32();
              if (count > texts.size() + 1) {
                throw new IOException("too many rows");
              }
              List<double[]> read = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                read.add(row(in));
              }
              return new Rows(count, read);
            });
    if (rows.count() < 0) {
      throw new PluginFailedException("null for a batch");
    }
    if (rows.count() != texts.size()) {
      throw new PluginFailedException(rows.count() + " rows for " + texts.size() + " texts");
    }
    return rows.read();
  }

  private double[] row(In in) throws IOException {
    int n = in.i32();
    if (n > tags.size() + 1) {
      throw new IOException("a row of " + n);
    }
    if (n < 0) {
      return NO_ROW;
    }
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      row[i] = in.f64();
    }
    return row;
  }

  private String checked(String text) {
    if (text.length() > longest) {
      throw new InputRefusedException(
          "the text is longer than the "
              + longest
              + " characters that a plugin in a process of its own takes");
    }
    return text;
  }
}
