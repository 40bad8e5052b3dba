package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.OutputFailedException;
import uk.toex.api.Provenance;

class OutputTest {

  private final Path folder;

  OutputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_file_appears_whole_when_committed() throws IOException {
    Path target = folder.resolve("a/b/out.txt");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.stream().write("new".getBytes(StandardCharsets.UTF_8));
      assertThat(target).doesNotExist();
      file.commit();
      assertThatIllegalStateException().isThrownBy(file::commit);
    }
    assertThat(target).hasContent("new");
    assertThat(left(folder.resolve("a/b"))).containsExactly("out.txt");
  }

  @Test
  void a_file_not_committed_leaves_what_was_there() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.stream().write(new byte[1 << 20]);
    }
    assertThat(target).hasContent("old");
    assertThat(left(folder)).containsExactly("out.txt");
  }

  @Test
  void a_full_disk_leaves_nothing_and_says_where() throws IOException {
    for (int room : new int[] {0, 10, 70_000}) {
      Path target = folder.resolve("out.csv");
      assertThatThrownBy(
              () -> {
                try (AtomicFile file = AtomicFile.create(target, c -> full(c, room))) {
                  for (int i = 0; i < 100_000; i++) {
                    file.stream().write(i);
                  }
                  file.commit();
                }
              })
          .isInstanceOf(OutputFailedException.class)
          .hasMessageStartingWith(target + " could not be written: No space left on device.");
      assertThat(left(folder)).isEmpty();
    }
  }

  @Test
  void a_really_full_device_fails_through_csv_and_json() throws IOException {
    Path device = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(device));
    try (OutputStream full = Files.newOutputStream(device)) {
      CsvOut csv = CsvOut.to(full, "id");
      csv.row("1");
      assertThatThrownBy(csv::commit)
          .isInstanceOf(OutputFailedException.class)
          .hasMessageContaining("the output could not be written");
      JsonOut json = JsonOut.lines(full);
      json.beginObject().endObject();
      assertThatThrownBy(json::commit).isInstanceOf(OutputFailedException.class);
    }
  }

  @Test
  void a_folder_or_an_impossible_place_is_refused() throws IOException {
    assertThatThrownBy(() -> AtomicFile.create(folder))
        .isInstanceOf(OutputFailedException.class)
        .hasMessageContaining("is a folder");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> AtomicFile.create(file.resolve("out")))
        .isInstanceOf(OutputFailedException.class);
  }

  @Test
  void csv_is_quoted_where_it_must_be_and_guarded_where_it_may_be() {
    Path target = folder.resolve("out.csv");
    try (CsvOut out = CsvOut.create(target, "id", "why")) {
      out.row("=1", "=1+1");
      out.row("a,b", "say \"hi\"\nthen");
      out.row(null, "\tx");
      out.row("-5", "");
      assertThatIllegalArgumentException().isThrownBy(() -> out.row("one"));
      out.commit();
      assertThat(out.rows()).isEqualTo(4);
    }
    assertThat(target)
        .hasContent(
            """
            id,why
            =1,'=1+1
            "a,b","say ""hi""
            then"
            ,'\tx
            -5,
            """);
    try (CsvOut out = CsvOut.create(target, List.of("note"), Set.of("note"))) {
      out.row("@x");
      out.row("");
      out.commit();
    }
    assertThat(target).hasContent("note\n'@x\n\"\"\n");
  }

  @Test
  void json_lines_are_one_a_line_and_a_document_is_indented() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOut lines = JsonOut.lines(bytes);
    lines.beginObject().put("a", "é\n\t").put("b", 1L).put("c", 0.5).endObject();
    lines.beginObject().put("d", 0.12345, 3).put("e", true).put("f", (String) null).endObject();
    lines.beginArray().add("x").add(2).add(1e-9).beginArray().endArray().endArray();
    lines.commit();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"a":"é\\n\\t","b":1,"c":0.5}
            {"d":0.123,"e":true,"f":null}
            ["x",2,1E-9,[]]
            """);

    ByteArrayOutputStream indented = new ByteArrayOutputStream();
    JsonOut document = JsonOut.document(indented);
    document.beginObject().beginObject("o").endObject().beginArray("l").add(1).add(2).endArray();
    assertThatIllegalStateException().isThrownBy(document::commit);
    document.endObject().commit();
    assertThat(indented.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\n  \"o\": {},\n  \"l\": [\n    1,\n    2\n  ]\n}\n");

    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    JsonOut.lines(nothing).commit();
    assertThat(nothing.size()).isZero();
    assertThatIllegalStateException().isThrownBy(() -> JsonOut.lines(nothing).endObject());
  }

  @Test
  void half_pairs_are_written_as_replacement_characters() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOut json = JsonOut.lines(bytes);
    json.beginArray().add("a\uD800b").add("\uDC00").add("😀").endArray();
    json.beginArray().add("x" + "😀".repeat(5000)).endArray();
    json.commit();
    CsvOut csv = CsvOut.to(bytes, "a\uD800b");
    csv.row("😀\uDC00");
    csv.commit();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "[\"a\uFFFDb\",\"\uFFFD\",\"😀\"]\n[\"x"
                + "😀".repeat(5000)
                + "\"]\na\uFFFDb\n😀\uFFFD\n");
  }

  @Test
  void provenance_is_written_in_full() {
    String sha = "0".repeat(64);
    Path target = folder.resolve("provenance.json");
    ProvenanceOut.write(
        target,
        new Provenance(
            "0.1.0",
            "reports review",
            new TreeMap<>(Map.of("folds", "5", "control", "0.05")),
            List.of(new Provenance.Input("reports.csv", 12, sha)),
            List.of(new Provenance.Component("toex-linear", "1", sha)),
            1,
            new TreeMap<>(Map.of("records", 3L)),
            "17, Example",
            Instant.EPOCH,
            Instant.EPOCH.plusMillis(1500)));
    assertThat(target)
        .hasContent(
            "{\n  \"version\": \"0.1.0\",\n  \"command\": \"reports review\",\n"
                + "  \"settings\": {\n    \"control\": \"0.05\",\n    \"folds\": \"5\"\n  },\n"
                + "  \"inputs\": [\n    {\n      \"name\": \"reports.csv\",\n"
                + "      \"bytes\": 12,\n      \"sha256\": \""
                + sha
                + "\"\n    }\n  ],\n  \"components\": [\n    {\n      \"id\": \"toex-linear\",\n"
                + "      \"version\": \"1\",\n      \"sha256\": \""
                + sha
                + "\"\n    }\n  ],\n  \"seed\": 1,\n  \"counts\": {\n    \"records\": 3\n  },\n"
                + "  \"runtime\": \"17, Example\",\n  \"started\": \"1970-01-01T00:00:00Z\",\n"
                + "  \"finished\": \"1970-01-01T00:00:01.500Z\"\n}\n");
  }

  @Test
  void digests_are_known_ones() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
    String known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Digests.sha256(abc)).isEqualTo(known);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Digests.Sha256OutputStream out = new Digests.Sha256OutputStream(bytes)) {
      out.write(abc, 0, 2);
      assertThat(out.sha256()).isNotEqualTo(known);
      out.write('c');
      assertThat(out.sha256()).isEqualTo(known);
    }
    assertThat(bytes.toByteArray()).isEqualTo(abc);
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Takes so many bytes, then fails as a full disk does. */
  private static WritableByteChannel full(WritableByteChannel channel, int room) {
    return new WritableByteChannel() {
      private int left = room;

      @Override
      public int write(ByteBuffer bytes) throws IOException {
        if (left == 0) {
          throw new IOException("No space left on device");
        }
        ByteBuffer some = bytes.slice(bytes.position(), Math.min(left, bytes.remaining()));
        int written = channel.write(some);
        bytes.position(bytes.position() + written);
        left -= written;
        return written;
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
