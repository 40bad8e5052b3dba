package uk.toex.embeddings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uk.toex.spi.PluginContext;

/**
 * The vectors of texts, each computed once: a review trains each classifier once a fold on the same
 * reports. Loads the model when the first is asked for. Thread-safe.
 *
 * <p>What is kept is bounded; of a larger collection the vectors that came first are kept, which
 * serves the next pass over it, as the ones that came last would not.
 */
final class Embeddings implements AutoCloseable {

  static final String WEIGHTS = "bge-small-en-v1.5-q.onnx";
  static final String VOCABULARY = "bge-small-en-v1.5-q-tokenizer.json";

  /** As many as the model was trained with. */
  private static final int MOST_PIECES = 512;

  /** A vector, its key and their place in the map. */
  private static final int ENTRY_BYTES = Encoder.DIMENSIONS * Float.BYTES + 128;

  private final PluginContext context;
  private final long most;
  private final AtomicLong entries = new AtomicLong();
  private final ConcurrentMap<Key, float[]> kept = new ConcurrentHashMap<>();
  private volatile @Nullable Encoder encoder;

  /** The first half of a text's SHA-256: the texts themselves are not kept. */
  private record Key(long high, long low) {}

  /**
   * @param bytes how much may be kept
   */
  Embeddings(PluginContext context, long bytes) {
    this.context = context;
    this.most = bytes / ENTRY_BYTES;
  }

  /** The vector of a text, of unit length; shared, not to be changed. */
  float[] of(String text) {
    Key key = key(text);
    float[] vector = kept.get(key);
    if (vector == null) {
      vector = encoder().encode(text);
      if (entries.get() < most && kept.putIfAbsent(key, vector) == null) {
        entries.incrementAndGet();
      }
    }
    return vector;
  }

  private Encoder encoder() {
    Encoder loaded = encoder;
    if (loaded == null) {
      synchronized (this) {
        loaded = encoder;
        if (loaded == null) {
          loaded =
              new Encoder(context.resource(WEIGHTS), context.resource(VOCABULARY), MOST_PIECES);
          encoder = loaded;
        }
      }
    }
    return loaded;
  }

  private static Key key(String text) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
    // Not UTF-8, in which all lone surrogates are alike.
    byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_16BE));
    ByteBuffer halves = ByteBuffer.wrap(digest);
    return new Key(halves.getLong(), halves.getLong());
  }

  /** Frees the model and forgets all vectors. */
  @Override
  public void close() {
    kept.clear();
    Encoder loaded = encoder;
    encoder = null;
    if (loaded != null) {
      loaded.close();
    }
  }
}
