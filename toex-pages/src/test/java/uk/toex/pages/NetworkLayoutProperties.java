package uk.toex.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import uk.toex.api.network.Entity;
import uk.toex.api.network.NetworkPath;
import uk.toex.pages.NetworkPageData.Subject;

class NetworkLayoutProperties {

  @Property(tries = 60)
  void boxes_and_tracks_keep_apart_whatever_the_paths(
      @ForAll @IntRange(min = 2, max = 60) int entities,
      @ForAll @IntRange(min = 1, max = 60) int paths,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    NetworkLayout layout = new NetworkLayout(tangle(entities, paths, new Random(seed)));
    NetworkLayoutTest.assertApart(layout);
  }

  /** Walks at random, so that entities come in any order, come again, and link within a column. */
  private static Subject tangle(int entities, int paths, Random random) {
    Entity subject = NetworkSamples.person("N0", "Amy Tarn", 14);
    List<NetworkPageData.Path> all = new ArrayList<>();
    for (int p = 0; p < paths; p++) {
      List<NetworkPath.Step> steps = new ArrayList<>();
      Entity from = subject;
      for (int s = 1 + random.nextInt(5); s > 0; s--) {
        Entity to = NetworkSamples.person("N" + random.nextInt(entities), "", 20);
        steps.add(
            new NetworkPath.Step(List.of(NetworkSamples.link(from, to, "contact", null, "")), to));
        from = to;
      }
      all.add(new NetworkPageData.Path(new NetworkPath(subject, steps, 0.1), Double.NaN));
    }
    return new Subject(subject, 1, "", List.of(), 0, 0, 1, all, null, null, List.of());
  }
}
