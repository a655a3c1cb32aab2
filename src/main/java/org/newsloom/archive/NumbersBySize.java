package org.newsloom.archive;

import java.nio.file.Path;
import java.util.Comparator;

/** Paths by their names, names that are numbers by their size: 9 before 10. */
final class NumbersBySize implements Comparator<Path> {
  private static final int MOST_DIGITS = 18;

  @Override
  public int compare(Path one, Path other) {
    int shared = Math.min(one.getNameCount(), other.getNameCount());
    for (int i = 0; i < shared; i++) {
      int order = compare(one.getName(i).toString(), other.getName(i).toString());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.getNameCount(), other.getNameCount());
  }

  private static int compare(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      int order = Long.compare(Long.parseLong(one), Long.parseLong(other));
      return order != 0 ? order : one.compareTo(other);
    }
    return one.compareTo(other);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_DIGITS
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
