package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Provenance;
import uk.toex.io.Given.Outcome;

class GzipMembersTest {

  private static final byte[] TEXT = "id,text\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void gzip_is_recognised_by_its_first_bytes() {
    assertThat(Outcome.of(Given.bytes(Given.gzip(TEXT), Format.CSV)).rows()).hasSize(2);
  }

  @Test
  void all_members_are_read_and_padding_is_passed_over() {
    byte[] first = Given.gzip(Arrays.copyOf(TEXT, 10));
    byte[] second = Given.gzip(Arrays.copyOfRange(TEXT, 10, TEXT.length));
    byte[] both = concat(first, Given.gzip(new byte[0]), second, new byte[1000]);
    for (int atMost : new int[] {1, 7, 1 << 16}) {
      Input input = Input.of(Given.dribble(both, atMost), "in", Format.CSV);
      assertThat(Outcome.of(input).column("text")).containsExactly("a", "b");
    }
  }

  @Test
  void a_header_with_all_its_parts_is_read() {
    byte[] plain = Given.gzip(TEXT);
    byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] parts = {3, 0, 1, 2, 3, 'n', 0, 'c', 'o', 0, 9, 9};
    byte[] all = concat(head, parts, Arrays.copyOfRange(plain, 10, plain.length));
    assertThat(Outcome.of(Given.bytes(all, Format.CSV)).rows()).hasSize(2);
  }

  @Test
  void gzip_cut_short_anywhere_is_refused() {
    byte[] whole = Given.gzip(TEXT);
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Outcome.of(Given.bytes(cut, Format.CSV)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("in.csv is cut short: the gzip data end at byte " + length);
    }
  }

  @Test
  void damage_anywhere_is_refused_or_harmless() {
    byte[] whole = Given.gzip(TEXT);
    for (int bit = 16; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        Outcome outcome = Outcome.of(Given.bytes(damaged, Format.CSV));
        // Bits of the header that say nothing about the data, or that fill the last byte up.
        assertThat(outcome.column("text")).containsExactly("a", "b");
      } catch (InputRefusedException e) {
        assertThat(e.getMessage()).startsWith("in.csv is ");
      }
    }
  }

  @Test
  void what_follows_the_data_and_is_not_gzip_is_refused() {
    byte[] more = concat(Given.gzip(TEXT), new byte[] {'x'});
    assertThatThrownBy(() -> Outcome.of(Given.bytes(more, Format.CSV)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("not gzip");
  }

  @Test
  void gzip_in_gzip_is_refused() {
    assertThatThrownBy(() -> Outcome.of(Given.bytes(Given.gzip(Given.gzip(TEXT)), Format.CSV)))
        .hasMessageContaining("gzipped twice");
  }

  @Test
  void a_bomb_is_refused_by_its_ratio() throws IOException {
    byte[] bomb = bomb(100);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> Outcome.of(Given.bytes(bomb, Format.CSV)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("inflates more than 200-fold")
        .hasMessageContaining("gzip bomb");
    Limits trusting = Limits.DEFAULT.withMaxInflated(1L << 40, 2000);
    assertThat(Outcome.of(Given.bytes(bomb, Format.CSV).withLimits(trusting)).reasons())
        .containsExactly("3 record too long");
  }

  @Test
  void a_bomb_is_refused_by_its_size() throws IOException {
    Limits tight = Limits.DEFAULT.withMaxInflated(1 << 20, 2000);
    byte[] bomb = bomb(2);
    assertThatThrownBy(() -> Outcome.of(Given.bytes(bomb, Format.CSV).withLimits(tight)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("inflates to more than 1048576 bytes");
  }

  @Test
  void a_name_that_says_gzip_must_be_right(@TempDir Path folder) throws IOException {
    Path plain = Files.write(folder.resolve("a.csv.gz"), TEXT);
    Path empty = Files.write(folder.resolve("b.jsonl.gz"), new byte[0]);
    for (Path path : new Path[] {plain, empty}) {
      assertThatThrownBy(() -> Outcome.of(Input.of(path)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("does not begin as gzip does");
    }
  }

  @Test
  void provenance_is_of_the_stored_bytes(@TempDir Path folder) throws IOException {
    byte[] random = new byte[300_000];
    new Random(1).nextBytes(random);
    StringBuilder text = new StringBuilder("id,text\n");
    for (byte b : random) {
      text.append(b).append(",x\n");
    }
    byte[] stored = Given.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    Path path = Files.write(folder.resolve("a.csv.gz"), stored);
    try (RowReader reader = RowReader.open(Input.of(path), Rejects.counted())) {
      assertThatThrownBy(reader::provenance).isInstanceOf(IllegalStateException.class);
      while (reader.next() != null) {}
      assertThat(reader.provenance())
          .isEqualTo(new Provenance.Input("a.csv.gz", stored.length, Digests.sha256(stored)));
      assertThat(Digests.sha256(path)).isEqualTo(Digests.sha256(stored));
    }
  }

  private static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(TEXT, 0, 12);
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      for (int i = 0; i < megabytes; i++) {
        gzip.write(block);
      }
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
