package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;

class InputTest {

  @Test
  void the_name_tells_the_format(@TempDir Path folder) {
    assertThat(Input.of(Path.of("a.csv")).format()).isEqualTo(Format.CSV);
    assertThat(Input.of(Path.of("a.TSV.gz")).delimiter()).isEqualTo('\t');
    assertThat(Input.of(Path.of("x.jsonl.gz")).format()).isEqualTo(Format.JSONL);
    assertThat(Input.of(Path.of("x.txt"), Format.TSV).format()).isEqualTo(Format.TSV);
    for (String name : new String[] {"a.txt", "csv", "a.csv.zip", "a.gz"}) {
      assertThatThrownBy(() -> Input.of(Path.of(name)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("does not tell the format");
    }
    assertThat(Format.parse("JSONL")).isEqualTo(Format.JSONL);
    assertThatIllegalArgumentException().isThrownBy(() -> Format.parse("xml"));
  }

  @Test
  void what_cannot_be_opened_is_refused(@TempDir Path folder) {
    assertThatThrownBy(() -> Input.of(folder.resolve("absent.csv")).open())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("absent.csv does not exist");
    assertThatThrownBy(() -> Input.of(folder, Format.CSV).open())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void a_device_that_fails_is_refused_with_the_place() {
    InputStream failing =
        new InputStream() {
          private int left = 10;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("cable out");
            }
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            target[offset] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(
            () -> RowReader.open(Input.of(failing, "tape", Format.CSV), Rejects.counted()))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("tape could not be read beyond byte 10: cable out");
  }

  @Test
  void delimiters_and_limits_are_checked() {
    Input csv = Given.csv("");
    for (char c : new char[] {'"', '\n', '\r', '\uD800'}) {
      assertThatIllegalArgumentException().isThrownBy(() -> csv.withDelimiter(c));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Given.jsonl("").withDelimiter(';'));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.DEFAULT.withMaxRecordChars(1))
        .withMessageContaining("maxRecordChars");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.DEFAULT.withMaxRejects(1, Double.NaN));
  }

  @Test
  void ids_seen_are_known_again() {
    IdSet seen = new IdSet();
    Set<String> reference = new HashSet<>();
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String id = "R" + random.nextInt(60_000);
      assertThat(seen.add(id)).isEqualTo(reference.add(id));
    }
  }
}
