package uk.toex.synth;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.synth.internal.Rng;

/**
 * Makes the intelligence reports of a fictional force, with missing and wrong tags planted where
 * people would leave them: in faint or ambiguous reports, by careless authors, between tags that
 * are easily confused, on rare tags.
 *
 * <p>Immutable and thread-safe. A report depends on the seed, the settings and its index only, so
 * any part of a collection can be made alone, in any order and on any number of threads. Nothing is
 * kept between reports.
 */
public final class ReportGenerator {

  static final int PLAN = 1;
  static final int TAGS = 2;
  private static final int TEXT = 3;
  private static final int COPY = 4;
  private static final int GRADE = 5;
  private static final int COPY_TEXT = 6;

  /** How far back a copy may reach. */
  private static final int REACH = 500;

  private final long seed;
  private final Settings settings;
  private final List<Topic> topics;
  private final List<Author> authors;
  private final Force force;
  private final Planner planner;
  private final Tagger tagger;
  private final Composer composer;

  /** With {@link Settings#DEFAULT}. */
  public ReportGenerator(long seed) {
    this(seed, Settings.DEFAULT);
  }

  /** A generator; takes some tens of milliseconds, which tune the planted rates. */
  public ReportGenerator(long seed, Settings settings) {
    this.seed = seed;
    this.settings = settings;
    TextBank bank = TextBank.shared();
    topics = bank.topics();
    authors = Author.all(seed, settings.authors(), bank);
    force = Force.of(seed, settings.people(), settings.firstDate());
    planner = new Planner(settings, topics);
    tagger = new Tagger(seed, settings, planner, topics, authors);
    composer = new Composer(bank, force);
  }

  /** The people and places that the reports speak of. */
  public Force force() {
    return force;
  }

  /** All tags that may be given. */
  public SortedSet<Tag> tags() {
    return Collections.unmodifiableSortedSet(tags((1 << topics.size()) - 1));
  }

  /** The reports from index 0 to {@code count} − 1, made one at a time as they are asked for. */
  public Stream<SyntheticReport> reports(long count) {
    return LongStream.range(0, count).mapToObj(this::report);
  }

  /**
   * One report.
   *
   * @param index from 0; the report's id counts from 1
   * @throws IllegalArgumentException if the index is negative
   */
  public SyntheticReport report(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("reports are counted from 0, not " + index);
    }
    long original = original(index);
    Plan plan = plan(original);
    Author author = authors.get(plan.author());
    String text = composer.text(plan, author, Rng.of(seed, original, TEXT));
    LocalDate date = plan.date();
    int given = tagger.given(plan, Rng.of(seed, original, TAGS));
    if (index == original) {
      return synthetic(index, text, plan, given, date, author, null);
    }
    Rng rng = Rng.of(seed, index, COPY_TEXT);
    Author copier = rng.chance(0.4) ? author : authors.get(rng.below(authors.size()));
    date = date.plusDays(rng.below(15));
    if (rng.chance(0.4)) {
      // Whoever copies a report may look at its tags afresh.
      given = tagger.given(plan, Rng.of(seed, index, TAGS));
    }
    String copy = Copies.edit(text, composer, plan, copier, rng);
    return synthetic(index, copy, plan, given, date, copier, id(original));
  }

  /** What a report is about; a copy has the plan of its original. */
  Plan plan(long index) {
    return planner.plan(Rng.of(seed, original(index), PLAN));
  }

  Author author(Plan plan) {
    return authors.get(plan.author());
  }

  private long original(long index) {
    long i = index;
    while (i > 0) {
      Rng rng = Rng.of(seed, i, COPY);
      if (!rng.chance(settings.copies())) {
        break;
      }
      i -= 1 + rng.below((int) Math.min(i, REACH));
    }
    return i;
  }

  private SyntheticReport synthetic(
      long index,
      String text,
      Plan plan,
      int given,
      LocalDate date,
      Author author,
      @Nullable String copyOf) {
    Grade grade = grade(Rng.of(seed, index, GRADE));
    Report report = new Report(id(index), text, tags(given), grade, date, author.id());
    return new SyntheticReport(report, tags(Tagger.truth(plan)), copyOf);
  }

  private SortedSet<Tag> tags(int bits) {
    TreeSet<Tag> tags = new TreeSet<>();
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      tags.add(topics.get(Integer.numberOfTrailingZeros(rest)).tag());
    }
    return tags;
  }

  private static Grade grade(Rng rng) {
    double s = rng.unit();
    double i = rng.unit();
    Grade.Source source =
        s < 0.25
            ? Grade.Source.RELIABLE
            : s < 0.92 ? Grade.Source.UNTESTED : Grade.Source.NOT_RELIABLE;
    Grade.Intelligence intelligence =
        i < 0.2
            ? Grade.Intelligence.A
            : i < 0.5
                ? Grade.Intelligence.B
                : i < 0.8
                    ? Grade.Intelligence.C
                    : i < 0.98 ? Grade.Intelligence.D : Grade.Intelligence.E;
    Grade.Handling handling = rng.chance(0.12) ? Grade.Handling.C : Grade.Handling.P;
    return new Grade(source, intelligence, handling);
  }

  private static String id(long index) {
    String digits = Long.toString(index + 1);
    return "R" + "0000000".substring(Math.min(7, digits.length())) + digits;
  }

  /**
   * What kind of collection to make. Start from {@link #DEFAULT}.
   *
   * @param minWords the shortest reports, roughly; at least 20. Terse authors write a quarter less,
   *     and a report with much to say is longer than asked for
   * @param maxWords the longest, roughly; at most 2,000
   * @param exclusive exactly one tag a report; a wrong one stands in place of the true one
   * @param missing true tags left out, as a share of all true tags, in [0, 0.5]; not used with
   *     {@code exclusive}
   * @param wrong tags given that do not belong, as a share of all true tags, in [0, 0.5]
   * @param untagged reports that no tag fits, as a share of all, in [0, 0.9]; not used with {@code
   *     exclusive}
   * @param copies reports that repeat or update an earlier one, as a share of all, in [0, 0.9]
   * @param authors how many people write, from 1 to 9,999
   * @param people how many people the reports speak of, from 20 to 1,000,000
   * @param firstDate the first day
   * @param days how many days the reports span, at least 1; copies may be up to 14 days later
   */
  public record Settings(
      int minWords,
      int maxWords,
      boolean exclusive,
      double missing,
      double wrong,
      double untagged,
      double copies,
      int authors,
      int people,
      LocalDate firstDate,
      int days) {

    /** Reports of 60–150 words with any number of tags, over the year 2024. */
    public static final Settings DEFAULT =
        new Settings(
            60, 150, false, 0.15, 0.08, 0.12, 0.07, 80, 3000, LocalDate.of(2024, 1, 1), 366);

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Settings {
      check(minWords >= 20 && minWords <= maxWords && maxWords <= 2000, "words");
      check(missing >= 0 && missing <= 0.5, "missing");
      check(wrong >= 0 && wrong <= 0.5, "wrong");
      check(untagged >= 0 && untagged <= 0.9, "untagged");
      check(copies >= 0 && copies <= 0.9, "copies");
      check(authors >= 1 && authors <= 9_999, "authors");
      check(people >= 20 && people <= 1_000_000, "people");
      check(days >= 1, "days");
    }

    /** With other lengths, in words. */
    public Settings words(int min, int max) {
      return new Settings(
          min, max, exclusive, missing, wrong, untagged, copies, authors, people, firstDate, days);
    }

    /** Reports of about 30–70 words. */
    public Settings brief() {
      return words(30, 70);
    }

    /** Reports of about 1.6 kB, as benchmarks use them. */
    public Settings lengthy() {
      return words(280, 340);
    }

    /** With exactly one tag a report. */
    public Settings exclusively() {
      return new Settings(
          minWords, maxWords, true, missing, wrong, untagged, copies, authors, people, firstDate,
          days);
    }

    /** With other shares of planted errors. */
    public Settings errors(double missingShare, double wrongShare) {
      return new Settings(
          minWords,
          maxWords,
          exclusive,
          missingShare,
          wrongShare,
          untagged,
          copies,
          authors,
          people,
          firstDate,
          days);
    }

    private static void check(boolean ok, String what) {
      if (!ok) {
        throw new IllegalArgumentException(what + " out of range; see the Javadoc of Settings");
      }
    }
  }
}
