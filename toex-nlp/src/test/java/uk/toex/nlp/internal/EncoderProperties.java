package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Both ways of packing a document give the same units, whatever order its features come in. */
class EncoderProperties {

  private final PackedDocs.Encoder encoder = new PackedDocs.Encoder();
  private final PackedDocs.Encoder sorted = new PackedDocs.Encoder();

  // The sort takes another way from 64 features on.
  @Property(tries = 300)
  void order_does_not_matter(@ForAll @IntRange(max = 400) int most, @ForAll long seed) {
    SplitMix random = new SplitMix(seed);
    TreeMap<Integer, Integer> document = new TreeMap<>();
    int spread = 1 + random.below(DocFeatures.BUCKETS);
    for (int i = 0; i < most; i++) {
      document.put(random.below(spread), 1 + random.below(random.below(4) == 0 ? 100_000 : 2));
    }
    int n = document.size();
    int[] feature = document.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] times = document.values().stream().mapToInt(Integer::intValue).toArray();
    sorted.encodeSorted(feature, times, n);
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    random.shuffle(order);
    encoder.encode(
        Arrays.stream(order).map(i -> feature[i]).toArray(),
        Arrays.stream(order).map(i -> times[i]).toArray(),
        n);
    assertThat(units(encoder)).isEqualTo(units(sorted));

    // Out of the middle of a larger array, as a corpus appends them.
    char[] amid = new char[encoder.length + 20];
    System.arraycopy(encoder.units, 0, amid, 7, encoder.length);
    PackedDocs docs = new PackedDocs();
    docs.append(amid, 0, 0);
    docs.append(amid, 7, encoder.length);
    PackedDocs.Cursor cursor = new PackedDocs.Cursor(docs);
    cursor.read(0);
    assertThat(cursor.count).isZero();
    cursor.read(1);
    assertThat(Arrays.copyOf(cursor.feature, cursor.count)).isEqualTo(feature);
    assertThat(Arrays.copyOf(cursor.times, cursor.count)).isEqualTo(times);
  }

  private static char[] units(PackedDocs.Encoder encoder) {
    return Arrays.copyOf(encoder.units, encoder.length);
  }
}
