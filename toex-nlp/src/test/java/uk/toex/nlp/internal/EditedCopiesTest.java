package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which texts count as copies when words are changed, and how much a boilerplate counts. */
class EditedCopiesTest {

  private static int[] groups(List<String> texts) {
    try (Workers workers = new Workers(1)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(texts);
      return builder.nearDuplicates();
    }
  }

  /** Sixty words that no text of another number shares. */
  private static String[] words(int number) {
    String[] out = new String[60];
    Arrays.setAll(out, i -> "w" + number + "x" + i);
    return out;
  }

  @Test
  void one_or_two_words_changed_is_still_a_copy() {
    SplitMix random = new SplitMix(2);
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < 100; d++) {
      texts.add(String.join(" ", words(d)));
    }
    for (int d = 0; d < 100; d++) {
      String[] edited = words(d);
      edited[random.below(60)] = "changed" + d;
      edited[random.below(60)] = "again" + d;
      texts.add(String.join(" ", edited));
    }
    int[] group = groups(texts);
    for (int d = 0; d < 100; d++) {
      assertThat(group[d]).isEqualTo(d);
      assertThat(group[100 + d]).as("copy of %s", d).isEqualTo(d);
    }
  }

  @Test
  void texts_that_share_a_boilerplate_longer_than_themselves_are_not_copies() {
    String boilerplate = String.join(" ", words(-1)) + " " + String.join(" ", words(-2));
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < 200; d++) {
      texts.add(boilerplate + " " + String.join(" ", words(d)));
    }
    int[] group = groups(texts);
    for (int d = 0; d < texts.size(); d++) {
      assertThat(group[d]).isEqualTo(d);
    }
  }

  @Test
  void a_text_copied_two_hundred_times_makes_no_group_larger_than_allowed() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Half of each text is its own, so that the pairs of the other half alone are common.
      texts.add(String.join(" ", words(1)) + " " + String.join(" ", words(2 + i % 20)));
    }
    int[] size = new int[texts.size()];
    for (int first : groups(texts)) {
      size[first]++;
    }
    assertThat(Arrays.stream(size).max().orElseThrow()).isBetween(2, NearDuplicates.LARGEST);
  }
}
