package uk.toex.host.internal;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which classifiers the host still holds, so that the plugin's process can forget the others: a
 * {@code ReportClassifier} has no close, and a cross-validation trains many. Thread-safe.
 */
final class Trained {

  private final ReferenceQueue<RemoteClassifier> gone = new ReferenceQueue<>();
  private final Map<Reference<?>, Integer> numbers = new ConcurrentHashMap<>();

  RemoteClassifier add(RemoteClassifier classifier, int number) {
    numbers.put(new WeakReference<>(classifier, gone), number);
    return classifier;
  }

  /** The numbers of those that nobody holds any more, each once. */
  List<Integer> unused() {
    List<Integer> unused = new ArrayList<>();
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      Integer number = numbers.remove(each);
      if (number != null) {
        unused.add(number);
      }
    }
    return unused;
  }
}
