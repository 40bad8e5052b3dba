package uk.toex.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.toex.api.report.Report;
import uk.toex.synth.Plan.Mention;
import uk.toex.synth.Plan.Strength;

class ReportGeneratorTest {

  private static final int MANY = 8_000;
  private static final ReportGenerator GENERATOR = new ReportGenerator(1);
  private static final List<SyntheticReport> REPORTS = GENERATOR.reports(MANY).toList();

  /** A change of the text bank or of the generator changes this: then pin the new value. */
  @Test
  void the_first_thousand_reports_of_seed_one_are_pinned() {
    assertThat(sha256(REPORTS.stream().limit(1000)))
        .isEqualTo("4ef0eb4478316a81759e1f2c9284df05a581c4696f5606ae26f92f5b8f0f2e47");
  }

  @Test
  void a_report_depends_on_nothing_but_seed_settings_and_index() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      ReportGenerator again = new ReportGenerator(1);
      List<SyntheticReport> backwards =
          LongStream.range(0, 1000).parallel().mapToObj(i -> again.report(999 - i)).toList();
      for (int i = 0; i < 1000; i++) {
        assertThat(backwards.get(999 - i)).isEqualTo(REPORTS.get(i));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void another_seed_makes_other_reports() {
    Set<String> texts = new HashSet<>();
    REPORTS.forEach(r -> texts.add(r.report().text()));
    assertThat(new ReportGenerator(2).reports(1000))
        .noneMatch(r -> texts.contains(r.report().text()));
  }

  @Test
  void ids_are_distinct_and_in_order() {
    assertThat(REPORTS.stream().map(r -> r.report().id()))
        .doesNotHaveDuplicates()
        .isSorted()
        .startsWith("R0000001", "R0000002");
  }

  @Test
  void rates_are_what_the_settings_ask_for() {
    ReportGenerator.Settings settings = ReportGenerator.Settings.DEFAULT;
    assertThat(missing(REPORTS)).isCloseTo(settings.missing(), within(0.02));
    assertThat(wrong(REPORTS)).isCloseTo(settings.wrong(), within(0.015));
    assertThat(share(REPORTS, r -> r.trueTags().isEmpty()))
        .isCloseTo(settings.untagged(), within(0.02));
    assertThat(share(REPORTS, r -> r.copyOf() != null)).isCloseTo(settings.copies(), within(0.015));

    List<SyntheticReport> worse =
        new ReportGenerator(3, settings.errors(0.3, 0.2)).reports(4000).toList();
    assertThat(missing(worse)).isCloseTo(0.3, within(0.025));
    assertThat(wrong(worse)).isCloseTo(0.2, within(0.025));

    List<SyntheticReport> clean =
        new ReportGenerator(3, settings.errors(0, 0)).reports(1000).toList();
    assertThat(clean).allMatch(r -> r.report().tags().equals(r.trueTags()));
  }

  @Test
  void tags_are_as_frequent_as_the_bank_says_and_some_come_together() {
    List<Topic> topics = TextBank.shared().topics();
    double total = topics.stream().mapToDouble(Topic::weight).sum();
    int[] main = new int[topics.size()];
    int tagged = 0;
    for (int i = 0; i < MANY; i++) {
      Plan plan = GENERATOR.plan(i);
      if (Tagger.truth(plan) != 0) {
        main[plan.mentions().get(0).topic()]++;
        tagged++;
      }
    }
    for (int t = 0; t < main.length; t++) {
      double expected = topics.get(t).weight() / total;
      assertThat(main[t] / (double) tagged)
          .as("%s", topics.get(t).tag())
          .isCloseTo(expected, within(0.004 + 0.12 * expected));
    }
    uk.toex.api.report.Tag csae = new uk.toex.api.report.Tag("CSAE");
    uk.toex.api.report.Tag child = new uk.toex.api.report.Tag("MISSING_CHILD");
    List<SyntheticReport> both = REPORTS.stream().filter(r -> r.trueTags().contains(csae)).toList();
    assertThat(share(both, r -> r.trueTags().contains(child))).isGreaterThan(0.3);
    assertThat(share(REPORTS, r -> r.trueTags().contains(child))).isLessThan(0.15);
  }

  @Test
  void errors_fall_on_faint_reports_and_careless_authors() {
    Map<Strength, long[]> lostOf = new EnumMap<>(Strength.class);
    long[] errors = new long[2];
    long[] reports = new long[2];
    for (int i = 0; i < MANY; i++) {
      SyntheticReport report = REPORTS.get(i);
      Plan plan = GENERATOR.plan(i);
      for (Mention mention : plan.mentions()) {
        if (mention.belongs()) {
          var tag = TextBank.shared().topics().get(mention.topic()).tag();
          long[] counts = lostOf.computeIfAbsent(mention.strength(), s -> new long[2]);
          counts[0] += report.report().tags().contains(tag) ? 0 : 1;
          counts[1]++;
        }
      }
      int careless = GENERATOR.author(plan).careless() > 1 ? 1 : 0;
      reports[careless]++;
      errors[careless] += report.report().tags().equals(report.trueTags()) ? 0 : 1;
    }
    double plain = rate(lostOf, Strength.PLAIN);
    double middling = rate(lostOf, Strength.MIDDLING);
    double faint = rate(lostOf, Strength.FAINT);
    assertThat(middling).isGreaterThan(1.5 * plain);
    assertThat(faint).isGreaterThan(1.5 * middling);
    assertThat(errors[1] / (double) reports[1]).isGreaterThan(1.3 * errors[0] / reports[0]);
  }

  @Test
  void copies_are_near_duplicates_with_the_same_truth() {
    int near = 0;
    int same = 0;
    int copies = 0;
    int alike = 0;
    for (SyntheticReport report : REPORTS) {
      String copyOf = report.copyOf();
      if (copyOf == null) {
        continue;
      }
      SyntheticReport original = REPORTS.get(Integer.parseInt(copyOf.substring(1)) - 1);
      assertThat(report.trueTags()).isEqualTo(original.trueTags());
      assertThat(report.report().date()).isAfterOrEqualTo(original.report().date());
      copies++;
      near += jaccard(report.report().text(), original.report().text()) > 0.5 ? 1 : 0;
      same += report.report().text().equals(original.report().text()) ? 1 : 0;
      alike += report.report().tags().equals(original.report().tags()) ? 1 : 0;
    }
    assertThat(copies).isGreaterThan(300);
    assertThat(near).isGreaterThan(copies * 9 / 10);
    assertThat(same).isBetween(1, copies / 2);
    assertThat(alike).isBetween(copies / 2, copies - 1);
  }

  @Test
  void exclusive_reports_have_one_tag_often_enough_the_wrong_one() {
    ReportGenerator.Settings settings =
        ReportGenerator.Settings.DEFAULT.exclusively().errors(0.15, 0.1);
    List<SyntheticReport> reports = new ReportGenerator(1, settings).reports(5000).toList();
    assertThat(reports).allMatch(r -> r.report().tags().size() == 1 && r.trueTags().size() == 1);
    assertThat(share(reports, r -> !r.report().tags().equals(r.trueTags())))
        .isCloseTo(0.1, within(0.015));
  }

  @Test
  void lengths_follow_the_settings() {
    ReportGenerator.Settings settings = ReportGenerator.Settings.DEFAULT;
    assertThat(meanWords(REPORTS)).isBetween(75.0, 115.0);
    assertThat(meanWords(new ReportGenerator(1, settings.brief()).reports(1000).toList()))
        .isBetween(40.0, 60.0);
    assertThat(
            new ReportGenerator(1, settings.lengthy())
                .reports(1000)
                .mapToInt(r -> r.report().text().length())
                .average()
                .orElse(0))
        .isBetween(1500.0, 1700.0);
  }

  @Test
  void words_are_many_and_most_are_rare() {
    List<String> words =
        REPORTS.stream()
            .limit(2000)
            .flatMap(
                r -> Stream.of(r.report().text().toLowerCase(Locale.ROOT).split("[^a-z]+", -1)))
            .toList();
    assertThat(new HashSet<>(words).size()).isBetween(2_000, 20_000);
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> ReportGenerator.Settings.DEFAULT.errors(0.6, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> GENERATOR.report(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("thorough")
  void a_million_reports_stream_in_small_memory() {
    assertThat(GENERATOR.reports(1_000_000).mapToLong(r -> r.report().text().length()).sum())
        .isBetween(400_000_000L, 700_000_000L);
  }

  private static double rate(Map<Strength, long[]> lostOf, Strength strength) {
    long[] counts = lostOf.getOrDefault(strength, new long[] {0, 1});
    return counts[0] / (double) counts[1];
  }

  private static double missing(List<SyntheticReport> reports) {
    long of = reports.stream().mapToLong(r -> r.trueTags().size()).sum();
    long lost =
        reports.stream()
            .mapToLong(
                r -> r.trueTags().stream().filter(t -> !r.report().tags().contains(t)).count())
            .sum();
    return lost / (double) of;
  }

  private static double wrong(List<SyntheticReport> reports) {
    long of = reports.stream().mapToLong(r -> r.trueTags().size()).sum();
    long added =
        reports.stream()
            .mapToLong(
                r -> r.report().tags().stream().filter(t -> !r.trueTags().contains(t)).count())
            .sum();
    return added / (double) of;
  }

  private static double share(List<SyntheticReport> reports, Predicate<SyntheticReport> which) {
    return reports.stream().filter(which).count() / (double) reports.size();
  }

  private static double meanWords(List<SyntheticReport> reports) {
    return reports.stream()
        .mapToInt(r -> r.report().text().split(" ", -1).length)
        .average()
        .orElse(0);
  }

  private static double jaccard(String a, String b) {
    Set<String> inA = Set.copyOf(List.of(a.toLowerCase(Locale.ROOT).split(" ", -1)));
    Set<String> inB = Set.copyOf(List.of(b.toLowerCase(Locale.ROOT).split(" ", -1)));
    Set<String> both = new HashSet<>(inA);
    both.retainAll(inB);
    return both.size() / (double) (inA.size() + inB.size() - both.size());
  }

  private static String line(SyntheticReport synthetic) {
    Report report = synthetic.report();
    return Stream.of(
            report.id(),
            report.date(),
            report.author(),
            report.grade(),
            report.tags(),
            synthetic.trueTags(),
            synthetic.copyOf(),
            report.text())
        .map(String::valueOf)
        .collect(Collectors.joining("\t", "", "\n"));
  }

  private static String sha256(Stream<SyntheticReport> reports) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    reports.forEach(r -> digest.update(line(r).getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }
}
