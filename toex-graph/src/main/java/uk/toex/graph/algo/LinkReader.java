package uk.toex.graph.algo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Numbers;
import uk.toex.io.OpenInput;
import uk.toex.io.Rejects;

/** Reads links line by line; see {@link LinkFile}. */
final class LinkReader implements AutoCloseable {

  private static final int LONGEST = 1 << 20;
  private static final long HOPELESS = 10_000;
  private static final String[][] ENDS = {{"from", "to"}, {"source", "target"}, {"src", "dst"}};

  private final Input input;
  private final OpenInput bytes;
  private final LineScanner lines;
  private final Rejects rejects;
  private final EdgeGraphBuilder graph;
  private final IdTable ids = new IdTable();
  private final LineFields fields = new LineFields();
  private final List<String> notes = new ArrayList<>();
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private long records;
  private long rejected;

  private int from;
  private int to = 1;
  private int weight = -1;

  /** How many fields a line must have; 0 for at least two. */
  private int expected;

  LinkReader(Input input, boolean directed, Rejects rejects) {
    this.input = input;
    this.rejects = rejects;
    this.graph = EdgeGraph.builder(directed);
    this.bytes = input.open();
    try {
      int longest = Math.min(LONGEST, input.limits().maxRecordChars());
      this.lines = new LineScanner(bytes, input.name(), longest);
    } catch (Throwable e) {
      bytes.close();
      throw e;
    }
  }

  LinkFile read(LinkLayout layout, LinkFile.Weights weights, Progress progress) {
    EdgeGraph read =
        switch (layout) {
          case CSV -> delimited((byte) ',', weights, progress);
          case TSV -> delimited((byte) '\t', weights, progress);
          case TEXT -> text(weights, progress);
          case MATRIX_MARKET ->
              new MatrixMarket(input.name(), lines, this, graph).read(weights, progress);
        };
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("records", records);
    counts.put("rejected", rejected);
    return new LinkFile(read, notes, counts, bytes.provenance());
  }

  private EdgeGraph delimited(byte delimiter, LinkFile.Weights weights, Progress progress) {
    boolean header = false;
    while (!header && lines.next()) {
      if (lines.end > lines.start) {
        header = true;
        header(delimiter, weights);
      }
    }
    if (!header) {
      throw new InputRefusedException(
          input.name() + " is empty; expected a header line with the columns from and to.");
    }
    while (lines.next()) {
      step(progress);
      if (lines.end > lines.start) {
        delimited(delimiter);
      }
    }
    end();
    return graph.nodes(ids.size()).build(ids);
  }

  private void header(byte delimiter, LinkFile.Weights weights) {
    if (lines.tooLong() || !fields.split(lines, delimiter)) {
      throw new InputRefusedException(input.name() + ": its header cannot be read.");
    }
    expected = fields.count();
    if (expected < 2) {
      throw new InputRefusedException(
          input.name()
              + " has one column; expected from and to, with "
              + (delimiter == ',' ? "a comma" : "a tab")
              + " between them.\nIs it delimited otherwise? Name its format.");
    }
    String[] names = new String[expected];
    for (int i = 0; i < expected; i++) {
      names[i] = fields.text(i).strip();
    }
    boolean link = fields.isWhole(0) && fields.isWhole(1);
    boolean found = !link && named(names, ENDS[0], true);
    for (int k = 0; k < ENDS.length && !link && !found; k++) {
      found = named(names, ENDS[k], false);
      if (found) {
        notes.add(columns(names) + " are taken for from and to");
      }
    }
    if (!found && !link) {
      notes.add(columns(names) + " are taken for from and to: the first two");
    }
    if (weights != LinkFile.Weights.NONE && !link) {
      weight = column(names, "weight", true);
    }
    if (weights == LinkFile.Weights.ALL && weight < 0 && expected > 2) {
      weight = 2;
    }
    if (link) {
      notes.add(input.name() + " has no header: its first line is taken for a link");
      delimited(delimiter);
    }
  }

  private String columns(String[] names) {
    return input.name() + ": the columns \"" + names[from] + "\" and \"" + names[to] + '"';
  }

  private boolean named(String[] names, String[] ends, boolean exactly) {
    int a = column(names, ends[0], exactly);
    int b = column(names, ends[1], exactly);
    if (a < 0 || b < 0) {
      return false;
    }
    from = a;
    to = b;
    return true;
  }

  private static int column(String[] names, String wanted, boolean exactly) {
    for (int i = 0; i < names.length; i++) {
      String name = exactly ? names[i] : names[i].toLowerCase(Locale.ROOT);
      if (name.equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private void delimited(byte delimiter) {
    records++;
    if (lines.tooLong()) {
      reject("line too long", "");
    } else if (!fields.split(lines, delimiter)) {
      reject("a quote does not close on its line", "");
    } else if (fields.count() != expected) {
      reject("wrong number of fields", fields.count() + " where the header has " + expected);
    } else {
      link();
    }
  }

  private EdgeGraph text(LinkFile.Weights weights, Progress progress) {
    weight = weights == LinkFile.Weights.ALL ? 2 : -1;
    while (lines.next()) {
      step(progress);
      if (lines.tooLong()) {
        records++;
        reject("line too long", "");
        continue;
      }
      fields.splitAtBlanks(lines);
      if (fields.count() > 0 && !fields.isComment()) {
        records++;
        if (fields.count() < 2) {
          reject("fewer than two fields", "");
        } else {
          link();
        }
      }
    }
    end();
    return graph.nodes(ids.size()).build(ids);
  }

  private void link() {
    if (fields.isBlank(from) || fields.isBlank(to)) {
      reject("blank id", "");
    } else if (!isUtf8(from) || !isUtf8(to)) {
      reject("invalid UTF-8", "");
    } else {
      double w = 1;
      if (weight >= 0 && weight < fields.count()) {
        w = weight(weight);
        if (Double.isNaN(w)) {
          return;
        }
      }
      int a = fields.addTo(ids, from);
      int b = fields.addTo(ids, to);
      graph.link(a, b, w);
    }
  }

  private boolean isUtf8(int field) {
    return lines.isUtf8(fields.bytes(), fields.begin(field), fields.past(field));
  }

  /** The weight in a field; NaN if it is none, and the line was rejected. */
  private double weight(int field) {
    double w = fields.number(field);
    String problem = fields.numberProblem();
    if (problem.isEmpty() && w < 0) {
      problem = "negative";
    }
    if (problem.isEmpty() && !EdgeGraphBuilder.isWeight(w)) {
      problem = "not 0 and not from 1e-100 to 1e100";
    }
    if (!problem.isEmpty()) {
      reject("weight is " + problem, fields.text(field));
      return Double.NaN;
    }
    return w == 0 ? 0 : w; // no negative zero
  }

  // What follows also serves the reader of matrices.

  /** A line that is a record was met. */
  void record() {
    records++;
  }

  LineFields fields() {
    return fields;
  }

  /** The value in the third field, as above. */
  double value() {
    return weight(2);
  }

  void note(String text) {
    notes.add(text);
  }

  void step(Progress progress) {
    if ((lines.number() & 0xffff) == 0) {
      progress.step("reading", lines.number(), -1);
    }
  }

  void reject(String reason, String detail) {
    rejected++;
    reasons.merge(reason, 1L, Long::sum);
    String raw = lines.text();
    rejects.add(
        new Rejects.Rejected(
            input.name(),
            lines.number(),
            reason,
            detail.length() > 100 ? detail.substring(0, 100) : detail,
            raw,
            Math.max(raw.length(), lines.tooLong() ? LONGEST + 1 : 0)));
    if (rejected >= HOPELESS && rejected > records / 2 && tooMany()) {
      throw refused(" up to line " + lines.number());
    }
  }

  /** To be called once all lines are read. */
  void end() {
    if (tooMany() || (records > 0 && rejected == records)) {
      throw refused("");
    }
  }

  private boolean tooMany() {
    Limits limits = input.limits();
    return rejected > limits.maxRejects() && rejected > limits.maxRejectShare() * records;
  }

  private InputRefusedException refused(String where) {
    List<Map.Entry<String, Long>> most = new ArrayList<>(reasons.entrySet());
    most.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    List<String> shown = new ArrayList<>();
    for (Map.Entry<String, Long> reason : most.subList(0, Math.min(3, most.size()))) {
      shown.add(reason.getKey() + " (" + reason.getValue() + ")");
    }
    return new InputRefusedException(
        input.name()
            + ": "
            + rejected
            + " of "
            + records
            + " links"
            + where
            + " were rejected; allowed are "
            + input.limits().maxRejects()
            + " or "
            + Numbers.fixed(100 * input.limits().maxRejectShare(), 2)
            + " %.\nReasons: "
            + String.join(", ", shown)
            + (most.size() > 3 ? ", …." : "."));
  }

  @Override
  public void close() {
    lines.close();
  }
}
