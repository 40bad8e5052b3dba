package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Advice;
import uk.toex.api.Measure;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Finding;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.NumberTimeline;
import uk.toex.io.AtomicFile;
import uk.toex.pages.CommsPage;
import uk.toex.pages.CommsPageData;

/** What the pages of comms commands show, from what analyses give. */
final class CommsPages {

  /** How many rows of a table a page shows. */
  static final int ROWS = 200;

  private static final int FINDINGS = 50;
  private static final int EVIDENCE = 12;
  private static final int NODES = 60;
  private static final int SITES = 400;
  private static final int MOVES = 150;

  private final CommsEvents events;
  private final ZoneId zone;

  CommsPages(CommsEvents events) {
    this.events = events;
    this.zone = events.zone();
  }

  /** Writes a page beside a command's other files; says where it is. */
  void write(
      Path file,
      String title,
      RunRecord record,
      List<CommsPageData.Section> sections,
      Console console) {
    List<CommsPageData.Fact> facts = new ArrayList<>();
    facts.add(new CommsPageData.Fact("Events", Shown.count(events.events())));
    facts.add(new CommsPageData.Fact("Parties", Shown.count(events.parties())));
    facts.add(new CommsPageData.Fact("TOEX", RunRecord.version()));
    record.settings.forEach((name, value) -> facts.add(new CommsPageData.Fact(name, value)));
    CommsPageData data = new CommsPageData(title, zone.getId(), facts, notes(record), sections);
    try (AtomicFile html = AtomicFile.create(file)) {
      Writer page =
          new BufferedWriter(new OutputStreamWriter(html.stream(), StandardCharsets.UTF_8));
      CommsPage.of(data).write(page);
      page.flush();
      html.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.note("Read: " + file);
  }

  private static List<String> notes(RunRecord record) {
    List<String> notes = new ArrayList<>();
    long rejected = record.counts.getOrDefault("rejected", 0L);
    if (rejected > 0) {
      notes.add(Shown.count(rejected, "record") + " could not be read; see rejected.csv.");
    }
    return notes;
  }

  /** What an analysis found, the first fifty with events to check each by. */
  CommsPageData.Findings findings(
      String title, String about, Measure measure, List<Advice<Finding>> found) {
    List<CommsPageData.Found> shown = new ArrayList<>();
    for (Advice<Finding> advice : found.subList(0, Math.min(FINDINGS, found.size()))) {
      Finding finding = advice.subject();
      List<CommsPageData.Fact> facts = new ArrayList<>();
      finding
          .values()
          .forEach(
              (name, value) -> {
                if (!name.equals("why")) {
                  facts.add(new CommsPageData.Fact(name.replace('_', ' '), value));
                }
              });
      List<String> evidence = new ArrayList<>();
      List<Integer> numbers = finding.events();
      for (int event : numbers.subList(0, Math.min(EVIDENCE, numbers.size()))) {
        CommsEvent each = events.event(event);
        evidence.add(stamp(each) + " " + line(each));
      }
      shown.add(
          new CommsPageData.Found(
              String.join(
                  " → ", finding.parties().subList(0, Math.min(2, finding.parties().size()))),
              advice.score(),
              finding.values().getOrDefault("why", ""),
              advice.explanation(),
              facts,
              evidence));
    }
    return new CommsPageData.Findings(title, about, measure, shown, found.size());
  }

  /** All of one number's events along time, by whom it was in contact with. */
  CommsPageData.Timeline timeline(String title, List<NumberTimeline.Moment> moments) {
    List<CommsPageData.Moment> shown = new ArrayList<>();
    for (NumberTimeline.Moment each : moments) {
      CommsEvent event = each.event();
      if (event.duplicateOf() >= 0) {
        continue;
      }
      boolean out = each.direction() != NumberTimeline.Direction.IN;
      String lane =
          event.to() == null ? "data sessions" : out ? event.to().id() : event.from().id();
      shown.add(
          new CommsPageData.Moment(
              local(event),
              Math.max(0, event.seconds()),
              mark(event.type()),
              lane,
              out,
              line(event)));
    }
    return new CommsPageData.Timeline(
        title, "The other party's record of the same event is left out.", shown, shown.size());
  }

  /** How much of some events lies in each hour of the week. */
  CommsPageData.HeatMap hours(String title, List<NumberTimeline.Moment> moments) {
    long[] week = new long[168];
    for (NumberTimeline.Moment each : moments) {
      if (each.event().duplicateOf() < 0) {
        LocalDateTime at = local(each.event());
        week[(at.getDayOfWeek().getValue() - 1) * 24 + at.getHour()]++;
      }
    }
    return hours(title, "", week);
  }

  static CommsPageData.HeatMap hours(String title, String about, long[] week) {
    List<Long> counts = new ArrayList<>();
    for (long count : week) {
      counts.add(count);
    }
    return new CommsPageData.HeatMap(title, about, counts);
  }

  /** The parties of some pairs, those of most events first, and how they are tied. */
  static CommsPageData.Contacts contacts(
      String title, String about, List<Pair> pairs, Set<String> focus) {
    Map<String, Long> totals = new TreeMap<>();
    for (Pair pair : pairs) {
      totals.merge(pair.a(), pair.events(), Long::sum);
      totals.merge(pair.b(), pair.events(), Long::sum);
    }
    List<String> order = new ArrayList<>(totals.keySet());
    order.sort(
        Comparator.comparing((String id) -> !focus.contains(id))
            .thenComparing(id -> -totals.getOrDefault(id, 0L))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> place = new HashMap<>();
    List<CommsPageData.Node> nodes = new ArrayList<>();
    for (String id : order) {
      place.put(id, nodes.size());
      nodes.add(new CommsPageData.Node(id, focus.contains(id), totals.getOrDefault(id, 0L)));
    }
    List<CommsPageData.Line> lines = new ArrayList<>();
    for (Pair pair : pairs) {
      int a = place.getOrDefault(pair.a(), 0);
      int b = place.getOrDefault(pair.b(), 0);
      if (a < NODES && b < NODES) {
        lines.add(new CommsPageData.Line(a, b, pair.events()));
      }
    }
    return new CommsPageData.Contacts(title, about, nodes, lines);
  }

  /** Two parties and how much ties them. */
  record Pair(String a, String b, long events) {}

  /**
   * The cells of a number's own records, and how it went from one to the next within twelve hours.
   *
   * @param roles what some cells are to it, such as {@code night}
   */
  CommsPageData.CellMap map(
      String title, List<NumberTimeline.Moment> moments, Map<String, String> roles) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Map<String, Long>> next = new TreeMap<>();
    String last = "";
    long lastAt = Long.MIN_VALUE;
    for (NumberTimeline.Moment each : moments) {
      String cell = each.event().cell();
      if (!each.own() || cell.isEmpty()) {
        continue;
      }
      long at = each.event().start().getEpochSecond();
      counts.merge(cell, 1L, Long::sum);
      if (!last.isEmpty() && !last.equals(cell) && at - lastAt <= 12 * 3600) {
        next.computeIfAbsent(last, k -> new TreeMap<>()).merge(cell, 1L, Long::sum);
      }
      last = cell;
      lastAt = at;
    }
    Map<String, Cell> known = cells(counts.keySet());
    List<String> order = new ArrayList<>(known.keySet());
    order.sort(
        Comparator.comparing((String id) -> -counts.getOrDefault(id, 0L))
            .thenComparing(Comparator.naturalOrder()));
    order = order.subList(0, Math.min(SITES, order.size()));
    Map<String, Integer> number = new HashMap<>();
    List<CommsPageData.Site> sites = new ArrayList<>();
    for (String id : order) {
      Cell cell = known.getOrDefault(id, new Cell(id, null, Double.NaN, ""));
      Cell.Place place = cell.place();
      if (place != null) {
        number.put(id, sites.size());
        sites.add(
            new CommsPageData.Site(
                id,
                place.latitude(),
                place.longitude(),
                cell.azimuth(),
                counts.getOrDefault(id, 0L),
                roles.get(id)));
      }
    }
    List<CommsPageData.Move> moves = new ArrayList<>();
    next.forEach(
        (from, all) ->
            all.forEach(
                (to, times) -> {
                  Integer a = number.get(from);
                  Integer b = number.get(to);
                  if (a != null && b != null) {
                    moves.add(new CommsPageData.Move(a, b, times));
                  }
                }));
    moves.sort(
        Comparator.comparingLong((CommsPageData.Move move) -> -move.times())
            .thenComparingInt(CommsPageData.Move::from)
            .thenComparingInt(CommsPageData.Move::to));
    long unplaced =
        counts.entrySet().stream()
            .filter(each -> !known.containsKey(each.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new CommsPageData.CellMap(
        title,
        "A data session's cell was in use at or before its start.",
        sites,
        moves.subList(0, Math.min(MOVES, moves.size())),
        unplaced);
  }

  /** Those of some cells whose place is known. */
  private Map<String, Cell> cells(Set<String> wanted) {
    Map<String, Cell> known = new TreeMap<>();
    for (int c = 0; c < events.cells(); c++) {
      Cell cell = events.cellAt(c);
      if (cell.place() != null && wanted.contains(cell.id())) {
        known.put(cell.id(), cell);
      }
    }
    return known;
  }

  private LocalDateTime local(CommsEvent event) {
    return LocalDateTime.ofInstant(event.start(), zone);
  }

  /** {@code 12 Mar 2026 14:02:11}, in the events' zone. */
  String stamp(CommsEvent event) {
    LocalDateTime at = local(event);
    LocalDate day = at.toLocalDate();
    String time = at.toLocalTime().toString();
    return Shown.date(day) + " " + (time.length() == 5 ? time + ":00" : time);
  }

  /** What a record says, and where it stands. */
  static String line(CommsEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(
        switch (event.type()) {
          case CALL -> "call ";
          case MESSAGE -> "message ";
          case DATA -> "data session of ";
        });
    line.append(event.from().id());
    if (event.to() != null) {
      line.append(" → ").append(event.to().id());
    }
    if (event.type() == CommsType.CALL && event.seconds() >= 0) {
      line.append(", ").append(event.seconds()).append(" s");
    }
    if (!event.cell().isEmpty()) {
      line.append(", cell ").append(event.cell());
      line.append(event.type() == CommsType.DATA ? " at or before" : "");
    }
    if (event.timeDoubt() != TimeDoubt.NONE) {
      line.append(
          event.timeDoubt() == TimeDoubt.REPEATED_HOUR
              ? ", time ambiguous: the clocks went back"
              : ", time doubtful: the clocks went forward");
    }
    @Nullable String text = event.text();
    if (text != null) {
      line.append(": “").append(Shown.line(text, 80)).append('”');
    }
    if (!event.raw().file().isEmpty()) {
      line.append(" [").append(event.raw().file()).append(" row ").append(event.raw().row());
      line.append(']');
    }
    return line.toString();
  }

  private static CommsPageData.Mark mark(CommsType type) {
    return switch (type) {
      case CALL -> CommsPageData.Mark.CALL;
      case MESSAGE -> CommsPageData.Mark.MESSAGE;
      case DATA -> CommsPageData.Mark.DATA;
    };
  }
}
