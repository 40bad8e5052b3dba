package uk.toex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReviewMillionTest {

  @Test
  void tells_time_and_heap() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(progress, true, StandardCharsets.UTF_8)) {
      ReviewMillion.run(300, 1, 10, out, err);
    }

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("generated: 300 reports, ", "reviewed: ", "explained: ", "tags: ", "heap: ");
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("generating 0 of 300");
  }
}
