package org.newsloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a measuring process tells the one that started it: lines of {@code figure}, a name and a
 * number on standard output.
 */
final class Figures {
  static final String MARK = "figure\t";

  private Figures() {}

  static void tell(String name, double value) {
    System.out.println(MARK + name + "\t" + String.format(Locale.ROOT, "%.4f", value));
  }

  /** Wall and processor time since then, as two figures. */
  static void tell(String name, Stopwatch since) {
    tell(name + ".wall", since.wallMillis());
    tell(name + ".cpu", since.cpuMillis());
  }

  /** The median, the 95th and 99th of a hundred, and the largest. */
  static void tell(String name, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    tell(name + ".p50", at(sorted, 0.50));
    tell(name + ".p95", at(sorted, 0.95));
    tell(name + ".p99", at(sorted, 0.99));
    tell(name + ".max", at(sorted, 1));
  }

  /** The largest resident size of this process so far, where Linux tells it. */
  static void tellPeak(String name) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        tell(name, Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
      }
    }
  }

  /** The octets of all files of a profile, settings and logs left out. */
  static long octets(Path profile) throws IOException {
    long octets = 0;
    for (String part : new String[] {"data", "cache"}) {
      try (Stream<Path> files = Files.walk(profile.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          octets += Files.size(file);
        }
      }
    }
    return octets;
  }

  private static double at(double[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }
}
