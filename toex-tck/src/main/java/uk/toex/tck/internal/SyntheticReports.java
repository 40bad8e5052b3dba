package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * The kit's own reports: 400 short invented ones under five tags, 300 of them with one tag and 100
 * with two. The same in every Java runtime: {@link Random} is specified to the bit.
 */
public final class SyntheticReports {
  private static final long SEED = 20_26;
  private static final int ONE_TAG = 300;
  private static final int TWO_TAGS = 100;

  /** How many reports must carry a tag for it to be learned. */
  private static final int ENOUGH = 10;

  private static final Map<String, List<String>> SENTENCES =
      new TreeMap<>(
          Map.of(
              "MISSING",
              List.of(
                  "Reported missing from the placement overnight and returned at {time}.",
                  "Third missing episode this month; would not say where they had stayed.",
                  "Staff at the home reported an absence after curfew at {time}.",
                  "Found by officers at {place} after a missing episode."),
              "GIFTS",
              List.of(
                  "Came back with new trainers and could not say who had paid.",
                  "Unexplained gifts again: a watch and cash in an envelope.",
                  "Seen wearing an expensive jacket that the family had not bought.",
                  "Mentioned presents from an older friend met at {place}."),
              "TRAVEL",
              List.of(
                  "Train tickets to another county found in the bag.",
                  "Collected by a taxi at {time} and driven out of the area.",
                  "Travelled alone by coach to {place} with a return booked by someone else.",
                  "Stopped at the railway station without a ticket at {time}."),
              "PHONES",
              List.of(
                  "Carries a second handset which rings all night; number {phone}.",
                  "Phone handed in holds many messages from {phone}.",
                  "Several SIM cards were found beside the old handset.",
                  "Deletes messages when staff come near; calls from {phone}."),
              "ADDRESSES",
              List.of(
                  "Visits a flat on {place} where several adults stay.",
                  "Neighbours say that people come and go at the address at {time}.",
                  "Landlord reports unknown tenants in the house near {place}.",
                  "Keys to an unknown property were found in a coat pocket.")));

  private static final List<String> NEUTRAL =
      List.of(
          "Information from a support worker.",
          "The school has been told.",
          "Strategy meeting planned for next week.",
          "No further detail at present.",
          "The parent was cooperative and worried.",
          "A follow-up visit is booked.");

  private static final List<String> PLACES =
      List.of("Harwick Lane", "the bus station", "Elm Parade", "the retail park", "Quay Street");

  private SyntheticReports() {}

  /** The reports. */
  public static List<Report> make() {
    Random random = new Random(SEED);
    List<String> tags = List.copyOf(SENTENCES.keySet());
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < ONE_TAG + TWO_TAGS; i++) {
      String first = tags.get(i % tags.size());
      String second = tags.get((i + 1 + random.nextInt(tags.size() - 1)) % tags.size());
      String id = "kit-" + i;
      reports.add(
          i % 4 == 3
              ? Report.of(id, text(random, first, second), first, second)
              : Report.of(id, text(random, first), first));
    }
    return reports;
  }

  /**
   * Texts that no report has, much like theirs.
   *
   * @param number how many
   */
  static List<String> unseen(int number) {
    Random random = new Random(SEED + 1);
    List<String> tags = List.copyOf(SENTENCES.keySet());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      texts.add(text(random, tags.get(i % tags.size()), tags.get(random.nextInt(tags.size()))));
    }
    return texts;
  }

  /** The tags that enough reports carry, in order of their codes. */
  static List<Tag> tags(List<Report> reports) {
    Map<Tag, Integer> counts = new TreeMap<>();
    reports.forEach(report -> report.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    counts.values().removeIf(count -> count < ENOUGH);
    return List.copyOf(counts.keySet());
  }

  /** The reports that carry exactly one tag. */
  static List<Report> withOneTag(List<Report> reports) {
    return reports.stream().filter(report -> report.tags().size() == 1).toList();
  }

  /**
   * Refuses reports that rules can't be tried on.
   *
   * @throws IllegalArgumentException if they are too few
   */
  public static void require(List<Report> reports) {
    boolean enough = reports.size() >= 40 && tags(reports).size() >= 2;
    List<Report> one = withOneTag(reports);
    if (!enough || (!one.isEmpty() && tags(one).size() < 2)) {
      throw new IllegalArgumentException(
          "the kit needs at least 40 reports and two tags that "
              + ENOUGH
              + " or more carry, also among those with exactly one tag; "
              + reports.size()
              + " reports with the tags "
              + new TreeSet<>(tags(reports))
              + " were given");
    }
  }

  private static String text(Random random, String... tags) {
    StringBuilder text = new StringBuilder(pick(random, NEUTRAL));
    for (String tag : tags) {
      text.append(' ').append(pick(random, SENTENCES.getOrDefault(tag, NEUTRAL)));
    }
    text.append(' ').append(pick(random, NEUTRAL));
    // 07700 900000 to 900999 are kept free for drama by Ofcom.
    return text.toString()
        .replace("{place}", pick(random, PLACES))
        .replace("{time}", (10 + random.nextInt(14)) + ":" + (10 + random.nextInt(50)))
        .replace("{phone}", "07700 900" + (100 + random.nextInt(900)));
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
