package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.Progress;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Rejects;

/** The same records give the same network and the same rejects, however they are written. */
class NetworkFormsTest {

  private static final String ENTITIES = "id,kind,label\nP1,person,Zoë\nP2,person,\nP3,person,x\n";
  private static final String HEADER = "from,to,type,date,recorded,grade,record\n";

  @TempDir Path folder = Path.of("");

  private int files;

  @Test
  void a_quote_anywhere_changes_nothing_but_the_way() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    String[] ends = {"P1", "P2", "P3", "P9", "", " "};
    String[] dates = {
      "", "2024-02-29", "2023-02-29", "1601-01-01", "2024-01-05T10:11", " 2024-1-1"
    };
    String[] grades = {"", "2BP", "3EC", "B24", "2b", "9"};
    for (int round = 0; round < 60; round++) {
      StringBuilder links = new StringBuilder();
      int rows = random.nextInt(12);
      for (int i = 0; i < rows; i++) {
        links.append(ends[random.nextInt(random.nextInt(6) + 1)]).append(',');
        links.append(ends[random.nextInt(random.nextInt(6) + 1)]).append(',');
        links.append(random.nextBoolean() ? " contact" : "phone-user").append(',');
        links.append(dates[random.nextInt(random.nextInt(6) + 1)]).append(",,");
        links.append(grades[random.nextInt(random.nextInt(6) + 1)]).append(",Rü");
        links.append(random.nextInt(3)).append(random.nextInt(9) == 0 ? ",\n" : "\n");
        if (random.nextInt(9) == 0) {
          links.append(random.nextBoolean() ? "\n" : ",,,,,,\n");
        }
      }
      String plain = HEADER + links + "P1,P2,seen-at,,,,\n"; // All rejected would refuse it.
      Outcome expected = read(csv(plain));
      assertThat(read(csv(plain.replace("record\n", "\"record\"\n"))).shown())
          .isEqualTo(expected.shown());
      assertThat(read(csv(plain.replace("\n", "\r\n"))).shown()).isEqualTo(expected.shown());
      assertThat(read(csv(plain.replace("\n", "\r"))).shown()).isEqualTo(expected.shown());
      assertThat(read(csv("\uFEFF" + plain)).shown()).isEqualTo(expected.shown());
      assertThat(read(csv(plain.substring(0, plain.length() - 1))).shown())
          .isEqualTo(expected.shown());
      assertThat(read(input("links.csv.gz", gzip(plain))).shown()).isEqualTo(expected.shown());
      assertThat(read(csv(plain + "P1,P2,\"phone\"\"s\",,,,\"a\nb\"\n")).rejected)
          .hasSize(expected.rejected.size());
    }
  }

  @Test
  void a_quote_late_in_a_long_file_keeps_the_lines_right() throws IOException {
    StringBuilder text = new StringBuilder("from,to,type\n");
    for (int i = 0; i < 200_000; i++) {
      text.append("P1,P2,contact\n");
    }
    text.append("P1,\"P3\",contact\nP1,P7,contact\nP1,P2\n");
    for (int i = 0; i < 100; i++) {
      text.append("P1,P2,contact\n");
    }
    for (int threads = 1; threads <= 3; threads += 2) {
      Outcome outcome = read(csv(text.toString()), threads);
      assertThat(outcome.loaded.network().links()).isEqualTo(200_101);
      assertThat(outcome.rejected.stream().map(Rejects.Rejected::line))
          .containsExactly(200_003L, 200_004L);
      assertThat(outcome.loaded.counts()).containsEntry("records", 200_106L);
    }
  }

  @Test
  void invalid_bytes_and_overlong_rows_are_rejected() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("from,to,type\nP1,P2,ä\nP1,P2,".getBytes(StandardCharsets.UTF_8));
    text.write(0xFF);
    text.writeBytes(("\nP1,P3," + "x".repeat(99) + "\nP1,P3,-\n").getBytes(StandardCharsets.UTF_8));
    Input input = input("links.csv", text.toByteArray());
    Outcome outcome = read(input.withLimits(Limits.DEFAULT.withMaxRecordChars(64)), 1);
    assertThat(outcome.rejected.stream().map(Rejects.Rejected::reason))
        .containsExactly("invalid UTF-8", "record too long");
    assertThat(outcome.rejected.get(0).raw()).isEqualTo("P1,P2,\\xff");
    assertThat(outcome.loaded.network().link(1).type()).isEqualTo("-");
  }

  @Test
  void json_lines_and_tab_separated_values_are_read() throws IOException {
    Input json =
        input(
            "links.jsonl",
            """
            {"from":"P1","to":"P2","type":"contact"}
            {"from":"P1","to":"P8"}
            {"from":"P2","to":"P3","grade":"2BP","record":"R1","date":"2024-05-01"}
            """
                .getBytes(StandardCharsets.UTF_8));
    Outcome outcome = read(json);
    assertThat(outcome.loaded.network().links()).isEqualTo(2);
    assertThat(outcome.loaded.network().link(1).record()).isEqualTo("R1");
    assertThat(outcome.rejected.get(0).line()).isEqualTo(2);
    assertThat(outcome.loaded.counts()).containsEntry("records", 6L);
    byte[] tabs = "to\tfrom\nP1\tP2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(read(input("links.tsv", tabs)).loaded.network().link(0).from()).isEqualTo("P2");
  }

  private record Outcome(LoadedNetwork loaded, List<Rejects.Rejected> rejected) {
    List<String> shown() {
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < loaded.network().links(); i++) {
        shown.add(loaded.network().link(i).toString());
      }
      for (int i = 0; i < loaded.network().size(); i++) {
        shown.add(loaded.network().entity(i).toString());
      }
      for (Rejects.Rejected bad : rejected) {
        shown.add(bad.line() + " " + bad.reason() + " " + bad.detail() + " " + bad.raw());
      }
      shown.add(loaded.counts().toString());
      return shown;
    }
  }

  private Outcome read(Input links) throws IOException {
    return read(links.withLimits(Limits.DEFAULT.withMaxRejects(1000, 1)), 1);
  }

  private Outcome read(Input links, int threads) throws IOException {
    List<Rejects.Rejected> rejected = new ArrayList<>();
    Input entities = input("entities.csv", ENTITIES.getBytes(StandardCharsets.UTF_8));
    LoadedNetwork loaded =
        NetworkReader.network(
            List.of(entities), List.of(links), Rejects.to(rejected::add), threads, Progress.NONE);
    return new Outcome(loaded, rejected);
  }

  private Input csv(String text) throws IOException {
    return input("links.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private Input input(String name, byte[] bytes) throws IOException {
    Path own = Files.createDirectories(folder.resolve(Integer.toString(files++)));
    return Input.of(Files.write(own.resolve(name), bytes));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
