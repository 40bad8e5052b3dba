package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.report.Report;

class DigestOfReportsTest {

  private static String digest(Report... odd) {
    List<Report> reports = new ArrayList<>(ModelBytesTest.tiny());
    reports.addAll(List.of(odd));
    return SmallForce.review(reports, SmallForce.MANY.withMinReports(10))
        .provenance()
        .inputs()
        .get(0)
        .sha256();
  }

  /** Two reports must not have the digest of one that holds the same strings. */
  @Test
  void tags_and_texts_cannot_change_places() {
    assertThat(digest(Report.of("x", "b", "a"), Report.of("c", "d")))
        .isNotEqualTo(digest(Report.of("x", "d", "a", "b", "c")));
  }
}
