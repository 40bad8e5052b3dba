package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

class ClassChannelTest {

  private static final int TAGS = 3;
  private static final int TEXTS = 6000;

  /** How a given tag comes from the true one and from how clear the text is. */
  private interface Giving {
    int given(int truth, double clearness, SplitMix random);
  }

  /** Texts of three tags, one in three of which fits two of them about equally. */
  private static ClassChannel fit(Giving giving) {
    SplitMix random = new SplitMix(7);
    BaseScores scores = new BaseScores(TAGS, TEXTS, 2);
    int[] label = new int[TEXTS];
    for (int d = 0; d < TEXTS; d++) {
      int truth = random.below(TAGS);
      boolean ambiguous = random.unit() < 1 / 3.0;
      double clearness = ambiguous ? 0.3 * random.unit() : 3 + random.unit();
      for (int t = 0; t < TAGS; t++) {
        boolean fits = t == truth || (ambiguous && t == (truth + 1) % TAGS);
        double score = (fits ? 2 : -2) + (t == truth ? clearness : 0);
        scores.view[BaseScores.LOGISTIC][d * TAGS + t] = (float) score;
        scores.view[BaseScores.BAYES][d * TAGS + t] = (float) (10 * score + 5 * random.unit());
      }
      label[d] = giving.given(truth, clearness, random);
    }
    return ClassChannel.fit(scores, label, FitSample.forClasses(label, TAGS, 1), Progress.NONE);
  }

  @Test
  void errors_whatever_the_text_need_no_prior_and_their_rate_is_found() {
    ClassChannel channel =
        fit(
            (truth, clearness, random) ->
                random.unit() < 0.1 ? (truth + 1 + random.below(2)) % TAGS : truth);
    assertThat(channel.ambiguity).isZero();
    for (int z = 0; z < TAGS; z++) {
      for (int y = 0; y < TAGS; y++) {
        // Flipped one in ten, to either of the two others alike: ln 0.05 / 0.9.
        double expected = z == y ? 0 : Math.log(0.05 / 0.9);
        assertThat(channel.term[z][y]).as("%s for %s", y, z).isCloseTo(expected, within(0.6));
      }
    }
  }

  @Test
  void errors_on_ambiguous_texts_alone_get_the_whole_prior() {
    ClassChannel channel =
        fit(
            (truth, clearness, random) ->
                clearness < 1 && random.unit() < 0.4 ? (truth + 1) % TAGS : truth);
    assertThat(channel.ambiguity).isEqualTo(ClassChannel.MOST_AMBIGUITY);
  }
}
