package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/**
 * What is loaded and what is refused.
 *
 * <p>The golden model and what it answers are in {@code src/test/resources/models}. A version that
 * means to answer differently, or to write another format, records both anew with {@code
 * -Dtoex.record=true}, run from the module's folder as the build does; a format that was released
 * gets a file of its own and the old file stays.
 */
class ModelFileTest {

  private static final Path MODELS = Path.of("src", "test", "resources", "models");
  private static final String MODEL = "0.1.0-many.toexmodel";
  private static final String ANSWERS = "0.1.0-many.txt";

  private static final List<String> TEXTS =
      List.of(
          "Went missing again; came back with a new phone and gifts that she would not explain.",
          "Seen in a car with an older associate who paid for the hotel and the train fares.",
          "");

  private static byte[] golden() {
    try (InputStream in = ModelFileTest.class.getResourceAsStream("/models/" + MODEL)) {
      return Objects.requireNonNull(in, MODEL).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRefused(Path file, String... why) {
    assertThatThrownBy(() -> LinearTagModel.load(file))
        .isExactlyInstanceOf(ModelRefusedException.class)
        .hasMessageContaining(Objects.requireNonNull(file.getFileName()).toString())
        .satisfies(ModelFileTest::assertOneToThreeLines)
        .satisfies(e -> List.of(why).forEach(part -> assertThat(e).hasMessageContaining(part)));
  }

  private static void assertOneToThreeLines(Throwable e) {
    assertThat(String.valueOf(e.getMessage()).lines().count()).isBetween(1L, 3L);
  }

  private static void assertRefused(Path folder, byte[] content, String... why) throws IOException {
    Path file = folder.resolve("bad.toexmodel");
    Files.write(file, content);
    assertRefused(file, why);
  }

  @Test
  void theGoldenModelAnswersAsItDid(@TempDir Path folder) throws IOException {
    if (Boolean.getBoolean("toex.record")) {
      record();
      return;
    }
    Path file = folder.resolve(MODEL);
    Files.write(file, golden());
    LinearTagModel model = LinearTagModel.load(file);
    try (InputStream in = ModelFileTest.class.getResourceAsStream("/models/" + ANSWERS)) {
      String expected =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = expected.lines().toList();
      List<String> answers = answers(model);
      assertThat(answers).hasSameSizeAs(lines);
      for (int i = 0; i < lines.size(); i++) {
        String[] was = lines.get(i).split("\t", -1);
        String[] is = answers.get(i).split("\t", -1);
        assertThat(is[0] + is[1]).isEqualTo(was[0] + was[1]);
        assertThat(Double.parseDouble(is[2])).isCloseTo(Double.parseDouble(was[2]), within(1e-9));
      }
    }
    Path again = folder.resolve("again");
    model.save(again);
    assertThat(again).hasBinaryContent(golden());
  }

  private static List<String> answers(LinearTagModel model) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      double[] p = model.probabilities(TEXTS.get(i));
      for (int t = 0; t < p.length; t++) {
        lines.add(i + "\t" + model.tags().get(t) + "\t" + p[t]);
      }
    }
    return lines;
  }

  private static void record() throws IOException {
    List<Report> reports = Synthetic.given(Synthetic.many(0, 250));
    ReviewSettings settings = Synthetic.MANY.withMinReports(20);
    LinearTagModel model = LinearTagModel.train(reports, settings, Progress.NONE);
    Files.createDirectories(MODELS);
    model.save(MODELS.resolve(MODEL));
    Files.write(MODELS.resolve(ANSWERS), answers(model));
  }

  @Test
  void noPrefixIsLoaded(@TempDir Path folder) throws IOException {
    byte[] whole = golden();
    Random random = new Random(1);
    for (int i = 0; i < 250; i++) {
      int length = i < 100 ? i : random.nextInt(whole.length);
      assertRefused(folder, Arrays.copyOf(whole, length));
    }
    assertRefused(folder, Arrays.copyOf(whole, whole.length - 1), "truncated");
  }

  @Test
  void noFlippedByteIsLoaded(@TempDir Path folder) throws IOException {
    byte[] whole = golden();
    Random random = new Random(2);
    for (int i = 0; i < 250; i++) {
      byte[] bad = whole.clone();
      int at = i < 60 ? i : i < 100 ? whole.length - 1 - (i - 60) : random.nextInt(whole.length);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(folder, bad);
    }
  }

  /** Whoever can write the file can write its digest: what follows must still hang together. */
  @Test
  void flippedBytesUnderAValidDigestAreLoadedOrRefusedAndNothingElse(@TempDir Path folder)
      throws IOException, NoSuchAlgorithmException {
    byte[] whole = golden();
    Random random = new Random(3);
    Path file = folder.resolve("forged.toexmodel");
    for (int i = 0; i < 600; i++) {
      byte[] bad = whole.clone();
      int at = 20 + (i < 500 ? i : random.nextInt(whole.length - 52));
      bad[at] = i % 2 == 0 ? (byte) random.nextInt(256) : (byte) 0xFF;
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bad, 0, bad.length - 32);
      System.arraycopy(sha256.digest(), 0, bad, bad.length - 32, 32);
      Files.write(file, bad);
      try {
        LinearTagModel.load(file).probabilities(TEXTS.get(0));
      } catch (ModelRefusedException e) {
        assertOneToThreeLines(e);
      }
    }
  }

  @Test
  void bytesAfterTheEndAreRefused(@TempDir Path folder) throws IOException {
    byte[] whole = golden();
    assertRefused(folder, Arrays.copyOf(whole, whole.length + 1), "1 bytes after its end");
    byte[] twice = Arrays.copyOf(whole, whole.length * 2);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    assertRefused(folder, twice, "after its end");
  }

  @Test
  void aNewerFormatIsNamed(@TempDir Path folder) throws IOException {
    byte[] newer = golden();
    newer[11] = 99;
    assertRefused(folder, newer, "format 99", "train again");
  }

  @Test
  void whatIsNoModelIsRefused(@TempDir Path folder) throws IOException {
    byte[] csv = "id,text,tags\nR1,went missing,CSAE\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(folder, csv, "not a TOEX model");
    assertRefused(folder, new byte[0], "not a TOEX model");
    assertRefused(folder.resolve("absent"), "does not exist");
    assertRefused(Files.createDirectory(folder.resolve("directory")));
  }

  @Test
  void aLengthThatOverflowsIsRefused(@TempDir Path folder) throws IOException {
    byte[] bad = golden();
    for (byte first : new byte[] {0x7F, -1, 0x40}) {
      Arrays.fill(bad, 12, 20, (byte) 0xFF);
      bad[12] = first;
      assertRefused(folder, bad);
    }
  }
}
