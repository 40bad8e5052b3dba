package uk.toex.nlp.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * A collection made ready for models: ids, tags as numbers, features, groups of near copies. The
 * texts themselves are not kept.
 */
public final class Prepared {

  private static final int BATCH = 4096;

  /**
   * The number of reports from which a word, and from which a pair of words, gets a weight; in
   * large collections one in so many, which bounds the models: rarer ones change no score that
   * counts.
   */
  private static final int WORD_AT_LEAST = 2;

  /** How many reports a tag that was asked for by name must be on. */
  private static final int FEWEST = 2;

  private static final int PAIR_AT_LEAST = 5;
  private static final int WORD_ONE_IN = 50_000;
  private static final int PAIR_ONE_IN = 10_000;

  /** The ids of the reports, in their order. */
  public final String[] ids;

  /**
   * The tags that have enough reports, in the order of their codes; or those asked for, in theirs.
   */
  public final List<Tag> tags;

  /** For each report, the numbers of those of its tags, rising. */
  public final int[][] labels;

  /** The tags that have not, with their counts. */
  public final SortedMap<Tag, Integer> notEnough;

  /** The features of the texts. */
  public final Corpus corpus;

  /** For each report, the first report of its group of near copies. */
  public final int[] groups;

  /** SHA-256 over ids, tags and texts in order. */
  public final String digest;

  private Prepared(
      String[] ids,
      List<Tag> tags,
      int[][] labels,
      SortedMap<Tag, Integer> notEnough,
      Corpus corpus,
      int[] groups,
      String digest) {
    this.ids = ids;
    this.tags = tags;
    this.labels = labels;
    this.notEnough = notEnough;
    this.corpus = corpus;
    this.groups = groups;
    this.digest = digest;
  }

  /**
   * Reads a collection once.
   *
   * @param minReports how many reports a tag needs, and how many without it but for exclusive tags
   * @throws InputRefusedException if there is nothing to learn from, saying why
   */
  public static Prepared read(
      List<Report> reports, boolean exclusive, int minReports, Workers workers, Progress progress) {
    return read(reports, exclusive, minReports, null, null, workers, progress);
  }

  /**
   * Reads a collection once, to learn just the tags given, in their order. Reports whose only tags
   * are others have no labels; those tags are among {@link #notEnough}.
   *
   * @param tags each on at least two reports, and missing from as many unless exclusive
   * @throws InputRefusedException if there is nothing to learn from, saying why
   */
  public static Prepared read(
      List<Report> reports, boolean exclusive, List<Tag> tags, Workers workers, Progress progress) {
    return read(reports, exclusive, 0, tags, null, workers, progress);
  }

  /** Reads new reports for a saved model: its tags, its rows. */
  public static Prepared readFor(
      ModelData model, List<Report> reports, Workers workers, Progress progress) {
    return read(reports, model.exclusive(), 0, model.tags(), model, workers, progress);
  }

  private static Prepared read(
      List<Report> reports,
      boolean exclusive,
      int minReports,
      @Nullable List<Tag> wanted,
      @Nullable ModelData model,
      Workers workers,
      Progress progress) {
    int n = reports.size();
    if (n == 0) {
      throw new InputRefusedException("There are no reports in the input.");
    }
    String[] ids = new String[n];
    Map<Tag, Integer> numbers = new HashMap<>();
    List<Tag> all = new ArrayList<>();
    int[][] own = new int[n][];
    Corpus.Builder builder = new Corpus.Builder(workers);
    MessageDigest sha256 = sha256();
    List<String> texts = new ArrayList<>(BATCH);
    int d = 0;
    for (Report report : reports) {
      ids[d] = report.id();
      int[] mine = new int[report.tags().size()];
      int k = 0;
      update(sha256, report.id());
      // The count too: else tags and what follows them could change places unnoticed.
      sha256.update(new byte[] {(byte) (mine.length >>> 8), (byte) mine.length});
      for (Tag tag : report.tags()) {
        Integer number = numbers.get(tag);
        if (number == null) {
          number = all.size();
          numbers.put(tag, number);
          all.add(tag);
        }
        mine[k++] = number;
        update(sha256, tag.code());
      }
      if (exclusive && k != 1) {
        throw new InputRefusedException(
            "Report "
                + report.id()
                + " has "
                + k
                + " tags, but with exclusive tags every report has exactly one.");
      }
      own[d++] = mine;
      update(sha256, report.text());
      texts.add(report.text());
      if (texts.size() == BATCH) {
        builder.add(texts);
        texts.clear();
        progress.step("reading", d, n);
      }
    }
    builder.add(texts);
    progress.step("reading", n, n);

    int[] count = new int[all.size()];
    for (int[] mine : own) {
      for (int t : mine) {
        count[t]++;
      }
    }
    List<Tag> sorted = new ArrayList<>(all);
    sorted.sort(null);
    List<Tag> tags = new ArrayList<>();
    SortedMap<Tag, Integer> notEnough = new TreeMap<>();
    int[] rank = new int[all.size()];
    Arrays.fill(rank, -1);
    for (Tag tag : sorted) {
      int number = numbers.getOrDefault(tag, -1);
      if (wanted != null) {
        rank[number] = wanted.indexOf(tag);
      } else if (count[number] >= minReports
          && (exclusive || n - count[number] >= Math.min(minReports, 10))) {
        rank[number] = tags.size();
        tags.add(tag);
      }
      if (rank[number] < 0) {
        notEnough.put(tag, count[number]);
      }
    }
    if (wanted == null) {
      requireTags(n, exclusive, minReports, all, tags);
    } else {
      tags.addAll(wanted);
      if (model == null) {
        for (Tag tag : tags) {
          Integer number = numbers.get(tag);
          requireExamples(n, exclusive, tag, number == null ? 0 : count[number]);
        }
      }
    }
    int[][] labels = new int[n][];
    for (int i = 0; i < n; i++) {
      int[] mine = new int[own[i].length];
      int k = 0;
      for (int t : own[i]) {
        if (rank[t] >= 0) {
          mine[k++] = rank[t];
        }
      }
      labels[i] = Arrays.copyOf(mine, k);
      Arrays.sort(labels[i]);
    }
    int[] groups = builder.nearDuplicates();
    progress.step("reading", n, n);
    Corpus corpus =
        model == null
            ? builder.build(
                Math.max(WORD_AT_LEAST, n / WORD_ONE_IN), Math.max(PAIR_AT_LEAST, n / PAIR_ONE_IN))
            : builder.build(model.space(), model.names());
    return new Prepared(
        ids,
        List.copyOf(tags),
        labels,
        notEnough,
        corpus,
        groups,
        HexFormat.of().formatHex(sha256.digest()));
  }

  private static void requireTags(
      int n, boolean exclusive, int minReports, List<Tag> all, List<Tag> tags) {
    if (all.isEmpty()) {
      throw new InputRefusedException(
          "None of the " + n + " reports carries a tag, so there is nothing to learn from.");
    }
    if (exclusive && all.size() == 1) {
      throw new InputRefusedException(
          "All " + n + " reports carry the tag " + all.get(0) + ": at least two tags are needed.");
    }
    if (tags.isEmpty() || (exclusive && tags.size() == 1)) {
      throw new InputRefusedException(
          "Not enough examples: "
              + (tags.isEmpty() ? "no tag is" : "only one tag is")
              + " on at least "
              + minReports
              + " of the "
              + n
              + " reports"
              + (exclusive ? "" : " and missing from some")
              + ".\nGive more reports, or lower --min-reports knowing that scores get less sure.");
    }
  }

  private static void requireExamples(int n, boolean exclusive, Tag tag, int count) {
    if (count < FEWEST || (!exclusive && n - count < FEWEST)) {
      throw new InputRefusedException(
          "The tag "
              + tag
              + " is on "
              + count
              + " of the "
              + n
              + " reports: to learn it, at least "
              + FEWEST
              + " with it"
              + (exclusive ? "" : " and as many without it")
              + " are needed.");
    }
  }

  private static void update(MessageDigest digest, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    int n = bytes.length;
    digest.update((byte) (n >>> 24));
    digest.update((byte) (n >>> 16));
    digest.update((byte) (n >>> 8));
    digest.update((byte) n);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
