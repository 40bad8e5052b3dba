package uk.toex.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.toex.synth.internal.Rng;

class PhraseParserTest {

  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  private static final Force FORCE = Force.of(1, 100, DAY);

  private static Set<String> written(String line, double abbreviates) {
    PhraseParser parser =
        new PhraseParser(
            Map.of("colour", List.of("red", "blue")), Map.of("male", "M", "unknown male", "U/K M"));
    Author author = new Author("A1", false, false, abbreviates, 0, "", "", 1);
    Phrase phrase = parser.choice(List.of(line));
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      Scene scene = new Scene(FORCE, new Rng(i), author, DAY);
      phrase.write(scene);
      all.add(scene.out().toString());
    }
    return all;
  }

  @Test
  void alternatives_nest_and_may_be_empty() {
    assertThat(written("a(| (b|c(d|e)))", 0)).containsExactly("a", "a b", "a cd", "a ce");
  }

  @Test
  void parentheses_without_a_bar_are_text() {
    assertThat(written("seen (twice)", 0)).containsExactly("seen (twice)");
  }

  @Test
  void sections_are_referred_to_by_name() {
    assertThat(written("a {colour} van", 0)).containsExactly("a blue van", "a red van");
  }

  @Test
  void whole_words_are_shortened_the_longest_first() {
    assertThat(written("unknown male and female", 1)).containsExactly("U/K M and female");
    assertThat(written("unknown male", 0)).containsExactly("unknown male");
  }

  @Test
  void one_person_keeps_one_name_within_a_report() {
    assertThat(written("{subject}/{subject}", 0))
        .allSatisfy(s -> assertThat(s.split("/", -1)[0]).endsWith(" " + s.split("/", -1)[1]));
  }

  @Test
  void mistakes_are_named() {
    assertThatThrownBy(() -> written("a (b|c", 0)).hasMessageContaining("unclosed (");
    assertThatThrownBy(() -> written("a {b", 0)).hasMessageContaining("unclosed {");
    assertThatThrownBy(() -> written("a|b", 0)).hasMessageContaining("outside an alternative");
    assertThatThrownBy(() -> written("{colours}", 0)).hasMessageContaining("{colours} is neither");
    PhraseParser circle = new PhraseParser(Map.of("x", List.of("a {x}")), Map.of());
    assertThatThrownBy(() -> circle.choice(List.of("{x}"))).hasMessageContaining("back to itself");
  }

  @Test
  void files_that_are_not_a_bank_are_refused() {
    assertThatThrownBy(() -> file("[a]\nx\n[a]\ny")).hasMessageContaining("line 3: section [a]");
    assertThatThrownBy(() -> file("nonsense")).hasMessageContaining("line 1: expected");
    assertThatThrownBy(() -> file("[a]\n[b]\nx")).hasMessageContaining("[a] is empty");
    assertThatThrownBy(() -> BankFile.read("none.txt")).hasMessageContaining("no file none.txt");
  }

  private static void file(String content) throws java.io.IOException {
    BankFile.read("test.txt", new BufferedReader(new StringReader(content)));
  }
}
