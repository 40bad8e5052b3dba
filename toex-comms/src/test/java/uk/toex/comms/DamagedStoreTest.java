package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.api.comms.CommsEvent;
import uk.toex.comms.internal.WriteHook;

class DamagedStoreTest {

  @TempDir Path folder = Path.of("");

  private Path file(String name, int hour) {
    return Given.file(
        folder,
        name,
        "call,07700900001,07700900002,2026-03-01T" + hour + ":00:00Z,60,3500000000000,234,A,B,x",
        "message,07700900002,07700900001,2026-03-01T" + hour + ":30:00Z,,350000000000,235,C,D,hi",
        "data,07700900003,,2026-03-02T" + hour + ":30:00Z,1,,,C,,");
  }

  @Test
  void every_flipped_bit_is_named_and_refused() throws IOException {
    Path store = folder.resolve("store");
    Given.load(store, file("a.csv", 10));
    List<CommsEvent> sound = Given.events(store);
    for (String name : List.of("events-0001.col", "names-0001.dic", "manifest.txt")) {
      Path target = store.resolve(name);
      byte[] good = Files.readAllBytes(target);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << (at % 8));
        replace(target, bad);
        assertThatThrownBy(() -> Given.events(store))
            .as("%s, byte %s", name, at)
            .isInstanceOf(InputRefusedException.class);
      }
      replace(target, good);
    }
    assertThat(Given.events(store)).isEqualTo(sound);
  }

  @Test
  void the_message_says_where() throws IOException {
    Path store = folder.resolve("store");
    Given.load(store, file("a.csv", 10));
    Path target = store.resolve("events-0001.col");
    byte[] bytes = Files.readAllBytes(target);
    bytes[8] ^= 1; // the first column
    replace(target, bytes);
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.start(0)).isPositive(); // another column is as it was
      assertThatThrownBy(() -> opened.type(0))
          .hasMessageContaining("events-0001.col, segment 0, column kind");
    }
  }

  @Test
  void a_file_cut_short_is_named_and_refused() throws IOException {
    Path store = folder.resolve("store");
    Given.load(store, file("a.csv", 10));
    Path target = store.resolve("events-0001.col");
    byte[] bytes = Files.readAllBytes(target);
    replace(target, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> CommsStore.open(store))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("events-0001.col is cut short");
    Files.delete(target);
    assertThatThrownBy(() -> CommsStore.open(store))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("events-0001.col");
  }

  /** In a new file, since the old one may still be mapped. */
  private static void replace(Path target, byte[] bytes) throws IOException {
    Path other = target.resolveSibling("other");
    Files.write(other, bytes);
    Files.move(other, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Fails at one step and every later one, as if the process were gone. */
  private static final class Killed implements WriteHook {
    private final int at;
    private int steps;

    Killed(int at) {
      this.at = at;
    }

    @Override
    public void before(String step) throws IOException {
      if (steps++ >= at) {
        throw new IOException("killed before: " + step);
      }
    }
  }

  @Test
  void a_load_killed_at_any_step_leaves_the_store_as_it_was() {
    Path store = folder.resolve("store");
    Given.load(store, file("a.csv", 10));
    Path more = file("b.csv", 11);
    List<CommsEvent> before = Given.events(store);
    int step = 0;
    boolean killed = true;
    while (killed) {
      try {
        Given.load(store, 1, 0, new Killed(step), more);
        killed = false;
      } catch (OutputFailedException e) {
        List<CommsEvent> now = Given.events(store);
        if (now.size() != before.size()) {
          assertThat(e).hasMessageContaining("delete"); // after the manifest only tidying is left
          return;
        }
        assertThat(now).isEqualTo(before);
        step++;
      }
    }
    assertThat(step).isGreaterThan(8);
    assertThat(Given.events(store)).hasSize(6);
  }

  @Test
  void a_new_store_killed_at_any_step_is_none() {
    for (int step = 0; step < 100; step++) {
      Path store = folder.resolve("new-" + step);
      try {
        Given.load(store, 1, 0, new Killed(step), file("a.csv", 10));
        assertThat(step).isGreaterThan(8);
        return;
      } catch (OutputFailedException e) {
        assertThat(CommsStore.isStore(store)).isFalse();
        Given.load(store, file("a.csv", 10)); // and can be made after all
        assertThat(Given.events(store)).hasSize(3);
      }
    }
  }

  @Test
  void two_loads_at_a_time_are_refused() {
    Path store = folder.resolve("store");
    try (CommsLoader first = CommsLoader.into(store)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> CommsLoader.into(store))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("is being loaded into");
    }
    Given.load(store, file("a.csv", 10));
  }
}
