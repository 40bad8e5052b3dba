package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uk.toex.api.ModelRefusedException;

/**
 * A model that someone changed and sealed anew is loaded or refused: nothing else comes out. The
 * fuzzer's first byte chooses the model and the next three the place.
 */
class ModelMutationFuzzTest {

  private static final Path NAME = Path.of("fuzz.toexmodel");
  private static final int HEAD = 20;
  private static final byte[][] CONTENTS = {
    content(SmallModel.TOGETHER), content(SmallModel.EXCLUSIVE)
  };

  @FuzzTest(maxDuration = "1m")
  void a_few_bytes_changed(byte[] data) {
    if (data.length > 4) {
      byte[] content = CONTENTS[data[0] & 1].clone();
      int at = place(data) % content.length;
      int n = Math.min(Math.min(data.length - 4, 16), content.length - at);
      System.arraycopy(data, 4, content, at, n);
      load(content);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void anything_after_a_true_start(byte[] data) {
    if (data.length > 4) {
      byte[] start = CONTENTS[data[0] & 1];
      int at = place(data) % start.length;
      byte[] content = Arrays.copyOf(start, at + data.length - 4);
      System.arraycopy(data, 4, content, at, data.length - 4);
      load(content);
    }
  }

  /** That the checks above are not idle: unchanged content, sealed the same way, is a model. */
  @Test
  void unchanged_content_is_the_model() {
    ModelData model = ModelFormat.parse(sealed(CONTENTS[0]), NAME).model();
    double[] p = new double[3];
    new TextScorer(model).probabilities("older associate at the hotel", p);
    double[] trained = new double[3];
    new TextScorer(SmallModel.TOGETHER).probabilities("older associate at the hotel", trained);
    assertThat(p).isEqualTo(trained);
  }

  private static int place(byte[] data) {
    return (data[1] & 0xFF) << 16 | (data[2] & 0xFF) << 8 | (data[3] & 0xFF);
  }

  private static void load(byte[] content) {
    try {
      ModelData model = ModelFormat.parse(sealed(content), NAME).model();
      double[] p = new double[model.tags().size()];
      new TextScorer(model).probabilities("older associate at the hotel, 電話", p);
    } catch (ModelRefusedException refused) {
      assertThat(refused.getMessage()).startsWith(NAME.toString());
    }
  }

  private static byte[] sealed(byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(HEAD + content.length + 32);
    out.put(ModelFormat.MAGIC).putInt(ModelFormat.FORMAT).putLong(content.length).put(content);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(out.array(), 0, HEAD + content.length);
      return out.put(sha256.digest()).array();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] content(ModelData model) {
    try {
      Path folder = Files.createTempDirectory("toex");
      Path file = folder.resolve("small.toexmodel");
      ModelFormat.write(model, file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return Arrays.copyOfRange(bytes, HEAD, bytes.length - 32);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
