package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.report.Report;
import uk.toex.nlp.internal.SplitMix;

@Tag("thorough")
class ManyTagsTest {

  @Timeout(300)
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void three_hundred_tags(boolean exclusive) {
    SplitMix random = new SplitMix(1);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      TreeSet<String> tags = new TreeSet<>(List.of("T" + i % 300));
      for (int k = 0; k < 2 && !exclusive; k++) {
        tags.add("T" + random.below(300));
      }
      reports.add(
          Report.of("R" + i, "seen " + String.join(" ", tags), tags.toArray(new String[0])));
    }
    Review review =
        SmallForce.review(reports, SmallForce.MANY.withMinReports(10).withExclusive(exclusive));
    assertThat(review.tags()).hasSize(300);
  }
}
