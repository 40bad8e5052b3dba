package uk.toex.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadStrictlyTest {

  @Test
  void a_nul_is_no_handling_code() {
    assertThatIllegalArgumentException().isThrownBy(() -> Grade.parse("2B\u0000"));
    assertThatIllegalArgumentException().isThrownBy(() -> Grade.parse("B2\u0000"));
  }

  @Test
  void tags_come_in_the_order_of_their_codes_whatever_set_they_came_in() {
    TreeSet<Tag> given = new TreeSet<>(Comparator.reverseOrder());
    given.add(new Tag("CSAE"));
    given.add(new Tag("FRAUD"));
    assertThat(new Report("R1", "", given, null, null, null).tags())
        .containsExactly(new Tag("CSAE"), new Tag("FRAUD"));
  }
}
