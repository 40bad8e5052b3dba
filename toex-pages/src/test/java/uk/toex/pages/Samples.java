package uk.toex.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.Measure;
import uk.toex.api.Provenance;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;

/** Fictional reports and advice on them, the same every time. Weights are invented too. */
final class Samples {

  static final String SHA = "0123456789abcdef".repeat(4);

  static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0",
          "reports review",
          new TreeMap<>(),
          List.of(),
          List.of(),
          1,
          new TreeMap<>(),
          "test",
          Instant.EPOCH,
          Instant.EPOCH);

  private static final Measure MEASURE =
      Measure.probability(
          "probability-analyst-agrees",
          "Calibrated: of the advice given with 94 in 100, about 94 in 100 should prove right when"
              + " an analyst reads the report.");

  private static final List<String> TAGS =
      List.of("COUNTY_LINES", "CSAE", "DOMESTIC_ABUSE", "FRAUD", "MODERN_SLAVERY");

  /** What reports say, by tag; under the empty tag what any report says. */
  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          "",
          List.of(
              "Nothing further known at this time.",
              "Officer comment: consistent with previous reporting; checks are outstanding.",
              "A strategy meeting is to be held and the social worker has been informed.",
              "Source has been told to call 101 with anything further, or 999 in an emergency.",
              "Neighbours are reluctant to give their details."),
          "CSAE",
          List.of(
              "Intel received re a 14 yo f reported missing from placement on 3 occasions this"
                  + " month, each time returning in the early hours.",
              "She was found at 4 Mill Lane, Thornmere with an older male who gave his name as"
                  + " 'Kez'.",
              "She has a new phone which carers did not purchase and will not say who gave it.",
              "Staff report unexplained gifts incl. trainers and a designer jacket.",
              "The number 07700 900417 appears in her contacts under a nickname.",
              "A m in his twenties collects her from school in a grey Corsa, part VRM unknown.",
              "The occupier lets young people stay overnight and provides alcohol."),
          "COUNTY_LINES",
          List.of(
              "Persons attend for short periods at all hrs; the occupier is described as"
                  + " vulnerable.",
              "The runner was given train tickets to the coast and told to wait for a call.",
              "Messages sent in bulk from 07700 900233 advertise that the line is open.",
              "A youth from out of force was stopped with three phones and £640 in cash.",
              "The tenant has been told that the debt is worked off by letting them use the flat."),
          "MODERN_SLAVERY",
          List.of(
              "Seven persons live in the outbuilding and are taken to the car wash by van.",
              "Their passports are held by the gangmaster.",
              "Wages are paid in cash, less a debt for the journey.",
              "Workers appear afraid to speak and look to the supervisor before they answer."),
          "FRAUD",
          List.of(
              "The IP paid £2,300 to an account after a call claiming to be from her bank.",
              "The sort code given belongs to a branch that closed some years ago.",
              "A courier attended to collect her card and PIN.",
              "She was told not to speak to staff at the branch about the transfer."),
          "DOMESTIC_ABUSE",
          List.of(
              "Her ex-partner attended the address again in breach of the order.",
              "He was verbally abusive and took her keys; the children were upstairs.",
              "She has moved to her mother's address and asks for a marker on both.",
              "He monitors her phone and counts the mileage on her car."));

  private static final Map<String, Map<String, Double>> WORDS =
      Map.of(
          "CSAE",
              words(
                  "older male 1.12;older .31;missing from placement .94;new phone .81;"
                      + "unexplained gifts 1.04;gifts .35;collects her .62;stay overnight .57;alcohol .28;"
                      + "young people .41;nickname .36;early hours .24;designer .19;placement .18"),
          "COUNTY_LINES",
              words(
                  "runner 1.2;the line .97;train tickets .71;bulk .44;three phones .52;"
                      + "out of force .48;short periods .66;vulnerable .21;debt .3;flat .12"),
          "MODERN_SLAVERY",
              words(
                  "gangmaster 1.3;passports .92;car wash .81;outbuilding .55;"
                      + "wages .47;van .22;supervisor .31;debt .28;afraid .2"),
          "FRAUD",
              words(
                  "sort code 1.02;account .58;bank .71;courier .83;transfer .64;pin .4;"
                      + "branch .37;paid .18"),
          "DOMESTIC_ABUSE",
              words(
                  "ex-partner 1.21;in breach .74;abusive .61;the order .39;"
                      + "marker .33;mileage .28;her keys .3;children .22"));

  private Samples() {}

  private static Map<String, Double> words(String list) {
    Map<String, Double> words = new LinkedHashMap<>();
    for (String word : list.split(";", -1)) {
      int space = word.lastIndexOf(' ');
      words.put(word.substring(0, space), Double.valueOf(word.substring(space + 1)));
    }
    return words;
  }

  static Advice<TagIssue> advice(Report report, TagIssue issue, double probability, Part... parts) {
    double total = Math.log(probability / (1 - probability));
    double rest = total;
    List<Part> all = new ArrayList<>(List.of(parts));
    for (Part part : parts) {
      rest -= part.value();
    }
    all.add(new Step("calibration", rest));
    return new Advice<>(
        issue, probability, MEASURE, new Explanation("log-odds", all, 0, total), PROVENANCE);
  }

  static TagIssue missing(Report report, String tag) {
    return new TagIssue(report.id(), new Tag(tag), TagIssue.Kind.MISSING, null);
  }

  static TagIssue wrong(Report report, String tag, @Nullable String better) {
    return new TagIssue(
        report.id(), new Tag(tag), TagIssue.Kind.WRONG, better == null ? null : new Tag(better));
  }

  /** The worklist of a fictional force. */
  static ReviewPage.Builder list(int items, int sentences) {
    Random random = new Random(1);
    ReviewPage.Builder page =
        ReviewPage.builder()
            .title("Tag review")
            .fact("Reports read", 48_211)
            .fact("Reports dated", "2026-01-04 to 2026-10-30")
            .fact("Candidates", 289_266)
            .fact("Probably missing", "2.1 in 100 untagged")
            .fact("Probably wrong", "4.8 in 100 given")
            .fact("Method", "toex-linear, 5 folds, seed 1")
            .fact("Not enough reports", "3 tags")
            .fact("Version", "TOEX 0.1.0")
            .caveat("Tags carried by fewer than 100 reports were not scored: see not-enough.csv.")
            .caveat("The probabilities hold for reports like those read; a new kind is not known.")
            .caveat("A list can't show what it missed: read the control sample too.");
    for (int i = 0; i < items; i++) {
      double probability = 0.97 - 0.62 * i / items;
      String truth = TAGS.get(random.nextInt(TAGS.size()));
      String other = TAGS.get((TAGS.indexOf(truth) + 1 + random.nextInt(4)) % TAGS.size());
      boolean missing = random.nextInt(3) > 0;
      Report report = report(random, i, sentences, truth, missing ? "MISSING" : other);
      TagIssue issue =
          missing
              ? missing(report, truth)
              : wrong(report, other, random.nextInt(3) > 0 ? truth : null);
      page.item(report, explained(report, issue, truth, probability), sha(random));
    }
    return page;
  }

  private static Report report(Random random, int i, int sentences, String truth, String tag) {
    StringBuilder text = new StringBuilder();
    int count = sentences / 2 + random.nextInt(sentences);
    for (int s = 0; s <= count; s++) {
      String topic = random.nextInt(4) == 0 ? "" : truth;
      if (random.nextInt(6) == 0) {
        topic = TAGS.get(random.nextInt(TAGS.size()));
      }
      List<String> choice = SENTENCES.getOrDefault(topic, List.of(""));
      String sentence = choice.get(random.nextInt(choice.size()));
      if (sentences > 10 || text.indexOf(sentence) < 0) {
        text.append(sentence).append(s % 4 == 3 ? "\n\n" : " ");
      }
    }
    TreeSet<Tag> tags = new TreeSet<>();
    tags.add(new Tag(tag));
    if (random.nextInt(3) == 0) {
      tags.add(new Tag("VULNERABLE_ADULT"));
    }
    return new Report(
        String.format(Locale.ROOT, "R%06d", 1000 + i * 37),
        text.toString().strip(),
        tags,
        random.nextInt(8) == 0 ? null : Grade.parse(random.nextInt(6) == 0 ? "2CC" : "2BP"),
        LocalDate.of(2026, 1, 4).plusDays(random.nextInt(299)),
        "PC " + (4000 + random.nextInt(800)));
  }

  private static Advice<TagIssue> explained(
      Report report, TagIssue issue, String truth, double probability) {
    boolean missing = issue.kind() == TagIssue.Kind.MISSING;
    String text = report.text().toLowerCase(Locale.ROOT);
    List<Part> parts = new ArrayList<>();
    List<Part> lacked = new ArrayList<>();
    for (String topic : TAGS) {
      boolean own = topic.equals(issue.tag().code());
      double sign = own && missing ? 1 : topic.equals(truth) ? 0.6 : -0.4;
      if (own && !missing) {
        sign = -1;
      }
      for (Map.Entry<String, Double> word : WORDS.getOrDefault(topic, Map.of()).entrySet()) {
        List<Span> spans = new ArrayList<>();
        String name = word.getKey();
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
          spans.add(new Span(at, at + name.length()));
        }
        if (!spans.isEmpty()) {
          parts.add(new Evidence(name, sign * word.getValue() * Math.sqrt(spans.size()), spans));
        } else if (own && lacked.size() < 4) {
          lacked.add(new Evidence(name, (missing ? -0.2 : 0.5) * word.getValue(), spans));
        }
      }
    }
    parts.addAll(lacked);
    parts.add(new Step("prior of the queue", missing ? -1.84 : -1.47));
    parts.add(new Step("second model", 0.47));
    return advice(report, issue, probability, parts.toArray(new Part[0]));
  }

  private static String sha(Random random) {
    StringBuilder hex = new StringBuilder();
    while (hex.length() < 64) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  static String html(ReviewPage page) {
    StringBuilder out = new StringBuilder();
    try {
      page.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Writes a sample page: {@code Samples FILE [items]}. */
  public static void main(String[] args) throws IOException {
    int items = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    Files.writeString(Path.of(args[0]), html(list(items, 8).build()));
  }
}
