package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import uk.toex.api.Explanation;

/** Whatever the text, it is scored and explained. */
class TextFuzzTest {

  private static final ModelData MODEL =
      ModelFormat.read(Path.of("src/test/resources/models/many.toexmodel")).model();

  @FuzzTest(maxDuration = "1m")
  void any_text(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    TextScorer scorer = new TextScorer(MODEL);
    double[] p = new double[MODEL.tags().size()];
    scorer.probabilities(text, p);
    for (int t = 0; t < p.length; t++) {
      assertThat(p[t]).isBetween(0.0, 1.0);
      Explanation explanation = scorer.explain(text, t);
      assertThat(Logistic.sigmoid(explanation.total())).isBetween(p[t] - 1e-9, p[t] + 1e-9);
    }
  }
}
