package org.newsloom.app;

import static java.lang.management.MemoryType.HEAP;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.management.NotificationEmitter;

/**
 * Keeps the heap as large as what is in use, and not as large as it may become. The parallel and
 * the serial collector let their old generation fill up to the limit before they look for garbage
 * there, so a bulk fetch took all of it; told earlier, it takes a third. What really needs more
 * gets more.
 *
 * <p>Does nothing with other collectors, which have limits of their own.
 */
final class HeapGuard {
  /** What the old generation is called by the parallel collector and by the serial one. */
  private static final Set<String> OLD_GENERATION = Set.of("PS Old Gen", "Tenured Gen");

  private static final long MEGABYTE = 1 << 20;

  /** Below this nothing is collected before its time. */
  private static final long LEAST = 128 * MEGABYTE;

  /** Room above what is in use, so that a collection pays. */
  private static final long ROOM = 20 * MEGABYTE;

  /** Nothing large happens so early, and the first window is not kept waiting. */
  private static final Duration AFTER_START = Duration.ofSeconds(1);

  private HeapGuard() {}

  /** Begins to watch, a moment later; never keeps the program from ending. */
  static void start() {
    Thread.ofVirtual()
        .name("heap guard")
        .start(() -> {
          try {
            Thread.sleep(AFTER_START);
            watch();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Begins to watch; false where there is nothing to be watched. */
  static boolean watch() {
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == HEAP && OLD_GENERATION.contains(pool.getName()))
            .filter(MemoryPoolMXBean::isUsageThresholdSupported)
            .findFirst();
    if (old.isEmpty()
        || !(ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter)) {
      return false;
    }
    MemoryPoolMXBean pool = old.get();
    long most = pool.getUsage().getMax();
    pool.setUsageThreshold(Math.min(LEAST, most));
    emitter.addNotificationListener(
        (_, _) -> {
          // It may be said twice; after the first time there is room.
          if (pool.getUsage().getUsed() >= pool.getUsageThreshold()) {
            System.gc();
            pool.setUsageThreshold(threshold(pool.getUsage().getUsed(), most));
          }
        },
        notification ->
            notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
        null);
    return true;
  }

  /**
   * At how many octets to look for garbage next.
   *
   * @param used octets after the last look
   * @param most what the generation may become
   */
  static long threshold(long used, long most) {
    return Math.min(most, Math.max(LEAST, used + used / 32 + ROOM));
  }
}
