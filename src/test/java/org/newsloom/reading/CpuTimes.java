package org.newsloom.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time, which other programs on the machine change far less than the time on the clock:
 * of the whole process, and of the threads of the store.
 */
final class CpuTimes {
  private final long process;
  private final Map<String, Long> threads;

  private CpuTimes(long process, Map<String, Long> threads) {
    this.process = process;
    this.threads = threads;
  }

  static CpuTimes now() {
    ThreadMXBean beans = ManagementFactory.getThreadMXBean();
    Map<String, Long> threads = new HashMap<>();
    for (ThreadInfo one : beans.getThreadInfo(beans.getAllThreadIds())) {
      if (one != null && one.getThreadName().startsWith("store-")) {
        String name = one.getThreadName().startsWith("store-w") ? "writer" : "readers";
        threads.merge(name, Math.max(0, beans.getThreadCpuTime(one.getThreadId())), Long::sum);
      }
    }
    return new CpuTimes(
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime(),
        threads);
  }

  /** What was used since then, in words. */
  String since() {
    CpuTimes now = now();
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%.2f s", (now.process - process) / 1e9));
    now.threads.forEach((name, used) ->
        text.append(
            String.format(
                Locale.ROOT, ", %s %.2f s", name, (used - threads.getOrDefault(name, 0L)) / 1e9)));
    return text.toString();
  }
}
