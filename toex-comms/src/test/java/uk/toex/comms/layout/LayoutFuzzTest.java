package uk.toex.comms.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.layout.internal.SheetRows;

/** Whatever a layout, a sample or a spreadsheet holds: read, or refused with a message. */
class LayoutFuzzTest {

  @FuzzTest(maxDuration = "30s")
  void layouts(byte[] bytes) {
    try {
      Layout layout = Layout.parse(new String(bytes, UTF_8), "fuzzed");
      Layout.parse(layout.definition(), "again");
      LayoutTrial.of(layout, Sample.ofText("s.csv", "a,b,c\n1,2,3\n07700900001,x,2026\n"), "A", 3);
    } catch (InputRefusedException expected) {
      // Said what is wrong.
    }
  }

  @FuzzTest(maxDuration = "30s")
  void samples(FuzzedDataProvider data) {
    try {
      Sample sample = Sample.ofText("s.csv", data.consumeRemainingAsString());
      Layouts.builtIn().recognise(sample, "A");
      Layout.parse(LayoutProposal.of(sample, "proposed"), "proposed");
    } catch (InputRefusedException expected) {
      // Said what is wrong.
    }
  }

  @FuzzTest(maxDuration = "30s")
  void spreadsheets(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("toex-fuzz", ".xlsx");
    try {
      Files.write(file, bytes);
      try (SheetRows rows = SheetRows.open(file, SheetLimits.DEFAULT)) {
        while (rows.next()) {
          rows.texts();
        }
      }
    } catch (InputRefusedException expected) {
      // Said what is wrong.
    } finally {
      Files.delete(file);
    }
  }
}
