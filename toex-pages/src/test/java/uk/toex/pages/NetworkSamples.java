package uk.toex.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Measure;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;
import uk.toex.pages.NetworkPageData.Certificate;
import uk.toex.pages.NetworkPageData.Fact;
import uk.toex.pages.NetworkPageData.History;
import uk.toex.pages.NetworkPageData.LeansOn;
import uk.toex.pages.NetworkPageData.Point;
import uk.toex.pages.NetworkPageData.Ranking;
import uk.toex.pages.NetworkPageData.Row;
import uk.toex.pages.NetworkPageData.Share;
import uk.toex.pages.NetworkPageData.Subject;

/** A fictional force's network, the same every time. Names, numbers and scores are invented. */
final class NetworkSamples {

  static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  static final Measure MEASURE =
      new Measure(
          "network-closeness",
          0,
          1,
          "How strongly records tie someone to known risk, by all ways, with busy places damped.");

  private static final List<String> FIRST =
      List.of("Amy", "Bree", "Cal", "Dara", "Eli", "Fern", "Gus", "Hope", "Ivo", "Jess", "Kez");
  private static final List<String> LAST =
      List.of("Tarn", "Marlow", "Pell", "Oakes", "Quill", "Rusk", "Sable", "Thorne", "Vane");
  private static final List<String> STREETS =
      List.of("Mill Lane", "Quay Street", "Station Parade", "Fern Close", "Old Brewery Yard");
  private static final List<String> TYPES =
      List.of("family", "resident", "associate", "contact", "phone-user", "vehicle-keeper");

  private final Random random;
  private int next = 100;

  private NetworkSamples(long seed) {
    random = new Random(seed);
  }

  static Entity person(String id, String name, int age) {
    return new Entity(
        id, EntityKind.PERSON, name, new TreeMap<>(Map.of("age", Integer.toString(age))));
  }

  static Link link(Entity a, Entity b, String type, @Nullable LocalDate day, String record) {
    return new Link(a.id(), b.id(), type, day, null, Grade.parse("2BP"), record);
  }

  /** A small subject with four paths to two seeds. */
  static Subject small() {
    Entity amy = person("P101", "Amy Tarn", 14);
    Entity kez = person("P900", "Kez Marlow", 27);
    Entity vane = person("P901", "Ivo Vane", 31);
    Entity lane = new Entity("L12", EntityKind.LOCATION, "4 Mill Lane, Thornmere");
    Entity phone = new Entity("O7", EntityKind.OBJECT, "07700 900417");
    Entity car = new Entity("O8", EntityKind.OBJECT, "grey hatchback, part index only");
    Entity missing = new Entity("E55", EntityKind.EVENT, "missing episode, returned 04:10");
    Entity bree = person("P102", "Bree Oakes", 15);
    LocalDate march = LocalDate.of(2026, 3, 12);
    Link found = link(missing, lane, "occurred-at", march, "R1034");
    Link resident = link(lane, kez, "resident", LocalDate.of(2026, 2, 1), "R0977");
    NetworkPath first =
        path(
            amy,
            List.of(List.of(link(amy, missing, "present-at", march, "R1034"))),
            List.of(missing, lane, kez),
            List.of(found),
            List.of(resident, link(lane, kez, "seen-at", LocalDate.of(2026, 5, 2), "R1200")));
    NetworkPath second =
        path(
            amy,
            List.of(
                List.of(
                    link(amy, phone, "phone-user", LocalDate.of(2026, 6, 3), "R1302"),
                    link(amy, phone, "phone-user", LocalDate.of(2026, 6, 19), "R1341"),
                    link(amy, phone, "phone-user", null, "R1388"))),
            List.of(phone, kez),
            List.of(link(phone, kez, "contact", LocalDate.of(2026, 7, 9), "R1402")));
    NetworkPath third =
        path(
            amy,
            List.of(List.of(link(amy, bree, "associate", LocalDate.of(2026, 4, 4), "R1100"))),
            List.of(bree, car, vane),
            List.of(link(bree, car, "seen-at", LocalDate.of(2026, 8, 8), "R1500")),
            List.of(
                new Link(
                    car.id(),
                    vane.id(),
                    "vehicle-keeper",
                    LocalDate.of(2026, 1, 15),
                    LocalDate.of(2026, 8, 9),
                    null,
                    "R1501")));
    NetworkPath fourth =
        path(
            amy,
            List.of(List.of(link(amy, bree, "associate", LocalDate.of(2026, 4, 4), "R1100"))),
            List.of(bree, lane, kez),
            List.of(link(bree, lane, "seen-at", LocalDate.of(2026, 4, 30), "R1177")),
            List.of(resident));
    return new Subject(
        amy,
        0.0312,
        "Amy Tarn was found at 4 Mill Lane, where Kez Marlow lives, and uses a phone that is in"
            + " contact with him.",
        List.of(
            new Share(kez, new Seed("P900", 1, LocalDate.of(2025, 12, 1)), 0.0201),
            new Share(vane, new Seed("P901", 0.6, null), 0.0068)),
        3,
        0.0024,
        0.0019,
        List.of(
            new NetworkPageData.Path(second, 0.0112),
            new NetworkPageData.Path(first, 0.0061),
            new NetworkPageData.Path(third, 0.0042),
            new NetworkPageData.Path(fourth, 0.0021)),
        new LeansOn(List.of(path(second, 1)), 0.0187),
        history(0.0312),
        List.of("Known only after 31 Oct 2026 and not counted: 2 records."));
  }

  private static Link path(NetworkPath path, int step) {
    return path.steps().get(step).records().get(0);
  }

  @SafeVarargs
  private static NetworkPath path(
      Entity start, List<List<Link>> first, List<Entity> way, List<Link>... rest) {
    List<NetworkPath.Step> steps = new ArrayList<>();
    steps.add(new NetworkPath.Step(first.get(0), way.get(0)));
    for (int i = 1; i < way.size(); i++) {
      steps.add(new NetworkPath.Step(rest[i - 1], way.get(i)));
    }
    return new NetworkPath(start, steps, 0.4 / steps.size());
  }

  private static History history(double score) {
    List<Point> points = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      LocalDate day = LocalDate.of(2025, 11, 30).plusMonths(month);
      double then = month < 4 ? 0.001 * month : score * (month - 3) / 8;
      points.add(new Point(day, then, month < 4 ? 4000 - month * 300 : 260 - 32 * (month - 4)));
    }
    return new History(points, 100, LocalDate.of(2026, 8, 30));
  }

  private LocalDate day() {
    return AS_OF.minusDays(random.nextInt(600));
  }

  private Entity entity() {
    String id = "N" + next++;
    return switch (random.nextInt(6)) {
      case 0 ->
          new Entity(
              id,
              EntityKind.OBJECT,
              String.format(Locale.ROOT, "07700 %06d", 900000 + random.nextInt(1000)));
      case 1 ->
          new Entity(
              id,
              EntityKind.LOCATION,
              1 + random.nextInt(90) + " " + pick(STREETS) + ", Thornmere, near the old bus depot");
      case 2 ->
          new Entity(id, EntityKind.EVENT, "missing episode " + Figures.date(day()) + ", returned");
      default -> person(id, pick(FIRST) + " " + pick(LAST), 13 + random.nextInt(25));
    };
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private List<Link> records(Entity a, Entity b) {
    List<Link> records = new ArrayList<>();
    String type = pick(TYPES);
    for (int i = random.nextInt(8) == 0 ? 3 : 0; i >= 0; i--) {
      records.add(
          link(a, b, i == 2 ? pick(TYPES) : type, day(), "R" + (1000 + random.nextInt(9000))));
    }
    return records;
  }

  /** A subject with about so many entities in its paths, many of which share some of their way. */
  static Subject large(int entities, int hops, long seed) {
    return new NetworkSamples(seed).generate("P" + (7000 + seed), entities, hops);
  }

  private Subject generate(String id, int entities, int hops) {
    Entity subject = person(id, pick(FIRST) + " " + pick(LAST), 15);
    List<Entity> seeds = new ArrayList<>();
    for (int i = 0; i < Math.max(2, entities / 12); i++) {
      seeds.add(person("S" + next++, pick(FIRST) + " " + pick(LAST), 24 + i));
    }
    List<List<Entity>> columns = new ArrayList<>();
    for (int c = 0; c < hops - 1; c++) {
      List<Entity> column = new ArrayList<>();
      for (int i = 0; i < (entities - seeds.size() - 1) / (hops - 1); i++) {
        column.add(entity());
      }
      columns.add(column);
    }
    List<NetworkPageData.Path> paths = new ArrayList<>();
    double left = 0.05;
    int count = columns.isEmpty() ? seeds.size() : columns.get(columns.size() - 1).size();
    for (int p = 0; p < count; p++) {
      List<Entity> way = new ArrayList<>();
      for (List<Entity> column : columns) {
        int at = Math.min(column.size() - 1, p);
        way.add(column.get(at));
      }
      way.add(seeds.get(random.nextInt(3) == 0 ? random.nextInt(seeds.size()) : p % seeds.size()));
      if (random.nextInt(6) == 0 && way.size() > 2) {
        way.remove(1);
      }
      List<NetworkPath.Step> steps = new ArrayList<>();
      Entity from = subject;
      for (Entity to : way) {
        steps.add(new NetworkPath.Step(records(from, to), to));
        from = to;
      }
      left *= 0.93;
      paths.add(new NetworkPageData.Path(new NetworkPath(subject, steps, left), left * 0.07));
    }
    List<Share> shares = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < Math.min(10, seeds.size()); i++) {
      double value = 0.01 * Math.pow(0.7, i);
      sum += value;
      shares.add(new Share(seeds.get(i), new Seed(seeds.get(i).id(), 1, day()), value));
    }
    double score = sum + 0.004;
    return new Subject(
        subject,
        score,
        "",
        shares,
        seeds.size() - shares.size(),
        seeds.size() > shares.size() ? 0.0025 : 0,
        score - sum - (seeds.size() > shares.size() ? 0.0025 : 0),
        paths,
        new LeansOn(paths.get(0).path().steps().get(0).records(), score * 0.8),
        history(score),
        List.of());
  }

  /** A page with lists of so many rows and so many explained subjects of many sizes. */
  static NetworkPageData page(int rows, int explained) {
    NetworkSamples samples = new NetworkSamples(7);
    List<Subject> subjects = new ArrayList<>();
    subjects.add(small());
    for (int i = 1; i < explained; i++) {
      subjects.add(large(i == 1 ? 200 : 8 + i % 30, 2 + i % 3, i));
    }
    subjects.sort(Comparator.comparingDouble((Subject subject) -> -subject.score()));
    List<Row> risk = new ArrayList<>();
    for (Subject subject : subjects) {
      risk.add(row(risk.size() + 1, subject.entity(), subject.score(), 0.94, subject.why()));
    }
    List<Ranking> rankings = new ArrayList<>();
    for (int i = subjects.size(); i < rows; i++) {
      Entity other = person("P" + (5000 + i), samples.pick(FIRST) + " " + samples.pick(LAST), 16);
      risk.add(row(i + 1, other, 0.02 / (1 + i), Double.NaN, "lives with someone often missing"));
    }
    rankings.add(new Ranking("Subjects at risk", "age<18", MEASURE, 1214, risk));
    for (EntityKind kind : EntityKind.values()) {
      List<Row> list = new ArrayList<>();
      while (list.size() < rows) {
        Entity entity = samples.entity();
        if (entity.kind() == kind) {
          double score = 0.03 / (1 + list.size());
          list.add(row(list.size() + 1, entity, score, Double.NaN, "linked to 3 seeds"));
        }
      }
      String name = kind == EntityKind.PERSON ? "People" : plural(kind);
      rankings.add(new Ranking(name, "", MEASURE, 48_211, list));
    }
    return new NetworkPageData(
        "Network risk, Thornmere",
        AS_OF,
        List.of(
            new Fact("Entities", "61,034"),
            new Fact("Links counted", "412,907"),
            new Fact("Seeds counted", "212 of 215"),
            new Fact("Handling C", "left out: 1,204 links"),
            new Fact("Settings", "damping 0.85, hub 50, floor 5"),
            new Fact("Version", "TOEX 0.1.0")),
        List.of(
            "Seeds are left out of the lists: 212 entities.",
            "3 seeds are not in the network and did not count.",
            "Recorded after 31 Oct 2026 and not counted: 57 links."),
        new Certificate(24, 3.1e-10, 2.07e-9),
        rankings,
        subjects);
  }

  private static String plural(EntityKind kind) {
    String id = kind.id();
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + "s";
  }

  private static Row row(int rank, Entity entity, double score, double share, String why) {
    Entity seed = person("P900", "Kez Marlow", 27);
    return new Row(rank, entity, score, share, seed, 2, why.isEmpty() ? "linked to seeds" : why);
  }

  static String html(NetworkPageData data) {
    StringBuilder out = new StringBuilder();
    try {
      NetworkPage.of(data).write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Writes a sample page: {@code NetworkSamples FILE [rows [explained]]}. */
  public static void main(String[] args) throws IOException {
    int rows = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    int explained = args.length > 2 ? Integer.parseInt(args[2]) : 40;
    Files.writeString(Path.of(args[0]), html(page(rows, explained)));
  }
}
