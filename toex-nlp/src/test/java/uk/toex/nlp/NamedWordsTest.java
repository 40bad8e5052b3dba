package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.report.Report;
import uk.toex.nlp.internal.WordsOf;

/** A word or pair is named only if at least five reports hold it, hash collisions or not. */
class NamedWordsTest {

  @Test
  void no_word_of_fewer_than_five_reports_is_named() {
    List<Report> reports = SmallForce.reports(1500, 6, false);
    Map<String, Integer> holders = new HashMap<>();
    for (Report report : reports) {
      Set<String> own = new HashSet<>();
      List<String> words = WordsOf.text(report.text());
      for (int i = 0; i < words.size(); i++) {
        own.add(words.get(i));
        if (i > 0) {
          own.add(words.get(i - 1) + " " + words.get(i));
        }
      }
      own.forEach(word -> holders.merge(word, 1, Integer::sum));
    }
    Set<String> tooRare = new TreeSet<>();
    List<Review.Entry> list = SmallForce.review(reports, SmallForce.MANY).worklist();
    Set<Integer> seen = new HashSet<>();
    for (Review.Entry entry : list) {
      if (seen.add(entry.report())) {
        for (Part part : entry.explanation().parts()) {
          if (part instanceof Evidence e && holders.getOrDefault(e.name(), 0) < 5) {
            tooRare.add(e.name());
          }
        }
      }
    }
    assertThat(tooRare).as("named, but in fewer than five reports").isEmpty();
  }
}
