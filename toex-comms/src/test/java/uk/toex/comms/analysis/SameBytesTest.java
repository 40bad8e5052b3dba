package uk.toex.comms.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.CommsLoader;
import uk.toex.comms.CommsStore;
import uk.toex.comms.MemoryEvents;
import uk.toex.io.Input;

/** Every result is the same in any order of the events, however split, with any threads. */
class SameBytesTest {

  @TempDir Path folder = Path.of("");

  private static List<SharedPlaces.Place> places() {
    Instant from = Instant.ofEpochSecond(1_774_000_000L);
    return List.of(
        new SharedPlaces.Place("one", Set.of("C0", "C1"), from, from.plusSeconds(500_000)),
        new SharedPlaces.Place("two", Set.of("C1", "C2"), from, from.plusSeconds(1_000_000)));
  }

  /** Everything that is found, as text. */
  private String all(CommsEvents events, Scope scope) throws IOException {
    List<Object> all = new ArrayList<>();
    Contacts contacts = Contacts.of(events, scope);
    contacts.forEach(Integer.MAX_VALUE, all::add);
    all.addAll(contacts.top(20));
    CommonContacts common = CommonContacts.of(events, 3, scope);
    common.forEach(all::add);
    CommonContacts.Pair first = common.top(1).get(0);
    all.addAll(common.shared(List.of(first.a(), first.b())));
    HourPattern.of(events, scope).forEach(all::add);
    Devices devices = Devices.of(events, scope);
    all.addAll(devices.uses());
    all.addAll(devices.swaps());
    all.addAll(devices.shared());
    for (boolean end : new boolean[] {false, true}) {
      Colocation.Settings settings = new Colocation.Settings(60, 3, 6, end);
      Colocation together = Colocation.of(events, settings, scope);
      together.forEach(
          pair -> {
            all.add(pair);
            all.add(together.weight(pair.a(), pair.b()));
          });
      all.add(together.slots() + " " + together.skipped());
    }
    all.addAll(CallChains.of(events, 3600, 1, scope));
    all.addAll(UsualCells.of(events, scope));
    all.addAll(SilenceGaps.of(events, Duration.ofHours(12), scope));
    all.addAll(SharedPlaces.of(events, places(), 1, scope));
    NetworkExport.write(events, folder, 2, scope);
    all.add(Files.readString(folder.resolve("entities.csv")));
    all.add(Files.readString(folder.resolve("links.csv")));
    StringBuilder text = new StringBuilder();
    all.forEach(each -> text.append(each).append('\n'));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 65536", "2, 2, 100", "3, 4, 7", "4, 2, 1"})
  void whateverTheOrderAndTheThreads(long seed, int threads, int batch) throws IOException {
    RandomEvents random = new RandomEvents(99, 1500, 80);
    String expected = all(random.events(), Scope.ALL.withThreads(1));
    assertThat(all(random.shuffled(seed, batch), Scope.ALL.withThreads(threads)))
        .isEqualTo(expected);
  }

  @Test
  void whateverTheFiles() throws IOException {
    String header = "type,from,to,start,duration_s,imei,imsi,cell\n";
    StringBuilder odd = new StringBuilder(header);
    StringBuilder even = new StringBuilder(header);
    StringBuilder one = new StringBuilder(header);
    for (int i = 0; i < 400; i++) {
      String row =
          "call,07700900"
              + (100 + i * 7 % 23)
              + ",07700900"
              + (100 + i * 13 % 31)
              + ",2026-03-"
              + (10 + i % 19)
              + "T"
              + (10 + i % 9)
              + ":"
              + (10 + i % 47)
              + ":00Z,60,3500000000000"
              + i % 5
              + "1,23415000000000"
              + i % 7
              + ",C"
              + i % 4
              + "\n";
      (i % 2 == 0 ? even : odd).append(row);
      one.append(row);
    }
    assertThat(stored("two", odd, even)).isEqualTo(stored("one", one));
  }

  private String stored(String name, StringBuilder... files) throws IOException {
    Path store = folder.resolve(name);
    try (CommsLoader loader = CommsLoader.into(store)) {
      for (int i = 0; i < files.length; i++) {
        Path file = folder.resolve(name + i + ".csv");
        Files.writeString(file, files[i]);
        loader.load(Input.of(file), CommsLoader.generic());
      }
      loader.commit();
    }
    try (CommsStore events = CommsStore.open(store)) {
      return all(events, Scope.ALL);
    }
  }

  @Test
  void nothingComesOfNothing() throws IOException {
    CommsEvents none = MemoryEvents.builder().zone(ZoneOffset.UTC).build();
    assertThat(Contacts.of(none, Scope.ALL).top(3)).isEmpty();
    assertThat(CommonContacts.of(none, 1, Scope.ALL).size()).isZero();
    assertThat(HourPattern.of(none, Scope.ALL).size()).isZero();
    assertThat(Devices.of(none, Scope.ALL).uses()).isEmpty();
    assertThat(Colocation.of(none, Colocation.Settings.DEFAULT, Scope.ALL).size()).isZero();
    assertThat(CallChains.of(none, 60, 1, Scope.ALL)).isEmpty();
    assertThat(UsualCells.of(none, Scope.ALL)).isEmpty();
    assertThat(SilenceGaps.of(none, Duration.ofDays(1), Scope.ALL)).isEmpty();
    assertThat(SharedPlaces.of(none, places(), 1, Scope.ALL)).isEmpty();
    assertThat(NumberTimeline.of(none, "x", Scope.ALL)).isEmpty();
    assertThat(NetworkExport.write(none, folder, 1, Scope.ALL).entities()).isZero();
  }
}
