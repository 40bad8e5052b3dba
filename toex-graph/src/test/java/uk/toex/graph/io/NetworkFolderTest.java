package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.report.Grade;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskNetwork;

/** {@link NetworkFolder}: what is saved comes back, and what is damaged doesn't. */
class NetworkFolderTest {

  @TempDir Path folder = Path.of("");

  @Test
  void what_is_saved_comes_back() throws IOException {
    for (int links : new int[] {0, 1, 40, 5000}) {
      RiskNetwork network = network(100, links, links);
      NetworkFolder.write(network, folder);
      assertSame(NetworkFolder.open(folder, 2), network);
      Path again = folder.resolve("again");
      NetworkFolder.write(NetworkFolder.open(folder, 1), again);
      assertThat(NetworkFolder.file(again)).hasSameBinaryContentAs(NetworkFolder.file(folder));
    }
    NetworkFolder.write(RiskNetwork.builder().build(), folder);
    assertThat(NetworkFolder.open(folder, 1).size()).isZero();
  }

  @Test
  void every_changed_byte_is_noticed_or_means_nothing() throws IOException {
    RiskNetwork network = network(12, 30, 1);
    NetworkFolder.write(network, folder);
    Path file = NetworkFolder.file(folder);
    byte[] good = Files.readAllBytes(file);
    int noticed = 0;
    for (int i = 0; i < good.length; i += 3) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(file, bad);
      try {
        assertSame(NetworkFolder.open(folder, 1), network); // Between sections, or the digest.
      } catch (InputRefusedException e) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(good.length / 6);
  }

  @Test
  void what_is_cut_or_something_else_is_refused() throws IOException {
    NetworkFolder.write(network(12, 30, 1), folder);
    Path file = NetworkFolder.file(folder);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length += 37) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> NetworkFolder.open(folder, 1))
          .isInstanceOf(InputRefusedException.class);
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertThatThrownBy(() -> NetworkFolder.open(folder, 1))
        .isInstanceOf(InputRefusedException.class);
    Files.writeString(file, "id,kind\n".repeat(40));
    assertThatThrownBy(() -> NetworkFolder.open(folder, 1)).hasMessageContaining("is no network");
    Files.delete(file);
    assertThatThrownBy(() -> NetworkFolder.open(folder, 1))
        .hasMessageContaining("holds no network");
  }

  static void assertSame(RiskNetwork actual, RiskNetwork expected) {
    assertThat(actual.size()).isEqualTo(expected.size());
    assertThat(actual.links()).isEqualTo(expected.links());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.entity(i)).isEqualTo(expected.entity(i));
      assertThat(actual.indexOf(expected.id(i))).isEqualTo(i);
    }
    for (int link = 0; link < expected.links(); link++) {
      assertThat(actual.link(link)).isEqualTo(expected.link(link));
    }
  }

  static RiskNetwork network(int entities, int links, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NetworkBuilder builder = RiskNetwork.builder();
    for (int i = 0; i < entities; i++) {
      Map<String, String> attributes = new TreeMap<>();
      if (i % 3 == 0) {
        attributes.put("age", Integer.toString(i));
      }
      if (i % 50 == 7) {
        attributes.put("größe", "é" + i);
      }
      EntityKind kind = List.of(EntityKind.values()).get(i % 4);
      String id = i % 5 == 0 ? "a-rather-long-id-" + i : "E" + i;
      builder.add(
          new Entity(id, kind, i % 2 == 0 ? "" : "Name " + i % 7, new TreeMap<>(attributes)));
    }
    for (int k = 0; k < links; k++) {
      int a = random.nextInt(entities);
      int b = random.nextInt(8) == 0 ? (a + 1) % entities : random.nextInt(entities);
      LocalDate date =
          random.nextBoolean() ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(900));
      builder.add(
          new Link(
              id(a),
              id(b),
              "type" + random.nextInt(3),
              date,
              random.nextInt(3) == 0 ? LocalDate.of(2023, 1, 1) : null,
              random.nextBoolean() ? null : Grade.parse("2BP"),
              random.nextInt(4) == 0 ? "" : "R" + random.nextInt(20)));
    }
    return builder.build();
  }

  private static String id(int i) {
    return i % 5 == 0 ? "a-rather-long-id-" + i : "E" + i;
  }
}
