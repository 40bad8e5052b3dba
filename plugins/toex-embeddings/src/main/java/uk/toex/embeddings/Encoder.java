package uk.toex.embeddings;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import uk.toex.api.ModelRefusedException;

/**
 * Reads a text into a vector of unit length by bge-small-en-v1.5: what the network makes of the
 * mark at the text's beginning. Thread-safe.
 *
 * <p>One text a run, on the calling thread. The network's weights are quantised, and it scales what
 * flows through it by the extremes of the whole batch: beside another text, or padded to its
 * length, a text would get another vector. Alone it always gets the same one, and threads calling
 * at once keep the cores as busy as a batch does.
 */
final class Encoder implements AutoCloseable {

  /** The length of a vector. */
  static final int DIMENSIONS = 384;

  private final WordPiece pieces;
  private final int mostPieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * @throws ModelRefusedException if the bytes are not what they should be
   */
  Encoder(byte[] weights, byte[] tokenizerJson, int mostPieces) {
    this.pieces = WordPiece.read(tokenizerJson);
    this.mostPieces = mostPieces;
    this.environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Windows builds would tell Microsoft of each session.
      environment.setTelemetry(false);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(weights, options);
    } catch (OrtException e) {
      throw new ModelRefusedException("ONNX Runtime does not take the model: " + e.getMessage(), e);
    }
  }

  /** The vector of a text. */
  float[] encode(String text) {
    long[] ids = pieces.encode(text, mostPieces);
    long[] shape = {1, ids.length};
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor type =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", type))) {
      FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] vector = new float[DIMENSIONS];
      hidden.get(vector);
      double square = 0;
      for (float v : vector) {
        square += (double) v * v;
      }
      double length = Math.sqrt(square);
      for (int i = 0; i < DIMENSIONS; i++) {
        vector[i] = (float) (vector[i] / length);
      }
      return vector;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed on a text: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free the model", e);
    }
  }
}
