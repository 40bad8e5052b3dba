package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  private final Tokens tokens = new Tokens();

  private List<String> words(String text) {
    tokens.read(text);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      out.add(Tokens.fold(text, tokens.start[i], tokens.end[i]));
    }
    return out;
  }

  private long onlyHash(String text) {
    tokens.read(text);
    assertThat(tokens.count).as(text).isOne();
    return tokens.hash[0];
  }

  @Test
  void words_are_runs_of_letters_and_digits_of_two_or_more() {
    assertThat(words("At 21:40hrs a male (IC1), 'Mr K', got 2 phones; VRM AB12-CDE."))
        .containsExactly(
            "at", "21", "40hrs", "male", "ic1", "mr", "got", "phones", "vrm", "ab12", "cde");
    assertThat(words("")).isEmpty();
    assertThat(words(" .,; - ")).isEmpty();
    assertThat(words("a b c")).isEmpty();
  }

  @Test
  void places_point_at_the_word_as_it_is_written() {
    String text = "He SAID: caf\u00e9.";
    tokens.read(text);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      written.add(text.substring(tokens.start[i], tokens.end[i]));
    }
    assertThat(written).containsExactly("He", "SAID", "caf\u00e9");
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE,phone",
    "\u00c9COLE,\u00e9cole",
    "\u0394\u0395\u039b\u03a4\u0391,\u03b4\u03b5\u03bb\u03c4\u03b1",
    "\uD801\uDC00\uD801\uDC01,\uD801\uDC28\uD801\uDC29",
    "\u0130STANBUL,istanbul"
  })
  void case_is_folded_the_same_in_every_locale(String upper, String lower) {
    assertThat(words(upper)).containsExactly(lower);
    assertThat(onlyHash(upper)).isEqualTo(onlyHash(lower));
  }

  @Test
  void what_hides_inside_a_word_is_ignored() {
    long plain = onlyHash("hotel");
    for (String hidden :
        new String[] {
          "ho\u200Btel",
          "h\u200Do\u200Ct\u2060e\uFEFFl",
          "ho\u00ADtel",
          "\u202Ehotel\u202C",
          "hot\uFE0Fel",
          "ho\uDB40\uDC01tel"
        }) {
      assertThat(onlyHash(hidden)).isEqualTo(plain);
      assertThat(words(hidden)).containsExactly("hotel");
      assertThat(hidden.substring(tokens.start[0], tokens.end[0]).charAt(0)).isEqualTo('h');
    }
  }

  @Test
  void ideographs_and_kana_are_words_of_their_own() {
    assertThat(words("\u6f22\u5b57\u304b\u306a"))
        .containsExactly("\u6f22", "\u5b57", "\u304b", "\u306a");
    assertThat(words("ab\u6f22cd")).containsExactly("ab", "\u6f22", "cd");
    assertThat(words("a\u6f22b")).containsExactly("\u6f22");
    assertThat(words("\uD840\uDC00\uD840\uDC01")).containsExactly("\uD840\uDC00", "\uD840\uDC01");
    assertThat(tokens.end[0]).isEqualTo(2);
  }

  @Test
  void lone_surrogates_part_words() {
    assertThat(words("ho\uD800tel")).containsExactly("ho", "tel");
    assertThat(words("ho\uDC00tel")).containsExactly("ho", "tel");
    assertThat(words("\uDC00\uD800")).isEmpty();
    assertThat(words("hotel\uD83D")).containsExactly("hotel");
    assertThat(words("hotel\uD83D\uDE97car")).containsExactly("hotel", "car");
  }

  @Test
  void floods_are_nothing_but_slow_to_type() {
    for (String flood :
        new String[] {"\u202E", "\u200B", "\u0301", "\uD800", "\uDC00", "\uFEFF", "\u0000"}) {
      tokens.read(flood.repeat(1_000_000));
      assertThat(tokens.count).isLessThanOrEqualTo(1);
      assertThat(words("an" + flood.repeat(10) + "\u202Eend").size()).isBetween(1, 2);
    }
  }

  @Test
  void a_word_of_fifty_megabytes_is_one_word() {
    String text = "x".repeat(50_000_000) + " phone";
    tokens.read(text);
    assertThat(tokens.count).isEqualTo(2);
    assertThat(tokens.end[0]).isEqualTo(50_000_000);
    assertThat(tokens.hash.length).isLessThan(10_000);
  }

  @Test
  void a_scratch_object_remembers_nothing() {
    List<String> first = words("older associate at the hotel");
    words("something else entirely, and much longer than before: " + "word ".repeat(3000));
    assertThat(words("older associate at the hotel")).isEqualTo(first);
  }

  @Test
  void no_two_common_words_share_a_hash() {
    long[] hashes = new long[200_000];
    int n = 0;
    for (int i = 0; i < 100_000; i++) {
      hashes[n++] = onlyHash("word" + i);
      hashes[n++] = onlyHash(Integer.toString(i, 36) + "zz");
    }
    Arrays.sort(hashes);
    for (int i = 1; i < n; i++) {
      assertThat(hashes[i]).isNotEqualTo(hashes[i - 1]);
    }
  }

  @Property(tries = 500)
  void any_string_gives_words_in_order_within_it(@ForAll char[] units) {
    String text = new String(units);
    tokens.read(text);
    int before = 0;
    for (int i = 0; i < tokens.count; i++) {
      assertThat(tokens.start[i]).isGreaterThanOrEqualTo(before);
      assertThat(tokens.end[i]).isGreaterThan(tokens.start[i]).isLessThanOrEqualTo(text.length());
      before = tokens.end[i];
      String folded = Tokens.fold(text, tokens.start[i], tokens.end[i]);
      assertThat(folded).isNotEmpty();
      // A word stands for itself: alone, it is the same word.
      long hash = tokens.hash[i];
      Tokens alone = new Tokens();
      alone.read(folded);
      assertThat(alone.count).isOne();
      assertThat(alone.hash[0]).isEqualTo(hash);
    }
  }

  @Test
  void the_table_is_that_of_unicode_13_on_every_jdk() throws IOException {
    // Assigned in 14 to 16, so known to newer JDKs only.
    for (int later : new int[] {0x0870, 0x2C2F, 0xA7C0, 0x10570, 0x1DF00, 0x31350, 0x1E4D0}) {
      assertThat(
              Characters.supplementary(later) == 0
                  && (later > 0xFFFF || Characters.BMP[later] == 0))
          .as(Integer.toHexString(later))
          .isTrue();
    }
    // Assigned in 13.
    assertThat(Characters.supplementary(0x30000)).isNotZero();
    assertThat(Characters.BMP[0xA7F6]).isNotZero();
    assumeTrue(Runtime.version().feature() == 17, "the table can be made again on JDK 17 only");
    try (InputStream in =
        Objects.requireNonNull(Characters.class.getResourceAsStream("characters.txt"))) {
      assertThat(CharacterTableGenerator.generate())
          .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void folding_again_changes_nothing() {
    for (int c = 0; c < 0x10000; c++) {
      int v = Characters.BMP[c];
      if (v > Characters.IGNORED && v < Characters.SINGLE) {
        assertThat(Characters.BMP[v]).as(Integer.toHexString(c)).isEqualTo(v);
      }
    }
    assertThatCode(() -> Characters.supplementary(Character.MAX_CODE_POINT))
        .doesNotThrowAnyException();
  }
}
