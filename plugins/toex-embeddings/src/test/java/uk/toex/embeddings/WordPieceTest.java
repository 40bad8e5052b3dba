package uk.toex.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.ModelRefusedException;

/** The tokenizer against Hugging Face's own, reading the same file. */
class WordPieceTest {

  private static final byte[] FILE = ClassPathContext.bytes(Embeddings.VOCABULARY);
  private static final WordPiece PIECES = WordPiece.read(FILE);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static HuggingFaceTokenizer reference;

  @BeforeAll
  static void open() throws IOException {
    reference =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(FILE), Map.of("truncation", "false", "padding", "false"));
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static void agrees(String text) {
    assertThat(PIECES.encode(text, 512))
        .as("pieces of \"%s\"", text)
        .isEqualTo(reference.encode(text).getIds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Missing overnight, returned by a much older associate.",
        "New trainers & a second phone (unexplained) - she's 14; won't say who paid £120!",
        "Tél: café, naïve, ÅNGSTRÖM, İstanbul, Straße, ΣΊΣΥΦΟΣ ς",
        "tab\tnew\nline\r\nnbsp\u00a0thin\u2009ideographic\u3000end",
        "zero\u200bwidth soft\u00adhyphen bell\u0007 null\u0000 replacement\ufffd next\u0085line",
        "東京へ旅行 and 서울 and Москва and दिल्ली",
        "豈\uF900 and \uD87E\uDC00 compatibility ideographs",
        "emoji 😀👍🏽 and flags 🇬🇧",
        "“quotes” ‘single’ «guillemets» … — – ‐ ° ± × € ™ $5 5% a^b ~c `d` e|f",
        "supercalifragilisticexpialidocious antidisestablishmentarianism",
        "x1y2z3 07700900123 AB12 CDE 51.5074,-0.1278 http://example.org/a?b=c#d",
        "e\u0301 a\u0308 combining",
      })
  void agrees_with_the_reference(String text) {
    agrees(text);
  }

  @Test
  void agrees_on_the_longest_words() {
    agrees("a".repeat(100));
    agrees("a".repeat(101));
    agrees("a ".repeat(400) + "b".repeat(5000));
    agrees("\uD835\uDC9C".repeat(100) + " " + "\uD835\uDC9C".repeat(101));
  }

  @Test
  void agrees_on_random_letters_of_many_scripts() {
    SplittableRandom random = new SplittableRandom(7);
    int[] from = {0x20, 0x20, 0x20, 0xA0, 0x100, 0x370, 0x400, 0x5D0, 0x627, 0x905, 0x2010, 0x4E00};
    int[] to = {0x7F, 0x7F, 0x7F, 0x100, 0x250, 0x400, 0x460, 0x5EB, 0x64B, 0x93A, 0x2028, 0x4F00};
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        int c = random.nextInt(8) == 0 ? ' ' : draw(random, from, to);
        if (Character.isDefined(c) && c != '[' && c != ']') {
          text.appendCodePoint(c);
        }
      }
      agrees(text.toString());
    }
  }

  private static int draw(SplittableRandom random, int[] from, int[] to) {
    int script = random.nextInt(from.length);
    return random.nextInt(from[script], to[script]);
  }

  @Test
  void cuts_long_texts_and_keeps_the_mark_at_the_end() {
    String text = "he travels alone by train ".repeat(200);
    long[] whole = reference.encode(text).getIds();
    long[] cut = PIECES.encode(text, 16);
    assertThat(cut).hasSize(16).startsWith(101).endsWith(102);
    for (int i = 0; i < 15; i++) {
      assertThat(cut[i]).isEqualTo(whole[i]);
    }
  }

  @Test
  void a_words_pieces_are_cut_too() {
    assertThat(PIECES.encode("supercalifragilisticexpialidocious", 4)).hasSize(4).endsWith(102);
  }

  @Test
  void marks_of_the_model_are_text_when_a_report_says_them() {
    long[] ids = PIECES.encode("a [SEP] b [CLS] c", 512);
    assertThat(LongStream.of(ids).filter(id -> id == 101 || id == 102)).containsExactly(101L, 102L);
  }

  @Test
  void takes_any_text_in_bounded_time() {
    assertThat(PIECES.encode("\uD800 lone \uDC00", 512)).isEqualTo(PIECES.encode("lone", 512));
    assertThat(PIECES.encode("\u0301".repeat(20_000_000), 512)).containsExactly(101, 102);
    assertThat(PIECES.encode("word ".repeat(2_000_000), 512)).hasSize(512);
  }

  @Test
  void refuses_what_is_no_vocabulary() {
    assertThatThrownBy(() -> WordPiece.read("not json".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("tokenizer.json");
    assertThatThrownBy(() -> WordPiece.read("{\"model\":{}}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("[UNK]");
  }
}
