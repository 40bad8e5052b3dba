package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

class TagChannelTest {

  @Test
  void a_channel_finds_the_rates_at_which_tags_were_dropped_and_added() {
    int n = 8000;
    SplitMix random = new SplitMix(9);
    BaseScores scores = new BaseScores(1, n, 2);
    int[][] given = new int[n][];
    for (int d = 0; d < n; d++) {
      boolean truth = random.unit() < 0.2;
      double noise = random.unit() + random.unit() + random.unit() - 1.5;
      scores.view[BaseScores.LOGISTIC][d] = (float) ((truth ? 2 : -2) + 2 * noise);
      scores.view[BaseScores.BAYES][d] = (float) ((truth ? 5 : -5) + 20 * (random.unit() - 0.5));
      boolean has = random.unit() < (truth ? 0.8 : 0.01);
      given[d] = has ? new int[] {0} : new int[0];
    }
    try (Workers workers = new Workers(1)) {
      TagChannel channel = TagChannel.fit(scores, given, 1, workers, Progress.NONE)[0];
      assertThat(channel.omitted).isCloseTo(0.2, within(0.04));
      assertThat(channel.added).isCloseTo(0.01, within(0.006));
      assertThat(channel.viewWeight[0]).isPositive();
      assertThat(channel.otherTag[0]).isCloseTo(0, within(1e-9));
      assertThat(channel.channelTerm(true)).isPositive();
      assertThat(channel.channelTerm(false)).isNegative();
      assertThat(channel.textSlope).isPositive();
    }
  }
}
