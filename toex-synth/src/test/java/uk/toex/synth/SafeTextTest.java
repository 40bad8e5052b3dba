package uk.toex.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in the text points at anyone, and nothing in it is more than safeguarding language. */
class SafeTextTest {

  private static final List<String> TEXTS =
      Stream.of(
              ReportGenerator.Settings.DEFAULT,
              ReportGenerator.Settings.DEFAULT.lengthy(),
              ReportGenerator.Settings.DEFAULT.exclusively().brief())
          .flatMap(settings -> new ReportGenerator(5, settings).reports(1500))
          .map(r -> r.report().text())
          .toList();

  @Test
  void phone_numbers_are_of_the_drama_ranges() {
    Pattern phoneLike = Pattern.compile("\\+?\\d[\\d ()-]{6,}\\d");
    Pattern drama = Pattern.compile("07700 900\\d{3}|01632 960\\d{3}");
    int found = 0;
    for (String text : TEXTS) {
      for (Matcher m = phoneLike.matcher(text); m.find(); found++) {
        assertThat(m.group()).as(text).matches(drama);
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void email_addresses_are_of_example_domains() {
    Pattern address = Pattern.compile("[^ ]*@[^ ]*");
    int found = 0;
    for (String text : TEXTS) {
      for (Matcher m = address.matcher(text); m.find(); found++) {
        assertThat(m.group().toLowerCase(Locale.ROOT))
            .matches("[a-z.-]+\\d+@example\\.(com|net)[.,:]?");
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  @Test
  void vehicle_marks_were_never_issued() {
    Pattern mark = Pattern.compile("\\b([A-Z])[A-Z]\\d\\d [A-Z]{3}\\b");
    int found = 0;
    for (String text : TEXTS) {
      for (Matcher m = mark.matcher(text); m.find(); found++) {
        assertThat("JTUZ").contains(m.group(1));
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void texts_are_whole_sentences_without_markup() {
    assertThat(TEXTS)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain("{", "}", "|", "  ", " .", "..", "null")
                    .matches(Pattern.compile("[A-Z0-9].*[.?]", Pattern.DOTALL)));
  }

  @Test
  void the_bank_holds_only_safeguarding_language() {
    Pattern blocked =
        Pattern.compile(
            "\\b(sex|porn|nude|naked|rape|molest|indecen|intimate|prostitut|escort|genital|strip"
                + "|kill|murder|stab(?!l)|blood|corpse|slash|strangl|tortur|suicid|wound|burnt|dead)");
    Pattern number = Pattern.compile("\\d{5,}");
    List<String> files = new ArrayList<>(List.of("names.txt", "common.txt", "cues.txt"));
    files.addAll(List.of("abbreviations.txt", "topics.txt"));
    BankFile.read("topics.txt").lines("topics").forEach(t -> files.add("topics/" + t + ".txt"));
    for (String name : files) {
      BankFile.read(name)
          .sections()
          .values()
          .forEach(
              lines ->
                  assertThat(lines)
                      .as(name)
                      .allSatisfy(
                          line -> {
                            assertThat(line.toLowerCase(Locale.ROOT))
                                .doesNotContainPattern(blocked);
                            assertThat(line).doesNotContain("@").doesNotContainPattern(number);
                            assertThat(line.chars()).as(line).allMatch(c -> c >= ' ' && c < 127);
                          }));
    }
  }
}
