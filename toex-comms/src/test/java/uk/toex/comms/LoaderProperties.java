package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import uk.toex.api.comms.CommsEvent;
import uk.toex.comms.internal.WriteHook;

class LoaderProperties {

  /** A row as it is written and what it says. */
  record Written(String type, int from, int to, long start, int seconds, String cell, String text) {
    String row(int spelling) {
      String line =
          type
              + ","
              + number(from, spelling)
              + ","
              + number(to, spelling + 1)
              + ","
              + Instant.ofEpochSecond(start)
              + ","
              + (seconds < 0 ? "" : seconds)
              + ",35"
              + (seconds < 0 ? "" : "000000000000" + from % 10)
              + ",2341500000000"
              + (10 + from)
              + ","
              + cell
              + ",,\""
              + text
              + "\"";
      return line + (spelling % 3 == 0 ? "\r\n" : "\n");
    }

    private static String number(int n, int spelling) {
      String national = "7700900" + (100 + n);
      return switch (spelling % 4) {
        case 0 -> "+44" + national;
        case 1 -> "0" + national;
        case 2 -> "0044 " + national;
        default -> "\"07700 900" + (100 + n) + "\"";
      };
    }
  }

  @Property(tries = 40)
  void what_is_written_is_what_is_read_whatever_the_threads_and_chunks(
      @ForAll("rows") List<Written> rows,
      @ForAll @IntRange(min = 512, max = 3000) int chunk,
      @ForAll @IntRange(min = 1, max = 4) int threads)
      throws IOException {
    StringBuilder text = new StringBuilder(Given.HEADER);
    for (int i = 0; i < rows.size(); i++) {
      text.append(rows.get(i).row(i));
    }
    Path folder = Files.createTempDirectory("toex-loader");
    Path file = Given.text(folder, "a.csv", text.toString());
    Path store = folder.resolve("store");
    Given.load(store, threads, chunk, WriteHook.NONE, file);
    Path single = folder.resolve("single");
    Given.load(single, 1, chunk, WriteHook.NONE, file);
    assertThat(Given.digests(store)).isEqualTo(Given.digests(single));
    List<String> raw = new ArrayList<>();
    List<CommsEvent> events = Given.events(store);
    try (CommsStore opened = CommsStore.open(store)) {
      for (int i = 0; i < events.size(); i++) {
        raw.add(opened.rawText(i, file));
      }
    }
    assertThat(events).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Written row = rows.get(i);
      CommsEvent event = events.get(i);
      assertThat(event.from().id()).isEqualTo("+447700900" + (100 + row.from()));
      if (!row.type().equals("data")) {
        assertThat(Objects.requireNonNull(event.to()).id())
            .isEqualTo("+447700900" + (100 + row.to()));
      }
      assertThat(event.start().getEpochSecond()).isEqualTo(row.start());
      assertThat(event.seconds()).isEqualTo(row.seconds());
      assertThat(event.cell()).isEqualTo(row.cell().strip());
      assertThat(event.text() == null ? "" : event.text()).isEqualTo(row.text());
      assertThat(event.imsi()).isEqualTo("2341500000000" + (10 + row.from()));
      assertThat(event.raw().row()).isEqualTo(i + 1);
      assertThat(raw.get(i)).isEqualTo(row.row(i).strip());
    }
    Given.delete(folder);
  }

  @Provide
  Arbitrary<List<Written>> rows() {
    Arbitrary<String> type = Arbitraries.of("call", "message", "data");
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 99);
    Arbitrary<Long> start = Arbitraries.longs().between(0, 4_102_444_799L);
    Arbitrary<Integer> seconds = Arbitraries.integers().between(-1, 100_000);
    Arbitrary<String> cell = Arbitraries.of("", "A", "234-15-1-2", "a cell with quite a long name");
    Arbitrary<String> text =
        Arbitraries.of("", "hi", "a\nb", "x, y", "\u00e9\ud83d\ude00", "two  ");
    return Combinators.combine(type, number, number, start, seconds, cell, text)
        .as(Written::new)
        .list()
        .ofMaxSize(120);
  }
}
