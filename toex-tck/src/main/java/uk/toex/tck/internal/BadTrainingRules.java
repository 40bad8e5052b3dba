package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;

/** B621 to B627: hostile or poor collections are learned from, or refused. */
final class BadTrainingRules {
  private static final List<String> ODD_TAGS =
      List.of(
          "=SUM(A1)",
          "../../tag",
          "a tag with spaces, commas; and \"quotes\"",
          "\ud83d\ude80",
          "\ud800",
          "t".repeat(1000),
          "null");

  private BadTrainingRules() {}

  static List<Check> all() {
    return List.of(
        reports(
            "B621",
            "reports with hostile texts are learned from, or refused",
            subject -> {
              Work work = subject.work();
              List<Report> reports = new ArrayList<>(work.reports());
              int i = 0;
              for (String text : HostileTexts.assortment()) {
                Tag tag = work.tags().get(i % work.tags().size());
                reports.add(Report.of("hostile-" + i++, text, tag.code()));
              }
              return work.with(reports);
            }),
        reports(
            "B622",
            "reports whose texts are all empty are learned from, or refused",
            subject -> subject.work().with(withText(subject.work().reports(), ""))),
        reports(
            "B623",
            "reports whose texts are all the same are learned from, or refused",
            subject ->
                subject.work().with(withText(subject.work().reports(), "Seen at the station."))),
        reports(
            "B624",
            "one report for each tag is learned from, or refused",
            subject -> {
              List<Report> few = new ArrayList<>();
              for (Tag tag : subject.work().tags()) {
                few.add(Report.of("one-" + few.size(), "Seen with a phone.", tag.code()));
              }
              return subject.work().with(few);
            }),
        reports(
            "B625",
            "no report at all is refused, or learned from",
            subject -> subject.work().with(List.of())),
        reports(
            "B626",
            "a single tag, which all reports carry, is learned, or refused",
            subject -> {
              Tag tag = subject.work().tags().get(0);
              List<Report> reports = new ArrayList<>();
              for (Report report : subject.work().reports()) {
                reports.add(Report.of(report.id(), report.text(), tag.code()));
              }
              return subject.work().with(reports).withTags(List.of(tag));
            }),
        reports(
            "B627", "tags with odd characters are learned, or refused", subject -> odd(subject)));
  }

  private interface Maker {
    Work work(Subject subject);
  }

  private static Check reports(String id, String sentence, Maker maker) {
    return each(
        Subject.class,
        id,
        sentence,
        (trial, subject) -> {
          if (!subject.readsReports()) {
            throw new Missing("it reads no reports");
          }
          Work work = maker.work(subject);
          try {
            Probe probe = subject.make(work);
            for (String text : trial.corpus().texts().subList(0, 2)) {
              BadInputRules.askOrRefuse(probe, text);
            }
            BadInputRules.askOrRefuse(probe, "");
          } catch (InputRefusedException e) {
            Broken.unless(
                e.getMessage() != null && !e.getMessage().isBlank(),
                () -> "a refusal without a reason");
          }
        });
  }

  private static List<Report> withText(List<Report> reports, String text) {
    return reports.stream()
        .map(report -> new Report(report.id(), text, report.tags(), null, null, null))
        .toList();
  }

  /** Each tag replaced by an odd one. */
  private static Work odd(Subject subject) {
    List<Tag> tags = subject.work().tags();
    List<Tag> odd = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      odd.add(new Tag(ODD_TAGS.get(i % ODD_TAGS.size()) + (i < ODD_TAGS.size() ? "" : i)));
    }
    List<Report> reports = new ArrayList<>();
    for (Report report : subject.work().reports()) {
      TreeSet<Tag> carried = new TreeSet<>();
      for (Tag tag : report.tags()) {
        int at = tags.indexOf(tag);
        carried.add(at < 0 ? tag : odd.get(at));
      }
      reports.add(new Report(report.id(), report.text(), carried, null, null, null));
    }
    return subject.work().with(reports).withTags(odd);
  }
}
