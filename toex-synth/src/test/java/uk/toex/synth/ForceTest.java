package uk.toex.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForceTest {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  @Property(tries = 20)
  void is_the_same_for_the_same_seed(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 500) int size) {
    Force one = Force.of(seed, size, DAY);
    Force two = Force.of(seed, size, DAY);
    assertThat(one.people()).hasSize(size).isEqualTo(two.people());
    assertThat(one.places()).isEqualTo(two.places());
    assertThat(one.vehicles()).isEqualTo(two.vehicles());
  }

  @Test
  void has_children_adults_and_every_kind_of_place() {
    Force force = Force.of(1, 20, DAY);
    assertThat(force.children()).hasSize(5);
    assertThat(force.adults()).hasSize(15);
    for (Place.Kind kind : Place.Kind.values()) {
      assertThat(force.places(kind)).isNotEmpty();
    }
    assertThat(force.people()).extracting(Person::id).doesNotHaveDuplicates();
    assertThat(force.people()).allMatch(p -> p.home().kind() == Place.Kind.HOME);
  }

  @Test
  void refuses_sizes_out_of_range() {
    assertThatThrownBy(() -> Force.of(1, 19, DAY)).isInstanceOf(IllegalArgumentException.class);
  }
}
