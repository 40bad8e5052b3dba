package uk.toex.comms.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.layout.internal.SheetRows;

class SheetTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @Test
  void readsTextsNumbersAndDates() throws IOException {
    Path file =
        Sheets.write(
            folder.resolve("calls.xlsx"),
            List.of(
                List.of("Calling number", "Called number", "Start time", "Duration", "Type"),
                List.of("07700 900001", "#447700900002", "@46112.5869097222", "#61", "Voice"),
                List.of(),
                List.of("07700 900001", "#4.47700900002E11", "#46112.5", "", "SMS <&>")));
    try (SheetRows rows = SheetRows.open(file, SheetLimits.DEFAULT)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.texts())
          .containsExactly("07700 900001", "447700900002", "2026-03-31T14:05:09", "61", "Voice");
      assertThat(rows.next()).isTrue();
      assertThat(rows.number()).isEqualTo(4);
      assertThat(rows.texts())
          .containsExactly("07700 900001", "447700900002", "46112.5", "", "SMS <&>");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void isRecognisedAsTheSameTableInCsvIs() throws IOException {
    Path file =
        Sheets.write(
            folder.resolve("calls.xlsx"),
            List.of(
                List.of("Calling number", "Called number", "Start time", "Duration"),
                List.of("07700 900001", "07700 900002", "@46112.5869097222", "#61"),
                List.of("07700 900001", "07700 900003", "#46112.5869097222", "#62")));
    Sample sample = Sample.of(file);
    Layout layout = Layouts.builtIn().recognise(sample, null).require();
    assertThat(layout.name()).isEqualTo("cdr");
    LayoutTrial trial = LayoutTrial.of(layout, sample, null, 2);
    assertThat(trial.accepted()).isEqualTo(2);
    assertThat(trial.first().get(0).values()).isEqualTo(expected("+447700900002", "61"));
    assertThat(trial.first().get(1).values()).isEqualTo(expected("+447700900003", "62"));
  }

  private static java.util.SortedMap<String, String> expected(String to, String seconds) {
    return new java.util.TreeMap<>(
        java.util.Map.of(
            "type",
            "call",
            "from",
            "+447700900001",
            "to",
            to,
            "served",
            "from",
            "start",
            "2026-03-31T13:05:09Z",
            "duration_s",
            seconds));
  }

  @Test
  void refusesABombByItsRatio() throws IOException {
    Path file = Sheets.bomb(folder.resolve("bomb.xlsx"), 64);
    assertThat(Files.size(file)).isLessThan(200_000);
    assertThatThrownBy(() -> SheetRows.open(file, SheetLimits.DEFAULT))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("bomb.xlsx is refused")
        .hasMessageContaining("more than 200 times its size");
  }

  @Test
  void refusesWhatInflatesTooFar() throws IOException {
    Path file = Sheets.bomb(folder.resolve("bomb.xlsx"), 4);
    assertThatThrownBy(
            () -> SheetRows.open(file, new SheetLimits(1 << 21, 100_000, 10, 10, 1 << 20)))
        .hasMessageContaining("inflated it has more than 2097152 bytes");
  }

  @Test
  void refusesALongCell() throws IOException {
    Path file = Sheets.bomb(folder.resolve("bomb.xlsx"), 1);
    try (SheetRows rows =
        SheetRows.open(file, new SheetLimits(1 << 30, 100_000, 10, 32_767, 1 << 20))) {
      assertThatThrownBy(rows::next)
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("cell of more than 32767 characters");
    }
  }

  @Test
  void refusesTooManyRows() throws IOException {
    Path file =
        Sheets.write(folder.resolve("a.xlsx"), List.of(List.of("a"), List.of("b"), List.of("c")));
    try (SheetRows rows = SheetRows.open(file, new SheetLimits(1 << 30, 200, 2, 10, 1 << 20))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(rows::next).hasMessageContaining("more than 2 rows");
    }
  }

  @Test
  void refusesWhatIsNoSpreadsheet() throws IOException {
    Path text = folder.resolve("a.xlsx");
    Files.writeString(text, "no zip at all", UTF_8);
    assertThatThrownBy(() -> Sample.of(text))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("a.xlsx is no spreadsheet");
    assertThatThrownBy(() -> Sample.of(folder.resolve("absent.xlsx")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void readsOrRefusesWhateverIsDamaged() throws IOException {
    Path file =
        Sheets.write(
            folder.resolve("good.xlsx"),
            List.of(List.of("A", "B"), List.of("@46112.5", "#1"), List.of("c", "d")));
    byte[] good = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    Path damaged = folder.resolve("damaged.xlsx");
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bytes = Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, bytes);
      try (SheetRows rows = SheetRows.open(damaged, SheetLimits.DEFAULT)) {
        while (rows.next()) {
          rows.texts();
        }
      } catch (InputRefusedException e) {
        assertThat(e).hasMessageContaining("damaged.xlsx");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
