package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.toex.api.report.Tag;
import uk.toex.nlp.internal.SplitMix;

class TagNoiseTest {

  private static final Tag A = new Tag("A");
  private static final Tag B = new Tag("B");
  private static final Tag C = new Tag("C");
  private static final Tag RARE = new Tag("RARE");

  /** A on 40 %, B mostly where A is, C on 10 % by itself, RARE on a few. */
  private static List<SortedSet<Tag>> several(int n) {
    SplitMix random = new SplitMix(7);
    List<SortedSet<Tag>> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      SortedSet<Tag> own = new TreeSet<>();
      if (random.unit() < 0.4) {
        own.add(A);
      }
      if (random.unit() < (own.contains(A) ? 0.6 : 0.02)) {
        own.add(B);
      }
      if (random.unit() < 0.1) {
        own.add(C);
      }
      if (i % 200 == 0) {
        own.add(RARE);
      }
      out.add(own);
    }
    return out;
  }

  private static int count(List<SortedSet<Tag>> tags, Tag tag) {
    return (int) tags.stream().filter(own -> own.contains(tag)).count();
  }

  @Test
  void drops_at_the_rate_and_adds_the_share_of_the_original_count() {
    List<SortedSet<Tag>> before = several(10_000);
    List<SortedSet<Tag>> after = TagNoise.inject(before, 0.15, 0.10, 100, false, 1);
    for (Tag tag : List.of(A, B, C)) {
      int given = count(before, tag);
      int dropped = 0;
      int added = 0;
      int beside = 0;
      for (int i = 0; i < before.size(); i++) {
        boolean had = before.get(i).contains(tag);
        boolean has = after.get(i).contains(tag);
        dropped += had && !has ? 1 : 0;
        added += !had && has ? 1 : 0;
        beside +=
            !had && has && before.get(i).size() > (before.get(i).contains(RARE) ? 1 : 0) ? 1 : 0;
      }
      // Five standard deviations.
      assertThat((double) dropped)
          .isCloseTo(0.15 * given, within(5 * Math.sqrt(given * 0.15 * 0.85)));
      assertThat(added).isEqualTo((int) Math.rint(0.10 * given));
      assertThat(beside).isGreaterThanOrEqualTo(added / 2);
    }
    assertThat(count(after, RARE)).isEqualTo(count(before, RARE));
  }

  @Test
  void is_a_function_of_its_arguments_and_leaves_them_alone() {
    List<SortedSet<Tag>> before = several(1000);
    List<SortedSet<Tag>> copy = several(1000);
    List<SortedSet<Tag>> first = TagNoise.inject(before, 0.15, 0.10, 20, false, 1);
    assertThat(before).isEqualTo(copy);
    assertThat(TagNoise.inject(before, 0.15, 0.10, 20, false, 1)).isEqualTo(first);
    assertThat(TagNoise.inject(before, 0.15, 0.10, 20, false, 2)).isNotEqualTo(first);
  }

  @Test
  void no_rate_no_error_and_the_whole_rate_drops_all() {
    List<SortedSet<Tag>> before = several(500);
    assertThat(TagNoise.inject(before, 0, 0, 2, false, 1)).isEqualTo(before);
    assertThat(TagNoise.inject(before, 1, 0, 2, false, 1)).allMatch(SortedSet::isEmpty);
    assertThat(TagNoise.inject(List.of(), 0.5, 0.5, 2, false, 1)).isEmpty();
  }

  @Test
  void an_exclusive_tag_is_replaced_by_another_by_how_common_it_is() {
    List<SortedSet<Tag>> before = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      before.add(new TreeSet<>(List.of(i % 9 < 6 ? A : i % 9 < 8 ? B : C)));
    }
    before.add(new TreeSet<>(List.of(RARE)));
    List<SortedSet<Tag>> after = TagNoise.inject(before, 0.15, 0.10, 100, true, 1);
    assertThat(after).allMatch(own -> own.size() == 1);
    assertThat(after.get(9000)).containsExactly(RARE);
    int changed = 0;
    int toB = 0;
    int toC = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        changed++;
        toB += before.get(i).contains(A) && after.get(i).contains(B) ? 1 : 0;
        toC += before.get(i).contains(A) && after.get(i).contains(C) ? 1 : 0;
      }
    }
    assertThat((double) changed).isCloseTo(900, within(5 * Math.sqrt(9000 * 0.09)));
    // B is twice as common as C: of about 600, 400 and 200.
    assertThat((double) toB / toC).isBetween(1.6, 2.5);
  }

  @Test
  void one_tag_cannot_be_replaced() {
    List<SortedSet<Tag>> one = List.of(new TreeSet<>(List.of(A)), new TreeSet<>(List.of(A)));
    assertThat(TagNoise.inject(one, 0, 1, 1, true, 1)).isEqualTo(one);
  }

  @Test
  void rates_are_shares() {
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TagNoise.inject(List.of(), bad, 0, 1, false, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TagNoise.inject(List.of(), 0, bad, 1, false, 1));
    }
  }
}
