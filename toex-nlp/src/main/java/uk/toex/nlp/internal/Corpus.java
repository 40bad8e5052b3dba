package uk.toex.nlp.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a collection of texts: each text as rows of one {@link FeatureSpace}. Immutable
 * once built; safe to read from many threads.
 */
public final class Corpus {

  private final FeatureSpace space;
  private final PackedDocs docs;
  private final int[] documentsWithRow;
  private final Names names;

  private Corpus(FeatureSpace space, PackedDocs docs, int[] documentsWithRow, Names names) {
    this.space = space;
    this.docs = docs;
    this.documentsWithRow = documentsWithRow;
    this.names = names;
  }

  /** How many texts. */
  public int size() {
    return docs.size();
  }

  /** The rows that the texts are made of. */
  public FeatureSpace space() {
    return space;
  }

  /** How many texts hold a row. */
  int documentsWith(int row) {
    return documentsWithRow[row];
  }

  /** Which words and pairs may be named. */
  Names names() {
    return names;
  }

  /** A reader of one's own for each thread. */
  PackedDocs.Cursor cursor() {
    return new PackedDocs.Cursor(docs);
  }

  /** Builds a corpus from texts in order; not thread-safe. */
  public static final class Builder {

    private static final int TASK = 256;

    private final Workers workers;
    private PackedDocs raw = new PackedDocs();
    private final int[] documents = new int[DocFeatures.BUCKETS];
    private final int[] votes = new int[DocFeatures.BUCKETS];

    /** With the threads to use. */
    public Builder(Workers workers) {
      this.workers = workers;
    }

    /** Appends texts. Best given some thousands at a time. */
    public void add(List<String> texts) {
      int tasks = (texts.size() + TASK - 1) / TASK;
      char[][] packed = new char[tasks][];
      int[][] lengths = new int[tasks][];
      int[][] buckets = new int[tasks][];
      char[][] prints = new char[tasks][];
      workers.run(
          tasks,
          task -> {
            DocFeatures features = new DocFeatures();
            PackedDocs.Encoder encoder = new PackedDocs.Encoder();
            int from = task * TASK;
            int to = Math.min(texts.size(), from + TASK);
            int[] length = new int[to - from];
            char[] units = new char[TASK * 512];
            int at = 0;
            int[] bucket = new int[TASK * 256];
            char[] print = new char[bucket.length];
            int n = 0;
            for (int i = from; i < to; i++) {
              features.read(texts.get(i));
              if (bucket.length < n + features.count) {
                bucket = Arrays.copyOf(bucket, (n + features.count) * 2);
                print = Arrays.copyOf(print, bucket.length);
              }
              System.arraycopy(features.bucket, 0, bucket, n, features.count);
              System.arraycopy(features.print, 0, print, n, features.count);
              n += features.count;
              encoder.encode(features.bucket, features.times, features.count);
              if (units.length < at + encoder.length) {
                units = Arrays.copyOf(units, (at + encoder.length) * 2);
              }
              System.arraycopy(encoder.units, 0, units, at, encoder.length);
              at += encoder.length;
              length[i - from] = encoder.length;
            }
            packed[task] = units;
            lengths[task] = length;
            buckets[task] = Arrays.copyOf(bucket, n);
            prints[task] = print;
          });
      for (int task = 0; task < tasks; task++) {
        int at = 0;
        for (int length : lengths[task]) {
          raw.append(packed[task], at, length);
          at += length;
        }
      }
      for (int task = 0; task < tasks; task++) {
        for (int i = 0; i < buckets[task].length; i++) {
          int b = buckets[task][i];
          documents[b]++;
          votes[b] = Names.vote(votes[b], prints[task][i]);
        }
      }
    }

    /** How many texts have been added. */
    public int size() {
      return raw.size();
    }

    /**
     * Groups the texts added so far that are near copies; see {@link NearDuplicates}.
     *
     * @return for each text, the number of the first text of its group
     */
    public int[] nearDuplicates() {
      return NearDuplicates.groups(raw, documents, workers);
    }

    /**
     * Ends the building: words and pairs that enough texts hold become rows, the others are
     * dropped.
     */
    public Corpus build(int wordAtLeast, int pairAtLeast) {
      FeatureSpace space = FeatureSpace.of(documents, wordAtLeast, pairAtLeast);
      int[] buckets = space.buckets();
      int[] withRow = new int[space.rows()];
      int[] vote = new int[space.rows()];
      for (int r = 0; r < withRow.length; r++) {
        withRow[r] = documents[buckets[r]];
        vote[r] = votes[buckets[r]];
      }
      return build(space, withRow, new Names(vote));
    }

    /** Ends the building with the rows of a model. */
    Corpus build(FeatureSpace space, Names names) {
      int[] buckets = space.buckets();
      int[] withRow = new int[space.rows()];
      Arrays.setAll(withRow, r -> documents[buckets[r]]);
      return build(space, withRow, names);
    }

    private Corpus build(FeatureSpace space, int[] documentsWithRow, Names names) {
      PackedDocs.Cursor cursor = new PackedDocs.Cursor(raw);
      PackedDocs docs = new PackedDocs();
      PackedDocs.Encoder encoder = new PackedDocs.Encoder();
      for (int d = 0; d < raw.size(); d++) {
        cursor.read(d);
        int n = 0;
        for (int i = 0; i < cursor.count; i++) {
          int row = space.row(cursor.feature[i]);
          if (row >= 0) {
            cursor.feature[n] = row;
            cursor.times[n++] = cursor.times[i];
          }
        }
        encoder.encodeSorted(cursor.feature, cursor.times, n);
        docs.append(encoder.units, 0, encoder.length);
        if ((d & 0xFFFF) == 0xFFFF) {
          raw.forgetBefore(d);
        }
      }
      raw = new PackedDocs();
      return new Corpus(space, docs, documentsWithRow, names);
    }
  }
}
