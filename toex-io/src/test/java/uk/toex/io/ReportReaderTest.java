package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

class ReportReaderTest {

  private final List<Rejects.Rejected> rejected = new ArrayList<>();

  @Test
  void reads_all_there_is_to_a_report() {
    String text =
        """
        split,id,text,tags,grade,date,author
        train,R1,"missing again, new phone",CSAE; COUNTY_LINES;;,2BP,2026-03-01,PC 12
        test,R2,,,,2026-03-02T10:00,
        """;
    List<ReportRow> rows = read(Given.csv(text), ReportOptions.defaults());
    assertThat(rows.get(0).report())
        .isEqualTo(
            new Report(
                "R1",
                "missing again, new phone",
                tags("CSAE", "COUNTY_LINES"),
                Grade.parse("2BP"),
                LocalDate.of(2026, 3, 1),
                "PC 12"));
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(0).truth()).isNull();
    assertThat(rows.get(1).report())
        .isEqualTo(new Report("R2", "", tags(), null, LocalDate.of(2026, 3, 2), null));
    assertThat(rejected).isEmpty();
  }

  @Test
  void reads_json_lines_with_tags_as_array_or_text() {
    String text =
        """
        {"id":7,"text":"a","tags":["A;B"," C ",""]}
        {"id":"8","text":"b","tags":"A;B","grade":null}
        {"id":"9","text":"b"}
        {"id":[1],"text":"b"}
        {"id":"11"}
        """;
    List<ReportRow> rows = read(Given.jsonl(text), ReportOptions.defaults());
    assertThat(rows).extracting(r -> r.report().id()).containsExactly("7", "8", "9");
    assertThat(rows.get(0).report().tags()).isEqualTo(tags("A;B", "C"));
    assertThat(rows.get(1).report().tags()).isEqualTo(tags("A", "B"));
    assertThat(rows.get(2).report().tags()).isEmpty();
    assertThat(reasons()).containsExactly("4 no id", "5 no text");
  }

  @Test
  void bad_records_are_rejected_with_the_reason() {
    String text =
        """
        id,text,tags,grade
        ,a,A,
         ,a,A,
        1,a,A,
        1,again,A,
        2,a,A\7B,
        3,a,A,9ZZ
        3,a,A,1AC
        ,,,
        """;
    List<ReportRow> rows = read(Given.csv(text), ReportOptions.defaults());
    assertThat(rows).extracting(r -> r.report().id()).containsExactly("1", "3");
    assertThat(reasons())
        .containsExactly(
            "2 no id", "3 no id", "5 an id seen before", "6 not a tag", "7 unreadable grade");
    assertThat(rejected.get(2).detail()).isEqualTo("1");
  }

  @Test
  void an_unreadable_date_does_not_lose_the_report() {
    Input input = Given.csv("id,text,tags,date\n1,a,A,31/12/2026\n2,a,A,2026-02-30\n");
    try (ReportReader reader =
        ReportReader.open(input, ReportOptions.defaults(), Rejects.counted())) {
      List<ReportRow> rows = new ArrayList<>();
      reader.forEach(rows::add, Progress.NONE);
      assertThat(rows).hasSize(2).allMatch(r -> r.report().date() == null);
      assertThat(reader.counts())
          .containsEntry("unreadable_dates", 2L)
          .containsEntry("reports", 2L)
          .containsEntry("records", 2L)
          .containsEntry("rejected", 0L);
    }
  }

  @Test
  void exclusive_tags_are_exactly_one() {
    ReportOptions options = ReportOptions.builder().exclusive(true).truth("true_tag").build();
    String text = "id,text,tags,true_tag\n1,a,A,B\n2,a,A;B,A\n3,a,,A\n4,a,A,\n5,a,A;A,B\n";
    List<ReportRow> rows = read(Given.csv(text), options);
    assertThat(rows).extracting(r -> r.report().id()).containsExactly("1", "5");
    assertThat(rows.get(0).truth()).isEqualTo(tags("B"));
    assertThat(reasons())
        .containsExactly(
            "3 not exactly one tag", "4 not exactly one tag", "5 not exactly one truth");
  }

  @Test
  void another_separator_may_stand_between_tags() {
    ReportOptions options = ReportOptions.builder().tagSeparator("||").build();
    List<ReportRow> rows = read(Given.csv("id,text,tags\n1,a,A;B || C|D\n"), options);
    assertThat(rows.get(0).report().tags()).isEqualTo(tags("A;B", "C|D"));
    assertThatIllegalArgumentException().isThrownBy(() -> ReportOptions.builder().tagSeparator(""));
  }

  @Test
  void a_column_is_taken_as_told_or_by_name_or_by_a_guess_that_is_shown() {
    Input input = Given.csv("ID,Report Text,tags,Labels,topic\n1,a,A,B,C\n");
    try (ReportReader reader =
        ReportReader.open(input, ReportOptions.defaults(), Rejects.counted())) {
      reader.forEach(row -> assertThat(row.report().tags()).isEqualTo(tags("A")), Progress.NONE);
      assertThat(reader.guesses())
          .containsExactly(
              "in.csv: column \"ID\" is taken for id",
              "in.csv: column \"Report Text\" is taken for text");
    }
    ReportOptions told = ReportOptions.builder().tags("topic").build();
    Input again = Given.csv("ID,Report Text,tags,Labels,topic\n1,a,A,B,C\n");
    assertThat(read(again, told).get(0).report().tags()).isEqualTo(tags("C"));
  }

  @Test
  void a_guess_that_could_be_either_is_not_made() {
    assertThatThrownBy(
            () -> read(Given.csv("ID,Id,text,tags\n1,2,a,A\n"), ReportOptions.defaults()))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no column id");
  }

  @Test
  void missing_columns_and_an_unknown_truth_are_refused() {
    assertThatThrownBy(() -> read(Given.csv("id;text;tags\n1;a;A\n"), ReportOptions.defaults()))
        .hasMessageStartingWith("in.csv has no column id and no column text and no column tags.")
        .hasMessageContaining("The delimiter seems to be \";\"");
    ReportOptions truth = ReportOptions.builder().truth("truth").build();
    assertThatThrownBy(() -> read(Given.csv("id,text,tags,Truth\n1,a,A,A\n"), truth))
        .hasMessageContaining("no column truth");
    assertThatThrownBy(
            () -> read(Given.jsonl("{\"id\":1,\"text\":\"\"}"), ReportOptions.defaults()))
        .hasMessageContaining("no column tags.\nIts columns are: id, text.");
    ReportOptions untagged = ReportOptions.builder().tagsRequired(false).build();
    assertThat(read(Given.csv("id,text\n1,a\n"), untagged)).hasSize(1);
    assertThat(read(Given.jsonl(""), ReportOptions.defaults())).isEmpty();
  }

  @Test
  void a_caller_can_stop() {
    Progress stop =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    try (ReportReader reader =
        ReportReader.open(
            Given.csv("id,text,tags\n"), ReportOptions.defaults(), Rejects.counted())) {
      assertThatThrownBy(() -> reader.forEach(r -> {}, stop))
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void too_many_rejects_refuse_the_input_and_are_there_to_be_looked_at(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("out").resolve("rejected.csv");
    String text = "id,text,tags\n1,a,A\n" + "1,=again,A\n".repeat(101);
    assertThatThrownBy(
            () -> {
              try (Rejects rejects = Rejects.in(file);
                  ReportReader reader =
                      ReportReader.open(Given.csv(text), ReportOptions.defaults(), rejects)) {
                reader.forEach(r -> {}, Progress.NONE);
              }
            })
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("101 of 102 records were rejected")
        .hasMessageContaining("an id seen before (101). They are in " + file);
    assertThat(Files.readString(file))
        .startsWith("file,line,reason,raw\nin.csv,3,an id seen before: 1,\"1,=again,A\"\n")
        .hasLineCount(102);
  }

  @Test
  void nothing_rejected_leaves_no_file_and_long_raw_text_is_cut_with_a_note(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("rejected.csv");
    try (Rejects rejects = Rejects.in(file)) {
      assertThat(rejects.count()).isZero();
    }
    assertThat(file).doesNotExist();
    try (Rejects rejects = Rejects.in(file)) {
      rejects.add(new Rejects.Rejected("a.csv", 5, "bad", "", "=" + "x".repeat(40_000), 40_001));
      assertThat(rejects.byReason()).containsEntry("bad", 1L);
    }
    assertThat(Files.readString(file))
        .isEqualTo(
            "file,line,reason,raw\na.csv,5,bad (raw text cut; it has 40001 characters),'="
                + "x".repeat(31_999)
                + "\n");
  }

  private List<ReportRow> read(Input input, ReportOptions options) {
    List<ReportRow> rows = new ArrayList<>();
    try (ReportReader reader = ReportReader.open(input, options, Rejects.to(rejected::add))) {
      reader.forEach(rows::add, Progress.NONE);
    }
    return rows;
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    rejected.forEach(r -> reasons.add(r.line() + " " + r.reason()));
    return reasons;
  }

  private static SortedSet<Tag> tags(String... codes) {
    SortedSet<Tag> tags = new TreeSet<>();
    for (String code : codes) {
      tags.add(new Tag(code));
    }
    return tags;
  }
}
