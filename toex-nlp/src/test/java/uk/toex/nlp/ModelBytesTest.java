package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.io.Numbers;

/**
 * Models saved, loaded, damaged.
 *
 * <p>The golden models under {@code models/} were saved by an earlier build, with the probabilities
 * that they gave. To record them anew, after a change of the format or of the features that is
 * meant, run this class with the system property {@code toex.record} set to true, as in {@code
 * ./mvnw verify -pl toex-api,toex-io,toex-synth,toex-nlp -Dtoex.test.jvmArgs=-Dtoex.record=true}.
 * Changes to training alone do not need it.
 */
class ModelBytesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/models");
  private static final List<String> TEXTS =
      List.of(
          "",
          "Older associate collected the child by car and gave a phone",
          "Shed broken into overnight, tools taken from the allotment",
          "Three males at the flat, the line busy, young person carrying a package by train");

  @TempDir Path folder = Path.of("");

  /** Eighty short reports with two tags: a model of a few kilobytes. */
  static List<Report> tiny() {
    String[] gifts = {"phone", "trainers", "cash", "jacket", "vape"};
    String[] tools = {"drill", "mower", "ladder", "strimmer", "saw"};
    List<Report> out = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      boolean a = i % 2 == 0;
      String text =
          a
              ? "Child missing again, seen with older male, new " + gifts[i / 2 % 5]
              : "Shed broken into overnight, " + tools[i / 2 % 5] + " taken from allotment";
      out.add(Report.of("R" + i, text + (i % 3 == 0 ? " by car" : ""), a ? "CSAE" : "BURGLARY"));
    }
    return out;
  }

  static LinearTagModel train(boolean exclusive) {
    return LinearTagModel.train(
        tiny(),
        ReviewSettings.defaults().withExclusive(exclusive).withMinReports(10),
        Progress.NONE);
  }

  private Path saved() {
    Path file = folder.resolve("m.toexmodel");
    train(false).save(file);
    return file;
  }

  private void refused(byte[] bytes, String what) {
    try {
      Path file = folder.resolve("bad.toexmodel");
      Files.write(file, bytes);
      assertThatExceptionOfType(ModelRefusedException.class)
          .as(what)
          .isThrownBy(() -> LinearTagModel.load(file))
          .withMessageStartingWith(file.toString())
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines().count()).isLessThan(4));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Content with a digest that holds. */
  static byte[] sealed(byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(20 + content.length + 32);
    out.put("TOEXMODL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(content.length);
    out.put(content);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(out.array(), 0, 20 + content.length);
      out.put(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    return out.array();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_model_loads_as_it_was_saved(boolean exclusive) {
    LinearTagModel model = train(exclusive);
    Path file = folder.resolve("m.toexmodel");
    LinearTagModel saved = model.save(file);
    LinearTagModel loaded = LinearTagModel.load(file);
    assertThat(loaded.sha256()).isEqualTo(saved.sha256()).hasSize(64);
    assertThat(model.sha256()).isEmpty();
    assertThat(loaded.tags()).isEqualTo(model.tags());
    assertThat(loaded.header()).isEqualTo(model.header());
    assertThat(loaded.exclusive()).isEqualTo(exclusive);
    for (String text : TEXTS) {
      assertThat(loaded.probabilities(text)).isEqualTo(model.probabilities(text));
      assertThat(loaded.explain(text, loaded.tags().get(0)))
          .isEqualTo(model.explain(text, model.tags().get(0)));
    }
  }

  @Test
  void the_same_training_gives_the_same_bytes() throws IOException {
    Path again = folder.resolve("again.toexmodel");
    train(false).save(again);
    assertThat(again).hasSameBinaryContentAs(saved());
    try (var files = Files.list(folder)) {
      assertThat(files.count()).as("nothing else is left").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_golden_model_still_gives_its_probabilities(boolean exclusive) throws IOException {
    Path file = GOLDEN.resolve(exclusive ? "exclusive.toexmodel" : "many.toexmodel");
    Path expected = GOLDEN.resolve(exclusive ? "exclusive.txt" : "many.txt");
    if (Boolean.getBoolean("toex.record")) {
      Files.createDirectories(GOLDEN);
      train(exclusive).save(file);
      StringBuilder lines = new StringBuilder();
      for (String text : TEXTS) {
        for (double p : LinearTagModel.load(file).probabilities(text)) {
          lines.append(Numbers.shortest(p)).append('\n');
        }
      }
      Files.writeString(expected, lines.toString(), StandardCharsets.US_ASCII);
    }
    LinearTagModel model = LinearTagModel.load(file);
    List<String> lines = Files.readAllLines(expected, StandardCharsets.US_ASCII);
    int at = 0;
    for (String text : TEXTS) {
      for (double p : model.probabilities(text)) {
        assertThat(p).isCloseTo(Double.parseDouble(lines.get(at++)), within(1e-12));
      }
    }
    assertThat(at).isEqualTo(lines.size());
  }

  @Test
  void a_flipped_bit_anywhere_is_noticed() throws IOException {
    byte[] good = Files.readAllBytes(saved());
    int step = Math.max(1, good.length / 500);
    for (int i = 0; i < good.length; i += i < 60 || i > good.length - 40 ? 1 : step) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      refused(bad, "byte " + i);
    }
  }

  @Test
  void a_file_cut_short_or_longer_is_noticed() throws IOException {
    byte[] good = Files.readAllBytes(saved());
    int step = Math.max(1, good.length / 150);
    for (int n = 0; n < good.length; n += n < 60 ? 1 : step) {
      refused(Arrays.copyOf(good, n), n + " bytes");
    }
    refused(Arrays.copyOf(good, good.length + 1), "a byte too many");
  }

  @Test
  void a_newer_format_is_named_with_what_to_do() throws IOException {
    byte[] newer = Files.readAllBytes(saved());
    newer[11] = 2;
    Path file = folder.resolve("newer.toexmodel");
    Files.write(file, newer);
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file))
        .withMessageContaining("format 2")
        .withMessageContaining("format 1")
        .withMessageContaining("train again");
  }

  @Test
  void what_is_no_model_is_said_to_be_none() throws IOException {
    Path file = folder.resolve("reports.csv");
    Files.writeString(file, "id,text,tags\nR1,text,A\n");
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file))
        .withMessageContaining("is not a TOEX model");
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(folder.resolve("absent")))
        .withMessageContaining("does not exist");
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(folder));
  }

  @Test
  void an_oversized_file_is_not_read() throws IOException {
    Path file = folder.resolve("large.toexmodel");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((1L << 30) + 1);
    }
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file))
        .withMessageContaining("at most");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 51, 1L << 40})
  void a_length_that_cannot_be_is_refused(long length) throws IOException {
    byte[] bad = Files.readAllBytes(saved());
    ByteBuffer.wrap(bad).putLong(12, length);
    refused(bad, "length " + length);
  }

  /** Someone who seals nonsense with a digest that holds still gets no more than a refusal. */
  @Test
  void sealed_nonsense_is_refused_or_harmless() throws IOException {
    byte[] good = Files.readAllBytes(saved());
    byte[] content = Arrays.copyOfRange(good, 20, good.length - 32);
    assertThat(sealed(content)).isEqualTo(good);
    int step = Math.max(1, content.length / 100);
    for (int i = 0; i < content.length; i += i < 60 ? 1 : step) {
      for (int value : new int[] {0x7F, 0xFF}) {
        byte[] bad = content.clone();
        bad[i] = (byte) value;
        Path file = folder.resolve("sealed.toexmodel");
        Files.write(file, sealed(bad));
        try {
          LinearTagModel.load(file).probabilities(TEXTS.get(1));
        } catch (ModelRefusedException e) {
          assertThat(e).hasMessageContaining("damaged");
        }
      }
    }
  }
}
