package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The tokenizer in one pass finds what a plain one over code points finds. */
class TokensProperties {

  private final Tokens tokens = new Tokens();

  /** One word: as matched, and where. */
  private record Word(String folded, int start, int end) {}

  @Property(tries = 2000)
  void finds_what_a_plain_one_finds(@ForAll("texts") String text) {
    assertThat(read(text)).isEqualTo(plain(text));
  }

  @Property(tries = 500)
  void the_same_word_has_the_same_hash_and_no_other(@ForAll("texts") String text) {
    tokens.read(text);
    Map<String, Long> hashes = new HashMap<>();
    for (int i = 0; i < tokens.count; i++) {
      String word = Tokens.fold(text, tokens.start[i], tokens.end[i]);
      assertThat(hashes.putIfAbsent(word, tokens.hash[i])).isIn(null, tokens.hash[i]);
    }
    assertThat(hashes.values()).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void folding_twice_changes_nothing(@ForAll("texts") String text) {
    String once = Tokens.fold(text, 0, text.length());
    // A fold may have put together what an ignored character kept apart, never more than once.
    assertThat(Tokens.fold(once, 0, once.length())).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60);
    Arbitrary<String> telling =
        Arbitraries.of(
                "a",
                "B",
                "7",
                " ",
                "-",
                "é",
                "İ",
                "ß",
                "\u0301",
                "\u200B",
                "\u202E",
                "電",
                "カ",
                "\uD83D",
                "\uDE00",
                "\uD801\uDC00",
                "\uD840\uDC00",
                "\uDB40\uDC41",
                "missing")
            .list()
            .ofMaxSize(40)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(any, telling);
  }

  private List<Word> read(String text) {
    tokens.read(text);
    List<Word> out = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      String folded = Tokens.fold(text, tokens.start[i], tokens.end[i]);
      out.add(new Word(folded, tokens.start[i], tokens.end[i]));
    }
    return out;
  }

  private static List<Word> plain(String text) {
    List<Word> out = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int first = 0;
    int last = 0;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      int units = Character.charCount(c);
      int kind = c < 0x10000 ? Characters.BMP[c] : Characters.supplementary(c);
      boolean letter = kind > Characters.IGNORED && kind < Characters.SINGLE;
      if (letter) {
        first = word.isEmpty() ? i : first;
        word.appendCodePoint(kind);
        last = i + units;
      } else if (kind != Characters.IGNORED) {
        if (word.length() > 1) {
          out.add(new Word(word.toString(), first, last));
        }
        word.setLength(0);
        if (kind >= Characters.SINGLE) {
          String single = Character.toString(kind - Characters.SINGLE);
          out.add(new Word(single, i, i + units));
        }
      }
      i += units;
    }
    return out;
  }
}
