package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.toex.synth.ReportGenerator;

class NearDuplicatesTest {

  private static int[] groups(List<String> texts) {
    try (Workers workers = new Workers(2)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(texts);
      return builder.nearDuplicates();
    }
  }

  /** Reports of some 60 to 150 words, none a copy of another. */
  private static List<String> originals(int n) {
    ReportGenerator.Settings d = ReportGenerator.Settings.DEFAULT;
    ReportGenerator generator =
        new ReportGenerator(
            5,
            new ReportGenerator.Settings(
                d.minWords(),
                d.maxWords(),
                false,
                d.missing(),
                d.wrong(),
                d.untagged(),
                0,
                d.authors(),
                d.people(),
                d.firstDate(),
                d.days()));
    return new ArrayList<>(generator.reports(n).map(r -> r.report().text()).toList());
  }

  @Test
  void reports_of_their_own_stay_apart() {
    int[] group = groups(originals(400));
    int joined = 0;
    for (int d = 0; d < group.length; d++) {
      joined += group[d] == d ? 0 : 1;
    }
    assertThat(joined).isLessThanOrEqualTo(4);
  }

  @Test
  void copies_with_small_edits_are_grouped_with_their_original() {
    List<String> texts = originals(400);
    int first = texts.size();
    for (int d = 0; d < 60; d++) {
      String text = texts.get(d);
      texts.add(
          switch (d % 4) {
            case 0 -> text;
            case 1 -> text + " UPDATE: no further lines of enquiry at this time.";
            case 2 -> text.toUpperCase(Locale.ROOT).replace(",", " -");
            default -> text.replaceFirst("\\b(the|a|to|of)\\b", "XX");
          });
    }
    int[] group = groups(texts);
    int found = 0;
    for (int d = 0; d < 60; d++) {
      found += group[first + d] == group[d] ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(56);
  }

  @Test
  void shared_boilerplate_makes_no_copies() {
    String form =
        "This intelligence report has been sanitised in line with force policy. The handling"
            + " conditions below apply to every recipient and any onward sharing must be agreed"
            + " beforehand with the originator named at the foot of this form. Researchers should"
            + " check all local systems before acting on what is said here and record the result"
            + " of those checks on the log. ";
    List<String> texts = new ArrayList<>();
    for (String text : originals(400)) {
      texts.add(form.repeat(2) + text);
    }
    int[] group = groups(texts);
    int joined = 0;
    for (int d = 0; d < group.length; d++) {
      joined += group[d] == d ? 0 : 1;
    }
    assertThat(joined).isLessThanOrEqualTo(4);
  }

  @Test
  void a_group_is_named_by_its_first_text_and_bounded() {
    // Each text is the one before it, moved on by a word: all would be one chain.
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < 400; d++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 25; i++) {
        text.append("word").append(d + i).append(' ');
      }
      texts.add(text.toString());
    }
    int[] group = groups(texts);
    Map<Integer, Integer> size = new HashMap<>();
    for (int d = 0; d < group.length; d++) {
      assertThat(group[d]).isLessThanOrEqualTo(d);
      assertThat(group[group[d]]).isEqualTo(group[d]);
      size.merge(group[d], 1, Integer::sum);
    }
    assertThat(size.values()).allMatch(n -> n <= NearDuplicates.LARGEST);
    assertThat(size.values()).anyMatch(n -> n > 10);
  }

  /** However small the collection: its copies must not make a text pass for boilerplate. */
  @Test
  void a_text_copied_often_is_in_groups_as_large_as_allowed() {
    List<String> texts = originals(300);
    int first = texts.size();
    for (int d = 0; d < 120; d++) {
      texts.add(texts.get(0));
    }
    int[] group = groups(texts);
    Map<Integer, Integer> size = new HashMap<>();
    size.merge(group[0], 1, Integer::sum);
    for (int d = first; d < group.length; d++) {
      size.merge(group[d], 1, Integer::sum);
    }
    assertThat(size.values()).containsExactlyInAnyOrder(50, 50, 21);
  }

  @Test
  void short_and_empty_texts_are_never_copies() {
    int[] group = groups(List.of("", "", "no trace", "no trace", "nfa", "nfa", ""));
    assertThat(group).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void threads_change_nothing() {
    List<String> texts = originals(1500);
    texts.addAll(texts.subList(0, 700));
    int[] two = groups(texts);
    try (Workers workers = new Workers(1)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(texts.subList(0, 1000));
      builder.add(texts.subList(1000, texts.size()));
      assertThat(builder.nearDuplicates()).isEqualTo(two);
    }
  }
}
