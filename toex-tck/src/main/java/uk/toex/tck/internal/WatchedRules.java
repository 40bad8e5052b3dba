package uk.toex.tck.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.tck.internal.ChildJvm.Ended;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Untestable;

/** X911 to X914: acts that are seen in a second process. */
final class WatchedRules {
  private WatchedRules() {}

  static List<Check> all() {
    return List.of(
        watched(
            "X911",
            "a process in which the plugin is used is not ended by it",
            (trial, ended) -> {
              if (ended.stayed()) {
                ended.complete(); // That it stays is another rule's business.
                return;
              }
              Broken.unless(
                  ended.finished() && ended.code() == 0,
                  () -> "it ended with code " + ended.code() + " " + ended.errors());
            }),
        watched(
            "X912",
            "a process in which the plugin is used opens no internet sockets",
            (trial, ended) -> {
              Set<String> seen = new TreeSet<>(ended.classes());
              seen.retainAll(WatchedClasses.NETWORK);
              Broken.unless(seen.isEmpty(), () -> "set to work: " + seen);
              Set<String> sockets = ended.sockets();
              Broken.unless(sockets == null || sockets.isEmpty(), () -> "held open: " + sockets);
              ended.complete();
              if (sockets == null) {
                trial.note("sockets of native code can't be seen on this system");
              }
            }),
        watched(
            "X913",
            "a process in which the plugin is used starts no other",
            (trial, ended) -> {
              Set<String> seen = new TreeSet<>(ended.classes());
              seen.retainAll(WatchedClasses.PROCESSES);
              Broken.unless(seen.isEmpty(), () -> "set to work: " + seen);
              ended.complete();
            }),
        watched(
            "X914",
            "a process in which the plugin is used leaves no files in its working and temporary"
                + " folders",
            (trial, ended) -> {
              List<String> left =
                  ended.left().stream().filter(WatchedRules::isNoSharedLibrary).toList();
              Broken.unless(left.isEmpty(), () -> "left: " + Told.shortened(left.toString()));
              if (ended.stayed()) {
                throw new Untestable("it had to be stopped");
              }
              ended.complete();
            }));
  }

  private interface Body {
    void run(Trial trial, Ended ended);
  }

  private static Check watched(String id, String sentence, Body body) {
    return Check.of(id, sentence, trial -> body.run(trial, trial.child(ChildJvm.Variant.SAME)));
  }

  /** Native code has to be a file to be loaded, and some systems can't delete it while it is. */
  private static boolean isNoSharedLibrary(String name) {
    return List.of(".so", ".dll", ".dylib", ".jnilib").stream().noneMatch(name::endsWith);
  }
}
