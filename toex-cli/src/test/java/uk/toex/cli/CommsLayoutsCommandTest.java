package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommsLayoutsCommandTest {

  private static final String EXPORT =
      """
      Caller no;Callee no;When;Kind;Note
      07700 900001;07700 900002;31/03/2026 14:05;Voice;a
      07700 900001;Dentist;30/03/2026 14:05;SMS;b
      07700 900001;07700 900002;soon;Voice;c
      """;

  @Test
  void lists_and_shows_layouts() {
    Cli.Outcome list = Cli.run("comms", "layouts", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("generic").contains("bandicoot").contains("Europe/London");
    assertThat(Cli.run("comms", "layouts", "list", "--json").out()).contains("\"cell-sites\"");
    Cli.Outcome show = Cli.run("comms", "layouts", "show", "bandicoot");
    assertThat(show.out()).contains("layout    = bandicoot").contains("[direction]");
    Cli.Outcome none = Cli.run("comms", "layouts", "show", "no-such");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no layout and no file called no-such");
  }

  @Test
  void makes_a_layout_that_then_reads_the_file(@TempDir Path folder) throws IOException {
    Path sample = Cli.write(folder.resolve("export.csv"), EXPORT);
    Path layout = folder.resolve("our export.layout");
    Cli.Outcome made = Cli.run("comms", "layouts", "make", sample, "--out", layout);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("to check");
    assertThat(Files.readString(layout)).contains("layout    = our-export").contains("# CHECK");
    Cli.Outcome tested = Cli.run("comms", "layouts", "test", layout, sample, "--rows", "2");
    assertThat(tested.code()).as(tested.err()).isZero();
    assertThat(tested.out())
        .contains("row 1: from=+447700900001  served=from  start=2026-03-31T13:05:00Z")
        .contains("to=Dentist")
        .contains("2 of 3 rows read by our-export")
        .contains("bad start: not a time as the layout writes it")
        .contains("Nothing is read from: Note");
    assertThat(Cli.run("comms", "layouts", "test", layout, sample, "--json").out())
        .contains("\"accepted\": 2");
  }

  @Test
  void says_of_each_layout_why_it_fits_or_not(@TempDir Path folder) throws IOException {
    Path sample =
        Cli.write(
            folder.resolve("A.csv"),
            """
            interaction,direction,correspondent_id,datetime,call_duration
            call,in,B,2014-08-20 20:30:37,137
            """);
    Cli.Outcome auto = Cli.run("comms", "layouts", "test", "auto", sample);
    assertThat(auto.code()).as(auto.err()).isZero();
    assertThat(auto.err())
        .contains("bandicoot fits: reads 5 of 5 columns and 1 of 1 rows (100 %)")
        .contains("generic does not fit: no column for from, start, to, type.");
    assertThat(auto.out()).contains("from=B").contains("to=A");
    Path other = Cli.write(folder.resolve("other.csv"), "colour,size\nred,1\n");
    Cli.Outcome none = Cli.run("comms", "layouts", "test", "auto", other);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no layout fits").contains("toex comms layouts make");
  }
}
