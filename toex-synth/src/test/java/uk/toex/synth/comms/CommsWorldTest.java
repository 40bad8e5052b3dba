package uk.toex.synth.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.PartyKind;
import uk.toex.io.Digests;
import uk.toex.synth.comms.Planted.Kind;

class CommsWorldTest {

  private static final CommsSettings SMALL = new CommsSettings(300, 2, 5, 4, 1, 1);

  private final CommsWorld world = CommsWorld.of(1, SMALL);

  /** Detectors are judged on these worlds: they must not change without a new version. */
  @Test
  void worldsAreFrozen() {
    assertThat(CommsWorld.VERSION).isEqualTo(1);
    assertThat(digest(1))
        .isEqualTo("50623033f1f2afd5d75152c41522e34ef7ba77670357267b8be270053675bbe5");
    assertThat(digest(2))
        .isEqualTo("a35af31f16faac09ab3a38ce2636cd3467b4cff8258c21413bdda01de38ddcfd");
    assertThat(digest(3))
        .isEqualTo("46ca3f7c04555c81ee5ff216e594db3988d4e0286e70e7dc84b301ca784ec81f");
  }

  @Test
  void filesAreFrozenToo(@TempDir Path folder) throws Exception {
    long rows = CommsFiles.write(world, folder, Progress.NONE);
    StringBuilder all = new StringBuilder();
    for (String name : List.of("events.csv", "cells.csv", "truth.csv")) {
      all.append(Files.readString(folder.resolve(name)));
    }
    assertThat(rows).isEqualTo(Files.readAllLines(folder.resolve("events.csv")).size() - 1L);
    assertThat(Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("62401e5c48ea21f4881fe232e39f6980ee34b28c44f4659be38875ae2b0d5a85");
  }

  @Test
  void partiesDifferAndReachNobody() {
    Set<String> seen = new HashSet<>();
    for (int p = 0; p < world.parties(); p++) {
      String id = world.party(p).id();
      assertThat(seen.add(id)).as(id).isTrue();
      if (world.party(p).kind() == PartyKind.NUMBER) {
        assertThat(id)
            .matches(
                "\\+447700900\\d{3}|\\+9997\\d{8}|\\+441632960\\d{3}|\\+441[1-6]\\d49[68]0\\d{3}"
                    + "|\\+442079460\\d{3}|\\+441914980\\d{3}|\\+442920180\\d{3}"
                    + "|\\+3363998\\d{4}|\\+1\\d{3}55501\\d{2}");
      }
    }
  }

  @Test
  void recordsAreConsistent() {
    Map<CommsType, Integer> types = new HashMap<>();
    Set<Integer> hours = new TreeSet<>();
    int[] dead = new int[24];
    world.forEach(
        Progress.NONE,
        e -> {
          types.merge(e.type(), 1, Integer::sum);
          assertThat(e.from()).isBetween(0, world.parties() - 1);
          assertThat(e.to() < 0).isEqualTo(e.type() == CommsType.DATA);
          assertThat(e.seconds() < 0).isEqualTo(e.type() == CommsType.MESSAGE);
          assertThat(e.cell()).isLessThan(world.cells().size());
          assertThat(e.device() < 0).isEqualTo(e.subscription() < 0);
          int hour = Instant.ofEpochSecond(e.start()).atZone(ZoneId.of("Europe/London")).getHour();
          hours.add(hour);
          dead[hour]++;
        });
    assertThat(types).containsOnlyKeys(CommsType.values());
    assertThat(hours).hasSize(24);
    assertThat(dead[18]).isGreaterThan(20 * dead[4]);
  }

  @Test
  void oneInFourCalledHasTheSameCallSecondsApart() {
    List<WorldEvent> calls = new ArrayList<>();
    world.forEach(
        Progress.NONE,
        e -> {
          if (e.type() == CommsType.CALL) {
            calls.add(e);
          }
        });
    Set<String> own = new HashSet<>();
    for (WorldEvent e : calls) {
      if (!e.servedTo()) {
        own.add(e.from() + " " + e.to() + " " + e.seconds());
      }
    }
    long both = calls.stream().filter(WorldEvent::servedTo).count();
    long matched =
        calls.stream()
            .filter(WorldEvent::servedTo)
            .filter(e -> own.contains(e.from() + " " + e.to() + " " + e.seconds()))
            .count();
    assertThat((double) both / calls.size()).isBetween(0.1, 0.35);
    assertThat((double) matched / both).isGreaterThan(0.8);
  }

  @Test
  void whatIsPlantedIsThere() {
    CommsWorld whole = CommsWorld.of(4, CommsSettings.DEFAULT);
    Map<Kind, Integer> kinds = new HashMap<>();
    whole.planted().forEach(p -> kinds.merge(p.kind(), 1, Integer::sum));
    assertThat(kinds).containsOnlyKeys(Kind.values());
    long people =
        whole.planted().stream()
            .filter(p -> p.kind() == Kind.NUMBER_CHANGE && p.detail().equals("person"))
            .count();
    assertThat(people).isEqualTo(20);
    assertThat(kinds.get(Kind.DECOY)).isEqualTo(21);
    assertThat(kinds.get(Kind.DEAL_LINE)).isBetween(6, 20);
    Map<String, long[]> lives = new HashMap<>();
    whole.forEach(
        Progress.NONE,
        e -> {
          long[] life =
              lives.computeIfAbsent(
                  whole.party(e.from()).id(), x -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
          life[0] = Math.min(life[0], e.start());
          life[1] = Math.max(life[1], e.start());
        });
    for (Planted each : whole.planted()) {
      if (each.kind() == Kind.NUMBER_CHANGE) {
        assertThat(lives).containsKeys(each.subject(), each.other());
        assertThat(life(lives, each.subject())[1]).isLessThan(each.from() + 15);
        assertThat(life(lives, each.other())[0]).isGreaterThanOrEqualTo(each.from());
      } else if (each.kind() == Kind.DEAL_LINE) {
        assertThat(life(lives, each.subject())[0]).isGreaterThanOrEqualTo(each.from());
        assertThat(life(lives, each.subject())[1]).isLessThanOrEqualTo(each.until());
      }
    }
  }

  private static long[] life(Map<String, long[]> lives, String number) {
    return lives.getOrDefault(number, new long[2]);
  }

  @Test
  void theIteratorGivesWhatForEachGives() {
    List<WorldEvent> all = new ArrayList<>();
    world.forEach(Progress.NONE, all::add);
    Iterator<WorldEvent> one = world.iterator();
    for (WorldEvent event : all) {
      assertThat(one.next()).isEqualTo(event);
    }
    assertThat(one.hasNext()).isFalse();
  }

  @Test
  void aCastHasItsNumbersAndTheLinesTexts() {
    CommsCast cast = new CommsCast(List.of("+447700900123"), List.of("+447700900850"));
    CommsWorld story = CommsWorld.of(1, SMALL, cast);
    assertThat(story.party(0).id()).isEqualTo("+447700900123");
    assertThat(story.planted())
        .anyMatch(p -> p.kind() == Kind.DEAL_LINE && p.subject().equals("+447700900850"));
    boolean[] said = new boolean[1];
    story.forEach(Progress.NONE, e -> said[0] |= e.text() != null);
    assertThat(said[0]).isTrue();
    Set<String> seen = new HashSet<>();
    for (int p = 0; p < story.parties(); p++) {
      assertThat(seen.add(story.party(p).id())).isTrue();
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> CommsSettings.DEFAULT.withSubscribers(10))
        .hasMessageContaining("from 200 to 1000000");
    assertThatThrownBy(() -> new CommsSettings(200, 5, 50, 20, 2, 1))
        .hasMessageContaining("too much planted");
    assertThatThrownBy(() -> new CommsCast(List.of("+441214960000"), List.of()))
        .hasMessageContaining("+441214960000");
    Progress stop =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> world.forEach(stop, e -> {})).isInstanceOf(CancelledException.class);
  }

  private static String digest(long seed) {
    CommsWorld one = CommsWorld.of(seed, CommsSettings.DEFAULT);
    long[] hash = new long[2];
    one.forEach(
        Progress.NONE,
        e -> {
          mix(hash, e.type().name().charAt(0) + (e.servedTo() ? 256 : 0));
          mix(hash, ((long) e.from() << 32) + e.to());
          mix(hash, (e.start() << 20) + e.seconds());
          mix(hash, ((long) e.device() << 32) + e.subscription());
          mix(hash, ((long) e.cell() << 32) + e.endCell());
          mix(hash, e.bytesDown());
          hash[1]++;
        });
    StringBuilder all = new StringBuilder();
    all.append(hash[0]).append(' ').append(hash[1]).append(one.planted());
    for (int p = 0; p < one.parties(); p++) {
      all.append(one.party(p).id()).append('\n');
    }
    return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void mix(long[] hash, long value) {
    hash[0] = Long.rotateLeft((hash[0] ^ value) * 0x9E3779B97F4A7C15L, 23);
  }
}
