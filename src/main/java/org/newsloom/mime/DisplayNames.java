package org.newsloom.mime;

/** Names made fit to be shown: what cannot be seen must not make two names look alike. */
final class DisplayNames {
  private DisplayNames() {}

  /**
   * Runs of blanks and invisible characters become one blank, those at the ends go. A variation
   * selector after a visible character and one joiner between two of them stay: emoji and some
   * scripts are made of these.
   */
  static String of(String name) {
    boolean plain = true;
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = c < 0x7f && (c != ' ' || (i > 0 && name.charAt(i - 1) != ' '));
    }
    return plain ? name.strip() : tidied(name);
  }

  private static String tidied(String name) {
    int[] points = name.codePoints().toArray();
    StringBuilder tidy = new StringBuilder(name.length());
    int i = 0;
    while (i < points.length) {
      if (!isInvisible(points[i])) {
        tidy.appendCodePoint(points[i++]);
        if (i < points.length && isVariationSelector(points[i])) {
          tidy.appendCodePoint(points[i++]);
        }
        continue;
      }
      int run = i;
      boolean blank = false;
      while (i < points.length && isInvisible(points[i])) {
        blank |= isBlank(points[i++]);
      }
      if (tidy.isEmpty() || i == points.length) {
        continue;
      }
      if (i - run == 1 && isJoiner(points[run])) {
        tidy.appendCodePoint(points[run]);
      } else if (blank || i - run > 1) {
        tidy.append(' ');
      }
    }
    return tidy.toString();
  }

  private static boolean isBlank(int point) {
    return point == ' ' || Character.isSpaceChar(point);
  }

  private static boolean isJoiner(int point) {
    return point == 0x200c || point == 0x200d;
  }

  private static boolean isVariationSelector(int point) {
    return point >= 0xfe00 && point <= 0xfe0f;
  }

  private static boolean isInvisible(int point) {
    if (point < 0x7f) {
      return point == ' ';
    }
    // Tags draw the flags of England, Scotland and Wales.
    boolean tag = point >= 0xe0020 && point <= 0xe007f;
    return isBlank(point)
        || isVariationSelector(point)
        || (Character.getType(point) == Character.FORMAT && !tag)
        || point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0xffa0
        || point == 0x034f;
  }
}
