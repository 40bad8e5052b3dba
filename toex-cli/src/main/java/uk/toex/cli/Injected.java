package uk.toex.cli;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.nlp.TagNoise;

/**
 * Shares of errors to inject into the tags of reports that are taken as true.
 *
 * @param missing the share of tags dropped
 * @param wrong the share of tags added
 */
record Injected(double missing, double wrong) {

  private static final Pattern COMMA = Pattern.compile(",");

  /** Reads {@code missing=0.15,wrong=0.10}. */
  static Injected parse(String given) {
    Map<String, Double> shares = new TreeMap<>();
    for (String part : COMMA.split(given, -1)) {
      int at = part.indexOf('=');
      String name = at < 0 ? part : part.substring(0, at).strip();
      double value = at < 0 ? -1 : number(part.substring(at + 1));
      boolean known = name.equals("missing") || name.equals("wrong");
      if (!known || !(value >= 0 && value <= 1) || shares.put(name, value) != null) {
        throw new Failure.UsageException(
            "--inject is \"" + given + "\"; expected shares from 0 to 1: missing=0.15,wrong=0.10");
      }
    }
    return new Injected(shares.getOrDefault("missing", 0.0), shares.getOrDefault("wrong", 0.0));
  }

  /** The reports with errors in their tags. */
  List<Report> into(
      List<Report> reports, List<SortedSet<Tag>> truth, ReviewOptions options, long seed) {
    return new Retagged(
        reports,
        TagNoise.inject(truth, missing, wrong, options.minReports, options.exclusive, seed));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The reports with other tags. */
  private static final class Retagged extends AbstractList<Report> implements RandomAccess {
    private final List<Report> reports;
    private final List<SortedSet<Tag>> tags;

    Retagged(List<Report> reports, List<SortedSet<Tag>> tags) {
      this.reports = reports;
      this.tags = tags;
    }

    @Override
    public int size() {
      return reports.size();
    }

    @Override
    public Report get(int index) {
      return with(reports.get(index), tags.get(index));
    }

    @Override
    public Iterator<Report> iterator() {
      Iterator<Report> each = reports.iterator();
      Iterator<SortedSet<Tag>> own = tags.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Report next() {
          return with(each.next(), own.next());
        }
      };
    }

    private static Report with(Report r, SortedSet<Tag> tags) {
      return new Report(r.id(), r.text(), tags, r.grade(), r.date(), r.author());
    }
  }
}
