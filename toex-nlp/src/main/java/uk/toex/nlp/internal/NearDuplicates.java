package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * Groups texts that are copies of each other but for small edits, so that no copy vouches for
 * another across folds.
 *
 * <p>Texts are compared by the word pairs that few texts hold: shared boilerplate and common
 * phrases are in many and drop out; a text that is copied whole counts once for this, however often
 * it is copied. Candidates come from MinHash signatures (Broder 1997) in bands; a candidate pair is
 * joined if the Jaccard index of its rare pairs is at least {@link #SIMILAR}. Groups grow no larger
 * than {@link #LARGEST}, so that one much-copied text can't fill a fold.
 */
public final class NearDuplicates {

  /** The Jaccard index from which two texts count as copies. */
  static final double SIMILAR = 0.5;

  /** The most texts in a group. */
  static final int LARGEST = 50;

  private static final int BANDS = 10;
  private static final int ROWS_PER_BAND = 2;
  private static final int FEWEST_PAIRS = 5;

  private NearDuplicates() {}

  /**
   * For each text, the number of the first text of its group.
   *
   * @param texts the buckets of each text
   * @param documents for each bucket, how many texts hold it
   */
  static int[] groups(PackedDocs texts, int[] documents, Workers workers) {
    int n = texts.size();
    int[] original = originals(texts, workers);
    int[] distinct = ofDistinct(texts, documents, original);
    int many = Math.max(30, n / 1000);
    int signature = BANDS * ROWS_PER_BAND;
    int[][] hashes = new int[BANDS][n];
    int tasks = (n + 1023) / 1024;
    workers.run(
        tasks,
        task -> {
          PackedDocs.Cursor cursor = new PackedDocs.Cursor(texts);
          long[] least = new long[signature];
          for (int d = task * 1024; d < Math.min(n, task * 1024 + 1024); d++) {
            cursor.read(d);
            int pairs = rarePairs(distinct, cursor, many);
            if (pairs < FEWEST_PAIRS) {
              for (int b = 0; b < BANDS; b++) {
                hashes[b][d] = 0;
              }
              continue;
            }
            Arrays.fill(least, Long.MAX_VALUE);
            for (int i = 0; i < pairs; i++) {
              // One strong hash, then cheap independent ones from it.
              long h = SplitMix.mix(cursor.feature[i] + 1);
              long step = (h >>> 32 | h << 32) | 1;
              for (int k = 0; k < signature; k++) {
                long v = (h ^ (h >>> 29)) & Long.MAX_VALUE;
                if (v < least[k]) {
                  least[k] = v;
                }
                h += step * (2L * k + 1);
              }
            }
            for (int b = 0; b < BANDS; b++) {
              long key = b;
              for (int k = 0; k < ROWS_PER_BAND; k++) {
                key = SplitMix.mix(key ^ least[b * ROWS_PER_BAND + k]);
              }
              hashes[b][d] = (int) key == 0 ? 1 : (int) key;
            }
          }
        });
    int[] parent = new int[n];
    int[] size = new int[n];
    for (int d = 0; d < n; d++) {
      parent[d] = d;
      size[d] = 1;
    }
    // Whole copies first, without candidates: as many to a group as it may hold, then the next.
    int[] whole = new int[n];
    for (int d = 0; d < n; d++) {
      int o = original[d];
      if (o == d || hashes[0][d] == 0 || size[whole[o]] == LARGEST) {
        whole[o] = d;
      } else {
        parent[d] = whole[o];
        size[whole[o]]++;
      }
    }
    PackedDocs.Cursor left = new PackedDocs.Cursor(texts);
    PackedDocs.Cursor right = new PackedDocs.Cursor(texts);
    long[] order = new long[n];
    for (int[] band : hashes) {
      for (int d = 0; d < n; d++) {
        order[d] = (long) band[d] << 32 | d;
      }
      Arrays.sort(order);
      for (int i = 1; i < n; i++) {
        int key = (int) (order[i] >> 32);
        if (key != (int) (order[i - 1] >> 32) || key == 0) {
          continue;
        }
        // Each text is compared with the one before it in its bucket: copies stand side by side.
        int a = (int) order[i - 1];
        int b = (int) order[i];
        int ra = find(parent, a);
        int rb = find(parent, b);
        if (ra == rb || size[ra] + size[rb] > LARGEST) {
          continue;
        }
        if (jaccard(distinct, left, a, right, b, many) >= SIMILAR) {
          int first = Math.min(ra, rb);
          int second = Math.max(ra, rb);
          parent[second] = first;
          size[first] += size[second];
        }
      }
    }
    for (int d = 0; d < n; d++) {
      parent[d] = find(parent, d);
    }
    return parent;
  }

  /** For each text, the first that has the same features: itself if it is no copy. */
  private static int[] originals(PackedDocs texts, Workers workers) {
    int n = texts.size();
    long[] hash = new long[n];
    workers.run(
        (n + 1023) / 1024,
        task -> {
          for (int d = task * 1024; d < Math.min(n, task * 1024 + 1024); d++) {
            hash[d] = texts.hash(d);
          }
        });
    int[] original = new int[n];
    int[] slots = new int[Integer.highestOneBit(Math.max(1, n)) * 4]; // the text, plus one
    for (int d = 0; d < n; d++) {
      int slot = (int) hash[d] & (slots.length - 1);
      while (slots[slot] != 0 && hash[slots[slot] - 1] != hash[d]) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] == 0) {
        slots[slot] = d + 1;
      }
      original[d] = slots[slot] - 1;
    }
    return original;
  }

  /** For each bucket, how many texts hold it that are no copy of an earlier one. */
  private static int[] ofDistinct(PackedDocs texts, int[] documents, int[] original) {
    int[] distinct = documents.clone();
    PackedDocs.Cursor cursor = new PackedDocs.Cursor(texts);
    for (int d = 0; d < original.length; d++) {
      if (original[d] != d) {
        cursor.read(d);
        for (int i = 0; i < cursor.count; i++) {
          distinct[cursor.feature[i]]--;
        }
      }
    }
    return distinct;
  }

  /** Moves the rare pairs to the front of the cursor and counts them. */
  private static int rarePairs(int[] documents, PackedDocs.Cursor cursor, int many) {
    int n = 0;
    for (int i = 0; i < cursor.count; i++) {
      int bucket = cursor.feature[i];
      if (bucket >= DocFeatures.WORD_BUCKETS && documents[bucket] <= many) {
        cursor.feature[n++] = bucket;
      }
    }
    return n;
  }

  private static double jaccard(
      int[] documents, PackedDocs.Cursor left, int a, PackedDocs.Cursor right, int b, int many) {
    left.read(a);
    right.read(b);
    int nl = rarePairs(documents, left, many);
    int nr = rarePairs(documents, right, many);
    int i = 0;
    int j = 0;
    int both = 0;
    while (i < nl && j < nr) {
      int x = left.feature[i];
      int y = right.feature[j];
      if (x == y) {
        both++;
      }
      if (x <= y) {
        i++;
      }
      if (y <= x) {
        j++;
      }
    }
    int either = nl + nr - both;
    return either == 0 ? 0 : (double) both / either;
  }

  private static int find(int[] parent, int d) {
    int root = d;
    while (parent[root] != root) {
      root = parent[root];
    }
    int at = d;
    while (parent[at] != root) {
      int next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  }
}
