package org.newsloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time since it was started: on the wall, and of all processors for this process. The second is
 * what a busy machine changes least.
 */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long wall = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();

  double wallMillis() {
    return (System.nanoTime() - wall) / 1e6;
  }

  double cpuMillis() {
    return (SYSTEM.getProcessCpuTime() - cpu) / 1e6;
  }
}
