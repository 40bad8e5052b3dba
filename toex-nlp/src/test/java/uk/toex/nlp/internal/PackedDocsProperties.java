package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedDocsProperties {

  /** Documents as feature → count, with the limits of every field among them. */
  @Provide
  Arbitrary<List<Map<Integer, Integer>>> documents() {
    Arbitrary<Integer> feature =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, DocFeatures.BUCKETS - 1),
            Arbitraries.integers().between(0, 300),
            Arbitraries.of(0, 0x7FFE, 0x7FFF, 0x8000, 0xFFFF, 0x10000, DocFeatures.BUCKETS - 1));
    Arbitrary<Integer> times =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(0xFFFE, 0xFFFF, 0x10000, 1 << 24, Integer.MAX_VALUE));
    return Arbitraries.maps(feature, times).ofMaxSize(150).list().ofMaxSize(20);
  }

  @Property(tries = 150)
  void what_goes_in_comes_out_sorted(@ForAll("documents") List<Map<Integer, Integer>> documents) {
    PackedDocs docs = new PackedDocs();
    PackedDocs.Encoder encoder = new PackedDocs.Encoder();
    for (Map<Integer, Integer> document : documents) {
      int[] feature = new int[document.size()];
      int[] times = new int[document.size()];
      int n = 0;
      for (Map.Entry<Integer, Integer> e : document.entrySet()) {
        feature[n] = e.getKey();
        times[n++] = e.getValue();
      }
      encoder.encode(feature, times, n);
      docs.append(encoder.units, 0, encoder.length);
    }
    assertThat(docs.size()).isEqualTo(documents.size());
    PackedDocs.Cursor cursor = new PackedDocs.Cursor(docs);
    for (int d = documents.size() - 1; d >= 0; d--) {
      assertSame(cursor, d, documents.get(d));
    }
  }

  private static void assertSame(PackedDocs.Cursor cursor, int d, Map<Integer, Integer> document) {
    cursor.read(d);
    assertThat(cursor.count).isEqualTo(document.size());
    int i = 0;
    for (Map.Entry<Integer, Integer> e : new TreeMap<>(document).entrySet()) {
      assertThat(cursor.feature[i]).isEqualTo(e.getKey());
      assertThat(cursor.times[i]).isEqualTo(e.getValue());
      i++;
    }
    int bound = document.isEmpty() ? 10 : cursor.feature[cursor.count / 2];
    assertThat(cursor.countBelow(bound))
        .isEqualTo((int) document.keySet().stream().filter(f -> f < bound).count());
  }

  /** Documents that lie across the chunks that memory is taken in. */
  @Example
  void documents_cross_chunks_and_early_ones_can_be_forgotten() {
    PackedDocs docs = new PackedDocs();
    PackedDocs.Encoder encoder = new PackedDocs.Encoder();
    SplitMix random = new SplitMix(1);
    List<Map<Integer, Integer>> documents = new ArrayList<>();
    for (int d = 0; d < 60; d++) {
      Map<Integer, Integer> document = new TreeMap<>();
      for (int i = 0; i < 50_000; i++) {
        document.put(random.below(DocFeatures.BUCKETS), 1 + random.below(3));
      }
      documents.add(document);
      int[] feature = document.keySet().stream().mapToInt(Integer::intValue).toArray();
      int[] times = document.values().stream().mapToInt(Integer::intValue).toArray();
      encoder.encodeSorted(feature, times, feature.length);
      docs.append(encoder.units, 0, encoder.length);
    }
    PackedDocs.Cursor cursor = new PackedDocs.Cursor(docs);
    for (int d = 0; d < documents.size(); d++) {
      if (d == 40) {
        docs.forgetBefore(40);
      }
      cursor.read(d);
      assertThat(cursor.count).isEqualTo(documents.get(d).size());
      int i = 0;
      for (Map.Entry<Integer, Integer> e : documents.get(d).entrySet()) {
        if (cursor.feature[i] != e.getKey() || cursor.times[i] != e.getValue()) {
          assertSame(cursor, d, documents.get(d));
        }
        i++;
      }
    }
  }
}
