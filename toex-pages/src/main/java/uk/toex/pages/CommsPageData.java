package uk.toex.pages;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.Measure;

/**
 * What a {@link CommsPage} shows: sections, one below the other, each with a drawing or a table.
 * Times are local, in the zone that {@code zone} names. Texts may hold anything.
 *
 * @param title the page's heading
 * @param zone the zone in which hours and days are counted, such as {@code Europe/London}
 * @param facts about the run, by name; the first few stand in the head
 * @param notes on what can't be shown or proved
 * @param sections in the order in which they are read
 */
public record CommsPageData(
    String title, String zone, List<Fact> facts, List<String> notes, List<Section> sections) {

  public CommsPageData {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(zone, "zone");
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }

  /** Something about the run. */
  public record Fact(String name, String value) {
    public Fact {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  /** A part of the page. */
  public sealed interface Section permits Table, Findings, HeatMap, Timeline, Contacts, CellMap {
    /** Its heading. */
    String title();

    /** What it shows and what it can't prove, in a sentence or two; may be empty. */
    String about();
  }

  /**
   * Rows under a head.
   *
   * @param columns the head
   * @param numbers which columns are numbers, set to the right
   * @param rows the first of them; each as long as the head
   * @param total how many there are in all
   */
  public record Table(
      String title,
      String about,
      List<String> columns,
      List<Boolean> numbers,
      List<List<String>> rows,
      long total)
      implements Section {
    /**
     * @throws IllegalArgumentException if a row is not as long as the head
     */
    public Table {
      columns = List.copyOf(columns);
      numbers = List.copyOf(numbers);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size() || numbers.size() != columns.size()) {
          throw new IllegalArgumentException("a row is as long as its head: " + row);
        }
      }
    }
  }

  /**
   * What an analysis found, best first, each with why.
   *
   * @param measure what the scores measure
   * @param found the first of them
   * @param total how many were found in all
   */
  public record Findings(String title, String about, Measure measure, List<Found> found, long total)
      implements Section {
    public Findings {
      Objects.requireNonNull(measure, "measure");
      found = List.copyOf(found);
    }
  }

  /**
   * One finding.
   *
   * @param headline whom it is about, such as a number
   * @param score on the measure's scale
   * @param why in a sentence
   * @param explanation parts that add up to the score
   * @param facts what else a reader needs, by name
   * @param evidence some of its events as the files have them, with file and row
   */
  public record Found(
      String headline,
      double score,
      String why,
      Explanation explanation,
      List<Fact> facts,
      List<String> evidence) {
    public Found {
      Objects.requireNonNull(headline, "headline");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(explanation, "explanation");
      facts = List.copyOf(facts);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * How much happens by weekday and hour.
   *
   * @param counts 168 numbers: Monday's 24 hours, Tuesday's, …
   */
  public record HeatMap(String title, String about, List<Long> counts) implements Section {
    /**
     * @throws IllegalArgumentException if there are not 7 × 24 counts, or one is negative
     */
    public HeatMap {
      counts = List.copyOf(counts);
      if (counts.size() != 168 || counts.stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException("a week has 7 × 24 hours");
      }
    }
  }

  /** What a mark of a timeline stands for. */
  public enum Mark {
    /** A call. */
    CALL,
    /** A message. */
    MESSAGE,
    /** A data session. */
    DATA
  }

  /**
   * An event of a timeline.
   *
   * @param at when, in the page's zone
   * @param seconds how long; 0 if not known
   * @param lane with whom, or on what: one line of the drawing for each
   * @param outgoing whether the subject began it
   * @param label what is shown of it in words, with its file and row
   */
  public record Moment(
      LocalDateTime at, int seconds, Mark mark, String lane, boolean outgoing, String label) {
    public Moment {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(mark, "mark");
      Objects.requireNonNull(lane, "lane");
      Objects.requireNonNull(label, "label");
    }
  }

  /**
   * Events along time, one line for each lane.
   *
   * @param moments in order of time
   * @param total how many events there are, of which the moments are the first
   */
  public record Timeline(String title, String about, List<Moment> moments, long total)
      implements Section {
    public Timeline {
      moments = List.copyOf(moments);
    }
  }

  /**
   * Who is in contact with whom.
   *
   * @param nodes the parties, the most important first; the first 60 are drawn
   * @param lines between two of them, by their place in {@code nodes}
   */
  public record Contacts(String title, String about, List<Node> nodes, List<Line> lines)
      implements Section {
    /**
     * @throws IllegalArgumentException if a line's end is no node
     */
    public Contacts {
      nodes = List.copyOf(nodes);
      lines = List.copyOf(lines);
      for (Line line : lines) {
        Objects.checkIndex(line.a(), nodes.size());
        Objects.checkIndex(line.b(), nodes.size());
      }
    }
  }

  /**
   * A party.
   *
   * @param label its number or name
   * @param focus whether the page is about it
   * @param events how many events it has here
   */
  public record Node(String label, boolean focus, long events) {
    public Node {
      Objects.requireNonNull(label, "label");
    }
  }

  /** Contact between two nodes: how many events. */
  public record Line(int a, int b, long events) {}

  /**
   * Cells on a plain grid, and movement between them.
   *
   * @param sites cells whose place is known
   * @param moves from one to another, by their place in {@code sites}
   * @param unplaced how many events named a cell whose place is not known
   */
  public record CellMap(
      String title, String about, List<Site> sites, List<Move> moves, long unplaced)
      implements Section {
    /**
     * @throws IndexOutOfBoundsException if a move's end is no site
     */
    public CellMap {
      sites = List.copyOf(sites);
      moves = List.copyOf(moves);
      for (Move move : moves) {
        Objects.checkIndex(move.from(), sites.size());
        Objects.checkIndex(move.to(), sites.size());
      }
    }
  }

  /**
   * A cell.
   *
   * @param latitude degrees north
   * @param longitude degrees east
   * @param azimuth degrees clockwise from north; NaN if not known or all round
   * @param events how many events named it
   * @param role such as {@code home}; null if none is claimed
   */
  public record Site(
      String cell,
      double latitude,
      double longitude,
      double azimuth,
      long events,
      @Nullable String role) {
    public Site {
      Objects.requireNonNull(cell, "cell");
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("not a place: " + latitude + ", " + longitude);
      }
    }
  }

  /** How often one cell's event was followed by another cell's. */
  public record Move(int from, int to, long times) {}
}
