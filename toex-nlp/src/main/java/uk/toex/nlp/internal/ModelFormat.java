package uk.toex.nlp.internal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.api.report.Tag;
import uk.toex.io.AtomicFile;

/**
 * The model file, described in docs/model-format.md: magic, format number, length, content,
 * SHA-256. Nothing in it is code, and nothing is believed before the digest holds and each count
 * fits.
 */
public final class ModelFormat {

  static final byte[] MAGIC = "TOEXMODL".getBytes(StandardCharsets.US_ASCII);
  static final int FORMAT = 1;

  /** The largest file that is read, in bytes. */
  public static final long LARGEST = 1L << 30;

  private static final int HEAD = 8 + 4 + 8;
  private static final int DIGEST = 32;
  private static final int MOST_TAGS = 10_000;
  private static final double LARGEST_NUMBER = 1e9;

  private ModelFormat() {}

  /** Writes a model; returns the SHA-256 that ends the file, in hexadecimal. */
  public static String write(ModelData model, Path target) {
    try (AtomicFile file = AtomicFile.create(target)) {
      Counter counter = new Counter();
      content(model, new DataOutputStream(counter));
      DigestOutputStream digested = new DigestOutputStream(file.stream(), sha256());
      DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digested, 1 << 16));
      out.write(MAGIC);
      out.writeInt(FORMAT);
      out.writeLong(counter.count);
      content(model, out);
      out.flush();
      byte[] digest = digested.getMessageDigest().digest();
      file.stream().write(digest);
      file.commit();
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new OutputFailedException(target + ": the model could not be written: " + e, e);
    }
  }

  /** Reads a model whole, or refuses it whole. */
  public static Loaded read(Path path) {
    byte[] bytes;
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        throw refused(path, "is " + size + " bytes; models are at most " + LARGEST);
      }
      // The head first: a large file that is no model is not read to find that out.
      try (InputStream in = Files.newInputStream(path)) {
        byte[] head = in.readNBytes(HEAD);
        if (head.length < HEAD || !isMagic(head)) {
          return parse(head, path);
        }
        bytes = Files.readAllBytes(path);
      }
    } catch (NoSuchFileException e) {
      throw refused(path, "does not exist");
    } catch (IOException e) {
      throw new ModelRefusedException(path + ": the model could not be read: " + e, e);
    }
    return parse(bytes, path);
  }

  /** A model and the digest that ends its file. */
  public record Loaded(ModelData model, String sha256) {}

  static Loaded parse(byte[] bytes, Path path) {
    if (!isMagic(bytes)) {
      throw refused(path, "is not a TOEX model; make one with: toex reports train");
    }
    if (bytes.length < HEAD + DIGEST) {
      throw refused(path, "is truncated: " + bytes.length + " bytes");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      in.skipNBytes(MAGIC.length);
      int format = in.readInt();
      if (format != FORMAT) {
        throw refused(
            path,
            "has format "
                + format
                + ", but this version reads format "
                + FORMAT
                + ". Use the version of TOEX that made it, or train again");
      }
      long length = in.readLong();
      if (length < 0 || length > LARGEST) {
        throw refused(path, "is damaged: it claims a content of " + length + " bytes");
      }
      long expected = length + HEAD + DIGEST;
      if (bytes.length < expected) {
        throw refused(path, "is truncated: " + bytes.length + " bytes of " + expected);
      }
      if (bytes.length > expected) {
        throw refused(path, "has " + (bytes.length - expected) + " bytes after its end");
      }
      MessageDigest sha256 = sha256();
      sha256.update(bytes, 0, bytes.length - DIGEST);
      byte[] digest = sha256.digest();
      if (!MessageDigest.isEqual(
          digest, Arrays.copyOfRange(bytes, bytes.length - DIGEST, bytes.length))) {
        throw refused(path, "is damaged: its SHA-256 does not match its content");
      }
      ModelData model = content(new Reader(in, (int) length));
      return new Loaded(model, HexFormat.of().formatHex(digest));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ModelRefusedException(
          path + " is damaged: its content does not hang together (" + brief(e) + ")", e);
    }
  }

  private static boolean isMagic(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** What went wrong on one short line: a message may quote what the file holds. */
  private static String brief(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return line.length() <= 100 ? line : line.substring(0, 100) + "…";
  }

  private static void content(ModelData m, DataOutputStream out) throws IOException {
    out.writeInt(m.header().size());
    for (Map.Entry<String, String> e : m.header().entrySet()) {
      string(out, e.getKey());
      string(out, e.getValue());
    }
    out.writeBoolean(m.exclusive());
    int tags = m.tags().size();
    out.writeInt(tags);
    for (Tag tag : m.tags()) {
      string(out, tag.code());
    }
    int rows = m.space().rows();
    out.writeInt(rows);
    int[] buckets = m.space().buckets();
    for (int r = 0; r < rows; r++) {
      out.writeInt(buckets[r]);
      out.writeFloat(m.idf()[r]);
      out.writeChar(m.names().print(r));
      out.writeChar(m.names().lead(r));
    }
    for (float b : m.weights().bias) {
      out.writeFloat(b);
    }
    for (float w : m.weights().weight) {
      out.writeFloat(w);
    }
    for (int t = 0; t < tags; t++) {
      doubles(
          out,
          m.judge().viewWeight(t, BaseScores.LOGISTIC),
          m.judge().viewWeight(t, BaseScores.BAYES));
    }
    if (m.judge() instanceof TagJudge judge) {
      for (TagChannel c : judge.channels) {
        doubles(out, c.intercept, c.omitted, c.added, c.textSlope, c.textIntercept);
        doubles(out, c.otherTag);
      }
    } else if (m.judge() instanceof ClassJudge judge) {
      doubles(out, judge.channel.intercept);
      for (double[] row : judge.channel.term) {
        doubles(out, row);
      }
      doubles(out, judge.channel.ambiguity);
    }
    for (int t = 0; t < tags; t++) {
      out.writeInt(m.typical().of(t).size());
      for (TypicalWords.Word word : m.typical().of(t)) {
        out.writeInt(word.row());
        out.writeDouble(word.mean());
        string(out, word.name());
      }
    }
  }

  private static ModelData content(Reader in) throws IOException {
    TreeMap<String, String> header = new TreeMap<>();
    for (int n = in.count(8, 10_000); n > 0; n--) {
      String key = in.string();
      if (header.put(key, in.string()) != null) {
        throw new IllegalArgumentException("setting " + key + " twice");
      }
    }
    boolean exclusive = in.data.readBoolean();
    int tags = in.count(4, MOST_TAGS);
    List<Tag> tagList = new ArrayList<>();
    for (int t = 0; t < tags; t++) {
      tagList.add(new Tag(in.string()));
    }
    if (tags == 0 || new HashSet<>(tagList).size() < tags) {
      throw new IllegalArgumentException("no tags, or one twice");
    }
    int rows = in.count(12, DocFeatures.BUCKETS);
    int[] buckets = new int[rows];
    float[] idf = new float[rows];
    int[] votes = new int[rows];
    for (int r = 0; r < rows; r++) {
      buckets[r] = in.data.readInt();
      if (buckets[r] < (r == 0 ? 0 : buckets[r - 1] + 1) || buckets[r] >= DocFeatures.BUCKETS) {
        throw new IllegalArgumentException("row " + r + " out of order");
      }
      idf[r] = in.finite(in.data.readFloat());
      votes[r] = in.data.readInt(); // print and lead
    }
    float[] bias = in.floats(tags);
    float[] weight = in.floats((long) rows * tags);
    double[] a = new double[tags];
    double[] b = new double[tags];
    for (int t = 0; t < tags; t++) {
      a[t] = in.finite(in.data.readDouble());
      b[t] = in.finite(in.data.readDouble());
    }
    Judge judge;
    if (exclusive) {
      double[] intercept = in.doubles(tags);
      double[][] term = new double[tags][];
      for (int t = 0; t < tags; t++) {
        term[t] = in.doubles(tags);
      }
      double ambiguity = in.finite(in.data.readDouble());
      judge =
          new ClassJudge(new ClassChannel(new double[] {a[0], b[0]}, intercept, term, ambiguity));
    } else {
      TagChannel[] channels = new TagChannel[tags];
      for (int t = 0; t < tags; t++) {
        double[] c = in.doubles(5);
        channels[t] =
            new TagChannel(
                new double[] {a[t], b[t]}, in.doubles(tags), c[0], c[1], c[2], c[3], c[4]);
      }
      judge = new TagJudge(channels);
    }
    List<List<TypicalWords.Word>> typical = new ArrayList<>();
    for (int t = 0; t < tags; t++) {
      List<TypicalWords.Word> words = new ArrayList<>();
      for (int n = in.count(16, 1000); n > 0; n--) {
        int row = in.data.readInt();
        if (row < 0 || row >= rows) {
          throw new IllegalArgumentException("typical word of row " + row);
        }
        words.add(new TypicalWords.Word(row, in.finite(in.data.readDouble()), in.string()));
      }
      typical.add(List.copyOf(words));
    }
    if (in.data.available() != DIGEST) {
      throw new IllegalArgumentException("content longer than it says");
    }
    return new ModelData(
        header,
        exclusive,
        List.copyOf(tagList),
        FeatureSpace.ofBuckets(buckets),
        idf,
        new Names(votes),
        new LinearWeights(tags, weight, bias),
        judge,
        new TypicalWords(typical));
  }

  /** Reads checked values: no count is believed that the bytes left could not hold. */
  private static final class Reader {
    final DataInputStream data;

    Reader(DataInputStream data, int length) {
      this.data = data;
      if (length < 0) {
        throw new IllegalArgumentException("length " + length);
      }
    }

    int count(int bytesEach, int most) throws IOException {
      int n = data.readInt();
      if (n < 0 || n > most || (long) n * bytesEach > data.available()) {
        throw new IllegalArgumentException("a count of " + n);
      }
      return n;
    }

    String string() throws IOException {
      byte[] bytes = new byte[count(1, 1 << 20)];
      data.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    float[] floats(long n) throws IOException {
      if (4 * n > data.available()) {
        throw new IllegalArgumentException("too few numbers");
      }
      float[] out = new float[(int) n];
      for (int i = 0; i < out.length; i++) {
        out[i] = finite(data.readFloat());
      }
      return out;
    }

    double[] doubles(int n) throws IOException {
      double[] out = new double[n];
      for (int i = 0; i < n; i++) {
        out[i] = finite(data.readDouble());
      }
      return out;
    }

    float finite(float v) {
      return (float) finite((double) v);
    }

    double finite(double v) {
      // No model is near this; no sum of products of such numbers can overflow.
      if (!(Math.abs(v) <= LARGEST_NUMBER)) {
        throw new IllegalArgumentException("a number out of range");
      }
      return v;
    }
  }

  private static void string(DataOutputStream out, String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void doubles(DataOutputStream out, double... values) throws IOException {
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  private static ModelRefusedException refused(Path path, String why) {
    return new ModelRefusedException(path + " " + why + ".");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Counts bytes, to write the length before the content. */
  private static final class Counter extends OutputStream {
    long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      count += len;
    }
  }
}
