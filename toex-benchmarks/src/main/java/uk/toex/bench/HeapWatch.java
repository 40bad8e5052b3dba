package uk.toex.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches how full the heap gets, from its making on. Thread-safe. */
final class HeapWatch {

  private final Set<String> heapPools = new HashSet<>();
  private final AtomicLong afterCollection = new AtomicLong();

  HeapWatch() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        heapPools.add(pool.getName());
        pool.resetPeakUsage();
      }
    }
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, handback) -> {
              if (notification.getUserData() instanceof CompositeData data) {
                collected(GarbageCollectionNotificationInfo.from(data));
              }
            },
            null,
            null);
      }
    }
  }

  /**
   * The most that was left in the heap by any collection, in bytes: what a run needs, and garbage
   * that collections of the young generation don't look for.
   */
  long peakAfterCollection() {
    return afterCollection.get();
  }

  /** The most that was ever in use, in bytes, garbage included: the sum of the pools' peaks. */
  long peakUsed() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      sum += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return sum;
  }

  private void collected(GarbageCollectionNotificationInfo info) {
    long sum = 0;
    for (Map.Entry<String, MemoryUsage> pool :
        info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
      sum += heapPools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
    }
    afterCollection.accumulateAndGet(sum, Math::max);
  }
}
