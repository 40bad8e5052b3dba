package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;

/** Whatever the text, its probabilities are such, and are explained by what stands in the text. */
class TextScorerFuzzTest {

  /** After the first byte: UTF-8 if that is even, else UTF-16 units, lone surrogates among them. */
  @FuzzTest(maxDuration = "1m")
  void any_text(byte[] data) {
    if (data.length == 0) {
      check("");
      return;
    }
    boolean units = (data[0] & 1) == 1;
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    check(units ? utf16(rest) : new String(rest, StandardCharsets.UTF_8));
  }

  /** That the checks above are not idle: the model knows these words. */
  @Test
  void known_words_are_evidence() {
    Explanation e = new TextScorer(SmallModel.TOGETHER).explain("Older\u200B ASSOCIATE, hotel", 1);
    assertThat(e.parts().stream().filter(p -> p instanceof Evidence).map(Part::name))
        .contains("older", "associate", "older associate", "hotel");
  }

  private static String utf16(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) (bytes[2 * i] << 8 | (bytes[2 * i + 1] & 0xFF));
    }
    return new String(units);
  }

  private static void check(String text) {
    check(SmallModel.TOGETHER, text);
    check(SmallModel.EXCLUSIVE, text);
  }

  private static void check(ModelData model, String text) {
    TextScorer scorer = new TextScorer(model);
    double[] p = new double[model.tags().size()];
    scorer.probabilities(text, p);
    double[] again = new double[p.length];
    scorer.probabilities(text, again);
    assertThat(again).isEqualTo(p);
    for (int t = 0; t < p.length; t++) {
      assertThat(p[t]).isBetween(Certainty.LEAST, 1 - Certainty.MOST);
      Explanation e = scorer.explain(text, t);
      double sum = e.unexplained();
      for (Part part : e.parts()) {
        sum += part.value();
        if (part instanceof Evidence evidence) {
          check(evidence, text);
        }
      }
      assertThat(sum).isCloseTo(StrictMath.log(p[t] / (1 - p[t])), within(1e-6));
    }
  }

  private static void check(Evidence evidence, String text) {
    assertThat(evidence.spans()).isNotEmpty();
    assertThat(evidence.name()).isNotBlank();
    int before = -1;
    for (Span span : evidence.spans()) {
      assertThat(span.start()).isGreaterThan(before);
      assertThat(span.end()).isLessThanOrEqualTo(text.length());
      before = span.start();
    }
  }
}
