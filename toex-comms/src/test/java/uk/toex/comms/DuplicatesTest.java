package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.comms.internal.WriteHook;
import uk.toex.comms.layout.Layouts;

class DuplicatesTest {

  private static final String HEADER =
      "call type,direction,a number,b number,start,duration,cell\n";

  @TempDir Path folder = Path.of("");

  private static String row(String type, String side, String a, String b, int second, int length) {
    String minute = second / 60 < 10 ? "0" + second / 60 : "" + second / 60;
    String left = second % 60 < 10 ? "0" + second % 60 : "" + second % 60;
    String time = "2026-01-05T10:" + minute + ":" + left;
    String cell = side.equals("out") ? "A1" : "B1";
    return type
        + ","
        + side
        + ",07700900"
        + a
        + ",07700900"
        + b
        + ","
        + time
        + ","
        + length
        + ","
        + cell
        + "\n";
  }

  private static LoadReport load(Path store, Path... files) {
    try (CommsLoader loader = CommsLoader.into(store, WriteHook.NONE, 0)) {
      for (Path file : files) {
        loader.load(file, Layouts.builtIn().find("cdr"));
      }
      return loader.commit();
    }
  }

  private static int[] duplicateOf(Path store) {
    try (CommsStore opened = CommsStore.open(store)) {
      int[] all = new int[opened.events()];
      EventBatch batch = EventBatch.of(EventColumn.DUPLICATE_OF);
      for (int b = 0; b < opened.batches(); b++) {
        opened.read(b, batch);
        System.arraycopy(batch.duplicateOf(), 0, all, batch.first(), batch.size());
      }
      for (int i = 0; i < all.length; i++) {
        assertThat(opened.duplicateOf(i)).isEqualTo(all[i]);
      }
      return all;
    }
  }

  private int[] of(String... rows) {
    Path store = folder.resolve("store");
    load(store, Given.text(folder, "a.csv", HEADER + String.join("", rows)));
    return duplicateOf(store);
  }

  @Test
  void a_call_that_both_parties_records_tell_counts_once() {
    assertThat(
            of(row("voice", "out", "001", "002", 0, 60), row("voice", "in", "001", "002", 29, 60)))
        .containsExactly(-1, 0);
    try (CommsStore opened = CommsStore.open(folder.resolve("store"))) {
      assertThat(opened.event(1).cell()).isEqualTo("B1"); // still tells where the called was
      assertThat(opened.event(1).served().id()).isEqualTo("+447700900002");
    }
  }

  @Test
  void what_differs_is_no_duplicate() {
    assertThat(
            of(
                row("voice", "out", "001", "002", 0, 60),
                row("voice", "in", "001", "002", 30, 60), // too late
                row("voice", "in", "001", "002", 3, 61), // another length
                row("voice", "in", "002", "001", 3, 60), // the other way
                row("voice", "in", "003", "002", 3, 60), // another pair
                row("voice", "out", "001", "002", 0, 60), // the same side
                row("sms", "in", "001", "002", 3, 60))) // no call
        .containsOnly(-1);
  }

  @Test
  void two_texts_in_a_minute_are_two_and_pair_with_the_nearest() {
    assertThat(
            of(
                row("sms", "out", "001", "002", 0, 0),
                row("sms", "out", "001", "002", 20, 0),
                row("sms", "in", "001", "002", 21, 0),
                row("sms", "in", "001", "002", 2, 0)))
        .containsExactly(-1, -1, 1, 0);
  }

  @Test
  void a_row_that_two_files_have_counts_once_and_one_that_a_file_has_twice_twice() {
    String text = row("sms", "out", "001", "002", 0, 0);
    String other = row("sms", "out", "001", "003", 0, 0);
    Path a = Given.text(folder, "a.csv", HEADER + text + text);
    Path b = Given.text(folder, "b.csv", HEADER + other + text + text + text);
    Path store = folder.resolve("store");
    LoadReport report = load(store, a, b);
    assertThat(report.count("duplicate_rows")).isEqualTo(2);
    assertThat(duplicateOf(store)).containsExactly(-1, -1, -1, 0, 1, -1);
  }

  @Test
  void appending_flags_as_loading_at_once_does() {
    Path a = Given.text(folder, "a.csv", HEADER + row("voice", "out", "001", "002", 0, 60));
    Path b = Given.text(folder, "b.csv", HEADER + row("voice", "in", "001", "002", 5, 60));
    Path store = folder.resolve("store");
    load(store, a);
    assertThat(load(store, b).count("duplicate_records")).isEqualTo(1);
    assertThat(duplicateOf(store)).containsExactly(-1, 0);
  }

  /** One event of a property: which side, and at which second. */
  record Side(boolean served, int second) {}

  @Property(tries = 40)
  void pairing_is_greedy_by_nearness(@ForAll("sides") Set<Integer> seconds, @ForAll long bits) {
    List<Side> sides = new ArrayList<>();
    StringBuilder text = new StringBuilder(HEADER);
    for (int second : seconds) {
      boolean served = (bits >>> (second % 61) & 1) != 0;
      sides.add(new Side(served, second));
      text.append(row("voice", served ? "in" : "out", "001", "002", second, 60));
    }
    try {
      Path made = Files.createTempDirectory("toex-duplicates");
      Path store = made.resolve("store");
      load(store, Given.text(made, "a.csv", text.toString()));
      assertThat(duplicateOf(store)).isEqualTo(greedy(sides));
      Given.delete(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Set<Integer>> sides() {
    return Arbitraries.integers().between(0, 200).set().ofMinSize(1).ofMaxSize(40);
  }

  private static int[] greedy(List<Side> sides) {
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < sides.size(); a++) {
      for (int b = 0; b < sides.size(); b++) {
        int apart = sides.get(b).second() - sides.get(a).second();
        if (apart > 0 && apart < 30 && sides.get(a).served() != sides.get(b).served()) {
          pairs.add(new int[] {apart, sides.get(a).second(), a, b});
        }
      }
    }
    pairs.sort(Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
    int[] of = new int[sides.size()];
    Arrays.fill(of, -1);
    boolean[] gone = new boolean[sides.size()];
    for (int[] pair : pairs) {
      if (!gone[pair[2]] && !gone[pair[3]]) {
        gone[pair[2]] = true;
        gone[pair[3]] = true;
        of[Math.max(pair[2], pair[3])] = Math.min(pair[2], pair[3]);
      }
    }
    return of;
  }
}
