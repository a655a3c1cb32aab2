package org.newsloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** One table of all figures, with what they are to be beside them. */
final class Report {
  private final List<String> lines = new ArrayList<>();

  /** Begins with the machine, as far as it says what it is. */
  Report() {
    Runtime machine = Runtime.getRuntime();
    lines.add(
        String.format(
            Locale.ROOT,
            "Measured on %s %s, %d processors, JDK %s.",
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            machine.availableProcessors(),
            System.getProperty("java.version")));
    lines.add("");
    lines.add("| what | wall | processor | limit or goal |");
    lines.add("|---|---|---|---|");
  }

  /** A line over those of one part. */
  void part(String words) {
    lines.add("| **" + words + "** | | | |");
  }

  /** Wall and processor time of one thing; nothing where it was not measured. */
  void time(String what, Map<String, Double> figures, String name, String beside) {
    Double wall = figures.get(name + ".wall");
    if (wall != null) {
      row(what, millis(wall), millis(value(figures, name + ".cpu")), beside);
    }
  }

  /** A number with its unit; nothing where it was not measured. */
  void number(String what, Map<String, Double> figures, String name, String format, String beside) {
    Double value = figures.get(name);
    if (value != null) {
      row(what, String.format(Locale.ENGLISH, format, value), "", beside);
    }
  }

  void row(String what, String wall, String cpu, String beside) {
    String line = "| " + what + " | " + wall + " | " + cpu + " | " + beside + " |";
    lines.add(line);
    System.out.println(line);
  }

  /** A figure, or NaN where it was not measured. */
  static double value(Map<String, Double> figures, String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  /** The smallest of the figures that several rounds gave. */
  static OptionalDouble best(Map<String, Double> figures, String name, String kind) {
    return figures.entrySet().stream()
        .filter(one -> one.getKey().matches(name + "\\.\\d+\\." + kind))
        .mapToDouble(Map.Entry::getValue)
        .min();
  }

  static String millis(double millis) {
    return Double.isNaN(millis)
        ? ""
        : millis < 1000
            ? String.format(Locale.ENGLISH, millis < 10 ? "%.2f ms" : "%.0f ms", millis)
            : String.format(Locale.ENGLISH, "%.2f s", millis / 1000);
  }

  /** Prints the whole table and keeps it. */
  void write(Path file) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    System.out.println();
    lines.forEach(System.out::println);
    System.out.println("\nKept in " + file);
  }
}
