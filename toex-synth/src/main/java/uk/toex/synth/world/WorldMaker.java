package uk.toex.synth.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.synth.Force;
import uk.toex.synth.internal.Rng;
import uk.toex.synth.world.Draft.Source;

/** Puts a world together: people, records, rings, seeds; then loses, merges, shuffles. */
final class WorldMaker {

  private static final int SHARES = 131;
  private static final int SEEDS = 132;
  private static final int FLAGS = 133;
  private static final int MERGES = 134;
  private static final int LOSSES = 135;
  private static final int IDS = 136;
  private static final int EXTRAS = 137;
  private static final int PEOPLE_OF_A_PEER_GROUP = 60;
  private static final int READ_WITHIN = 90;
  private static final int PEOPLE_OF_A_RING = 116;

  private final long seed;
  private final WorldSettings settings;
  private final Draft draft = new Draft();

  /** Seeds by entity: weight in tenths. */
  private final Map<Integer, Integer> weights = new TreeMap<>();

  private final Map<Integer, Integer> seedDays = new HashMap<>();
  private final Map<Integer, Integer> flags = new TreeMap<>();

  WorldMaker(long seed, WorldSettings settings) {
    this.seed = seed;
    this.settings = settings;
  }

  NetworkWorld make() {
    Force force = Force.of(seed, settings.people(), NetworkWorld.AS_OF);
    Population all = new Population(seed, settings.people(), force, draft);
    Rings rings = new Rings(seed, all);
    Everyday everyday = new Everyday(seed, all);
    int count = Math.max(4, settings.people() / PEOPLE_OF_A_RING);
    rings.plant(count);
    everyday.otherGroups(2 * count);
    everyday.peerGroups(settings.people() / PEOPLE_OF_A_PEER_GROUP);
    everyday.records();
    flag(rings);
    seeds(rings, all);
    int base = draft.things.size();
    int baseRecords = draft.records;
    if (!settings.overRecorded().isEmpty()) {
      overRecord(everyday);
    }
    Rng shares = Rng.of(seed, 0, SHARES);
    double missing = between(settings.leastMissing(), settings.mostMissing(), shares);
    double merged = between(settings.leastMerged(), settings.mostMerged(), shares);
    int[] standsFor = merges(all, merged);
    return written(base, baseRecords, standsFor, missing);
  }

  /** A hidden child is recognised by ordinary means after the as-of day: a report says so. */
  private void flag(Rings rings) {
    for (int child : rings.hiddenChildren) {
      Rng rng = Rng.of(seed, child, FLAGS);
      int on = rng.between(Draft.AS_OF + 5, Draft.DAYS - 5);
      int event = draft.event("report", on, Source.OFFICIAL, rng);
      draft.link(child, LinkType.NAMED_IN, event);
      if (!rings.knownChildren.isEmpty() && rng.chance(0.5)) {
        draft.link(rng.pick(rings.knownChildren), LinkType.NAMED_IN, event);
      }
      flags.put(child, on);
    }
  }

  private void seeds(Rings rings, Population all) {
    Rng rng = Rng.of(seed, 0, SEEDS);
    for (int child : rings.knownChildren) {
      seed(child, rng.between(7, 10), rng);
    }
    for (int adult : rings.knownOffenders) {
      seed(adult, rng.between(6, 10), rng);
    }
    for (Rings.RingReport report : rings.reports) {
      if (old(report.event()) && !report.namesHiddenChild() && rng.chance(0.1)) {
        seed(report.event(), rng.between(3, 9), rng);
      }
    }
    int truly = weights.size();
    double wrong = settings.falseSeeds();
    int wanted = (int) Math.round(truly * wrong / (1 - wrong));
    List<Integer> reports = new ArrayList<>();
    for (int i = 0; i < draft.things.size(); i++) {
      if (draft.things.get(i).use.equals("report") && old(i)) {
        reports.add(i);
      }
    }
    Set<Integer> ours = new LinkedHashSet<>();
    rings.reports.forEach(r -> ours.add(r.event()));
    int tries = 0;
    while (weights.size() < truly + wanted && tries++ < 100 * wanted) {
      int i = falseSeed(all, reports, rng);
      boolean wrongly = draft.things.get(i).role == null && !ours.contains(i);
      if (wrongly && !flags.containsKey(i) && !weights.containsKey(i)) {
        seed(i, rng.between(3, 10), rng);
      }
    }
  }

  /** Those come under suspicion who often come to notice, but also anyone. */
  private int falseSeed(Population all, List<Integer> reports, Rng rng) {
    double kind = rng.unit();
    if (kind < 0.15) {
      return rng.pick(reports);
    }
    List<int[]> group = kind < 0.7 ? all.children : all.adults;
    int best = all.someone(group, 0, 1, rng);
    int other = all.someone(group, 0, 1, rng);
    return all.activity[other] > all.activity[best] ? other : best;
  }

  /** Whether a report was certainly entered, and read, by the as-of day. */
  private boolean old(int report) {
    return draft.things.get(report).on < Draft.AS_OF - READ_WITHIN;
  }

  private void seed(int thing, int tenths, Rng rng) {
    weights.put(thing, tenths);
    boolean report = draft.things.get(thing).kind == EntityKind.EVENT;
    int on = report ? draft.things.get(thing).on + READ_WITHIN : rng.between(90, Draft.AS_OF - 5);
    seedDays.put(thing, on);
  }

  /** One more stop, alone, for each stop or incident at which one of the group was present. */
  private void overRecord(Everyday everyday) {
    int links = draft.links;
    for (int k = 0; k < links; k++) {
      int person = draft.from[k];
      if (draft.type[k] != LinkType.PRESENT_AT
          || !draft.things.get(person).group.equals(settings.overRecorded())) {
        continue;
      }
      String sort = draft.things.get(draft.to[k]).use;
      if (sort.equals("stop") || sort.equals("incident")) {
        Rng rng = Rng.of(seed, k, EXTRAS);
        everyday.stop(person, 0, rng.below(Draft.DAYS), rng);
      }
    }
  }

  /** For each thing the one under whose id it stands: mostly itself. */
  private int[] merges(Population all, double share) {
    int[] standsFor = new int[draft.things.size()];
    Arrays.setAll(standsFor, i -> i);
    Rng rng = Rng.of(seed, 0, MERGES);
    int wanted = (int) Math.round(all.people * share);
    boolean[] used = new boolean[all.people];
    for (int done = 0; done < wanted; ) {
      List<int[]> group = rng.chance(0.25) ? all.children : all.adults;
      int a = all.someone(group, 0, 1, rng);
      int b = all.someone(group, all.area[a], 0.3, rng);
      if (a == b || used[a] || used[b]) {
        continue;
      }
      used[a] = true;
      used[b] = true;
      standsFor[weaker(a, b)] = stronger(a, b);
      draft.things.get(stronger(a, b)).missing += draft.things.get(weaker(a, b)).missing;
      done++;
    }
    return standsFor;
  }

  /** Of two under one id the one that is known, else the one with a role, gives the role. */
  private int stronger(int a, int b) {
    return rank(b) > rank(a) ? b : a;
  }

  private int weaker(int a, int b) {
    return rank(b) > rank(a) ? a : b;
  }

  private int rank(int person) {
    return weights.containsKey(person) ? 2 : draft.things.get(person).role != null ? 1 : 0;
  }

  private NetworkWorld written(int base, int baseRecords, int[] standsFor, double missing) {
    String[] ids = ids(base);
    List<Entity> entities = new ArrayList<>();
    Map<String, WorldRole> truth = new TreeMap<>();
    Map<String, LocalDate> flagged = new TreeMap<>();
    List<Seed> seeds = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      if (standsFor[i] != i) {
        continue;
      }
      Thing thing = draft.things.get(i);
      entities.add(entity(ids[i], thing));
      WorldRole role = thing.role;
      if (role != null) {
        truth.put(ids[i], role);
      }
      Integer weight = weights.get(i);
      if (weight != null) {
        LocalDate known = NetworkWorld.START.plusDays(seedDays.getOrDefault(i, 0));
        seeds.add(new Seed(ids[i], weight / 10.0, known));
      }
      Integer flag = flags.get(i);
      if (flag != null && role == WorldRole.HIDDEN_CHILD) {
        flagged.put(ids[i], NetworkWorld.START.plusDays(flag));
      }
    }
    entities.sort((a, b) -> a.id().compareTo(b.id()));
    seeds.sort((a, b) -> a.entity().compareTo(b.entity()));
    return new NetworkWorld(
        entities, links(ids, baseRecords, standsFor, missing), seeds, truth, flagged);
  }

  private List<Link> links(String[] ids, int baseRecords, int[] standsFor, double missing) {
    LocalDate[] dates = new LocalDate[2000];
    Arrays.setAll(dates, i -> NetworkWorld.START.plusDays(i - 1000));
    int[] recordNumbers = numbers(baseRecords, draft.records, 1);
    String[] records = new String[draft.records];
    Arrays.setAll(
        records,
        r ->
            draft.tellsOf[r] >= 0
                ? ids[draft.tellsOf[r]]
                : numbered('R', recordNumbers[r], baseRecords));
    List<Link> links = new ArrayList<>();
    for (int k = 0; k < draft.links; k++) {
      int a = standsFor[draft.from[k]];
      int b = standsFor[draft.to[k]];
      if (a == b || Rng.of(seed, k, LOSSES).chance(missing)) {
        continue;
      }
      int record = draft.record[k];
      links.add(
          new Link(
              ids[a],
              ids[b],
              draft.type[k].id(),
              dates[draft.day[record] + 1000],
              dates[draft.recorded[record] + 1000],
              Draft.grade(draft.grade[record]),
              records[record]));
    }
    links.sort(WorldMaker::byEntry);
    return links;
  }

  private static int byEntry(Link a, Link b) {
    LocalDate first = a.recorded();
    LocalDate second = b.recorded();
    int c = first == null || second == null ? 0 : first.compareTo(second);
    c = c != 0 ? c : a.record().compareTo(b.record());
    c = c != 0 ? c : a.from().compareTo(b.from());
    c = c != 0 ? c : a.to().compareTo(b.to());
    return c != 0 ? c : a.type().compareTo(b.type());
  }

  private static Entity entity(String id, Thing thing) {
    boolean event = thing.kind == EntityKind.EVENT;
    TreeMap<String, String> attributes = new TreeMap<>();
    if (thing.age >= 0) {
      attributes.put("age", Integer.toString(thing.age));
      attributes.put("group", thing.group);
    }
    if (thing.missing > 0) {
      attributes.put("missing-episodes", Integer.toString(thing.missing));
    }
    if (!thing.use.isEmpty()) {
      attributes.put(event ? "type" : "use", thing.use);
    }
    String label = event ? thing.use.replace('-', ' ') : thing.label;
    return new Entity(id, thing.kind, label, attributes);
  }

  /** Ids by kind, shuffled; things that only over-recording adds come after all others. */
  private String[] ids(int base) {
    int all = draft.things.size();
    int[] numbers = numbers(base, all, 0);
    String[] ids = new String[all];
    for (int i = 0; i < all; i++) {
      char letter =
          switch (draft.things.get(i).kind) {
            case PERSON -> 'P';
            case OBJECT -> 'O';
            case LOCATION -> 'L';
            case EVENT -> 'E';
          };
      ids[i] = numbered(letter, numbers[i], base);
    }
    return ids;
  }

  /** A shuffle of 0 to base − 1 and one of the rest. */
  private int[] numbers(int base, int all, int what) {
    int[] numbers = new int[all];
    Arrays.setAll(numbers, i -> i);
    shuffle(numbers, 0, base, Rng.of(seed, what, IDS));
    shuffle(numbers, base, all, Rng.of(seed, what + 2L, IDS));
    return numbers;
  }

  private static void shuffle(int[] numbers, int from, int to, Rng rng) {
    for (int i = to - 1; i > from; i--) {
      int j = from + rng.below(i - from + 1);
      int held = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = held;
    }
  }

  /** As wide as twice the number could need, so that over-recording changes no id. */
  private static String numbered(char letter, int number, int base) {
    String digits = Integer.toString(number);
    int width = Math.max(6, Integer.toString(2 * base).length());
    return letter + "0".repeat(width - digits.length()) + digits;
  }

  private static double between(double least, double most, Rng rng) {
    return least + (most - least) * rng.unit();
  }
}
