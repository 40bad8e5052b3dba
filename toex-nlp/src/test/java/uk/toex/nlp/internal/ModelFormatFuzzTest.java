package uk.toex.nlp.internal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import uk.toex.api.ModelRefusedException;

/** Whatever the bytes, a model is loaded or refused; nothing else comes out. */
class ModelFormatFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void any_bytes(FuzzedDataProvider data) {
    load(data.consumeRemainingAsBytes());
  }

  /** Past the digest, to the reader of the content. */
  @FuzzTest(maxDuration = "1m")
  void any_content_with_a_digest_that_holds(FuzzedDataProvider data)
      throws NoSuchAlgorithmException {
    byte[] content = data.consumeRemainingAsBytes();
    ByteBuffer out = ByteBuffer.allocate(20 + content.length + 32);
    out.put(ModelFormat.MAGIC).putInt(ModelFormat.FORMAT).putLong(content.length).put(content);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(out.array(), 0, 20 + content.length);
    out.put(sha256.digest());
    load(out.array());
  }

  private static void load(byte[] bytes) {
    try {
      ModelData model = ModelFormat.parse(bytes, Path.of("fuzz.toexmodel")).model();
      double[] p = new double[model.tags().size()];
      new TextScorer(model).probabilities("older male gave a phone", p);
    } catch (ModelRefusedException refused) {
      // as it should be
    }
  }
}
