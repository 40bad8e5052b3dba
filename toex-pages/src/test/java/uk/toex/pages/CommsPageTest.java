package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation;
import uk.toex.api.Measure;
import uk.toex.pages.CommsPageData.CellMap;
import uk.toex.pages.CommsPageData.Contacts;
import uk.toex.pages.CommsPageData.Fact;
import uk.toex.pages.CommsPageData.Findings;
import uk.toex.pages.CommsPageData.Found;
import uk.toex.pages.CommsPageData.HeatMap;
import uk.toex.pages.CommsPageData.Line;
import uk.toex.pages.CommsPageData.Mark;
import uk.toex.pages.CommsPageData.Moment;
import uk.toex.pages.CommsPageData.Move;
import uk.toex.pages.CommsPageData.Node;
import uk.toex.pages.CommsPageData.Section;
import uk.toex.pages.CommsPageData.Site;
import uk.toex.pages.CommsPageData.Table;
import uk.toex.pages.CommsPageData.Timeline;

class CommsPageTest {

  private static final String HOSTILE = "</title><script>alert(1)</script>\u202e\"'&";

  private static String page(Section... sections) throws IOException {
    StringBuilder out = new StringBuilder();
    CommsPage.of(
            new CommsPageData(
                HOSTILE,
                "Europe/London",
                List.of(new Fact(HOSTILE, HOSTILE)),
                List.of(HOSTILE),
                List.of(sections)))
        .write(out);
    return out.toString();
  }

  private static Section[] all() {
    Explanation why =
        new Explanation("points", List.of(new Explanation.Step(HOSTILE, 2.5)), -0.5, 2);
    List<Long> hours = new ArrayList<>(Collections.nCopies(168, 0L));
    hours.set(25, 1_200_000L);
    LocalDateTime at = LocalDateTime.of(2026, 3, 1, 8, 0);
    return new Section[] {
      new Table(HOSTILE, HOSTILE, List.of(HOSTILE), List.of(true), List.of(List.of(HOSTILE)), 5),
      new Findings(
          HOSTILE,
          HOSTILE,
          new Measure("m", 0, 10, HOSTILE),
          List.of(
              new Found(
                  HOSTILE, 2, HOSTILE, why, List.of(new Fact(HOSTILE, HOSTILE)), List.of(HOSTILE))),
          1),
      new HeatMap(HOSTILE, HOSTILE, hours),
      new Timeline(
          HOSTILE,
          HOSTILE,
          List.of(
              new Moment(at, 60, Mark.CALL, HOSTILE, true, HOSTILE),
              new Moment(at.plusDays(40), 0, Mark.MESSAGE, "b", false, "x"),
              new Moment(at.plusDays(400), 0, Mark.DATA, "c", true, "y")),
          9),
      new Contacts(
          HOSTILE,
          HOSTILE,
          List.of(new Node(HOSTILE, true, 4), new Node(HOSTILE, false, 3)),
          List.of(new Line(0, 1, 3))),
      new CellMap(
          HOSTILE,
          HOSTILE,
          List.of(new Site(HOSTILE, 52, -1, 90, 3, HOSTILE), new Site("B", 52.1, -1.1, 0, 2, null)),
          List.of(new Move(0, 1, 2)),
          1)
    };
  }

  @Test
  void what_records_say_is_only_ever_text() throws IOException {
    String page = page(all());
    assertThat(page).doesNotContain("<script").doesNotContain("\u202e").doesNotContain("style=");
    assertThat(page).contains("&lt;/title&gt;&lt;script&gt;alert(1)").contains("⟨U+202E⟩");
    assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("NaN");
  }

  @Test
  void the_same_data_give_the_same_bytes() throws IOException {
    assertThat(page(all())).isEqualTo(page(all()));
  }

  @Test
  void what_is_empty_says_so() throws IOException {
    String page =
        page(
            new Table("T", "", List.of("a"), List.of(false), List.of(), 0),
            new Findings("F", "", new Measure("m", 0, 1, "x"), List.of(), 0),
            new HeatMap("H", "", Collections.nCopies(168, 0L)),
            new Timeline("L", "", List.of(), 0),
            new Contacts("C", "", List.of(), List.of()),
            new CellMap("M", "", List.of(), List.of(), 7));
    assertThat(page)
        .contains("None found.", "No events.", "No contacts.", "give a cell list", "0 events");
  }

  @Test
  void one_cell_alone_and_many_nodes_can_be_drawn() throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      nodes.add(new Node("n" + i, i % 50 == 0, i));
    }
    String page =
        page(
            new CellMap("M", "", List.of(new Site("A", 0, 0, Double.NaN, 1, null)), List.of(), 0),
            new Contacts("C", "", nodes, List.of(new Line(0, 199, 1))));
    assertThat(page).contains("The 60 first of 200 are drawn.").doesNotContain("NaN");
  }

  @Test
  void what_does_not_fit_together_is_refused() {
    assertThatThrownBy(() -> new HeatMap("H", "", List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Table("T", "", List.of("a"), List.of(true), List.of(List.of("x", "y")), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Contacts("C", "", List.of(new Node("a", true, 1)), List.of(new Line(0, 1, 1))))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
