package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/** Models trained on 120 reports of a few words: enough for words, pairs and rare words. */
final class SmallModel {

  private static final String[] OPENINGS = {"Seen again", "Caller said", "電話: officer noted"};
  private static final String[][] PHRASES = {
    {"older associate", "unexplained gift", "new phone", "missing from home", "hotel"},
    {"travel by train", "cash", "two phones", "unknown address", "package"},
    {"shed broken into", "tools taken", "allotment", "overnight", "ünïcode fence"},
  };
  private static final String[] TAGS = {"CSAE", "COUNTY_LINES", "BURGLARY"};

  /** Tags that may come together. */
  static final ModelData TOGETHER = train(false);

  /** One tag a report. */
  static final ModelData EXCLUSIVE = train(true);

  private SmallModel() {}

  private static ModelData train(boolean exclusive) {
    SplitMix random = new SplitMix(7);
    List<Report> reports = new ArrayList<>();
    for (int d = 0; d < 120; d++) {
      int own = d % 3;
      StringBuilder text = new StringBuilder(OPENINGS[random.below(3)]);
      for (int i = 0; i < 6; i++) {
        String[] from = PHRASES[random.unit() < 0.8 ? own : random.below(3)];
        text.append(i % 2 == 0 ? ", " : " and ").append(from[random.below(5)]);
      }
      text.append(". Entry ").append(d / 3);
      boolean second = !exclusive && d % 9 == 0;
      reports.add(
          second
              ? Report.of("R" + d, text.toString(), TAGS[own], TAGS[(own + 1) % 3])
              : Report.of("R" + d, text.toString(), TAGS[own]));
    }
    try (Workers workers = new Workers(1)) {
      Prepared prepared = Prepared.read(reports, exclusive, 10, workers, Progress.NONE);
      TreeMap<String, String> header = new TreeMap<>();
      header.put("classifier", "toex-linear");
      return ModelData.train(
          prepared, exclusive, 1, header, d -> reports.get(d).text(), workers, Progress.NONE);
    }
  }
}
