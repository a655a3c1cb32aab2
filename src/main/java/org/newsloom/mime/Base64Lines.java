package org.newsloom.mime;

/** Tells lines of base64 (RFC 2045 section 6.8) from words and from what fell between them. */
final class Base64Lines {
  /** Octets that tell words from base64. */
  private static final int PROSE_SAMPLE = 2_000;

  /** So many letters in a row are no word. */
  private static final int LONGER_THAN_WORDS = 40;

  private Base64Lines() {}

  /**
   * Whether octets are words: blanks within lines, as close together as no encoder sets them, and
   * not behind a first line that is surely base64, as a footer is.
   */
  static boolean isProse(byte[] raw, int from, int to) {
    if (beginsWithData(raw, from, to)) {
      return false;
    }
    int end = Math.min(to, from + PROSE_SAMPLE);
    int gaps = 0;
    for (int i = from + 1; i + 1 < end; i++) {
      boolean inside = raw[i - 1] > ' ' && (raw[i + 1] > ' ' || raw[i + 1] < 0);
      gaps += raw[i] == ' ' && inside ? 1 : 0;
    }
    return gaps >= 3 && gaps * 16 > end - from && !isInGroups(raw, from, end, to);
  }

  private static boolean beginsWithData(byte[] raw, int from, int to) {
    int line = from;
    while (line < to && isBlank(raw[line])) {
      line++;
    }
    int end = EmbeddedFiles.nextLine(raw, line, to);
    while (end > line && isBlank(raw[end - 1])) {
      end--;
    }
    boolean padded = end > line && raw[end - 1] == '=';
    return (padded || end - line >= LONGER_THAN_WORDS) && isBase64(raw, line, to);
  }

  /** Whether all words are groups of four characters, most of them like no word of a language. */
  private static boolean isInGroups(byte[] raw, int from, int end, int to) {
    int groups = 0;
    int unlikeWords = 0;
    for (int i = from; i < end; ) {
      if (isBlank(raw[i])) {
        i++;
        continue;
      }
      int group = i;
      while (i < to && !isBlank(raw[i]) && i - group <= 4) {
        i++;
      }
      if (i - group != 4 || !isData(raw, group, i)) {
        return false;
      }
      groups++;
      unlikeWords += isUnlikeAWord(raw, group, i) ? 1 : 0;
    }
    return unlikeWords * 2 > groups;
  }

  /**
   * Whether a line after the first data cannot belong to the data.
   *
   * @param ended whether padding ended the data
   */
  static boolean isForeign(byte[] raw, int from, int to, boolean ended) {
    int foreign = 0;
    int own = 0;
    int words = 0;
    for (int i = from; i < to; i++) {
      if (Base64Octets.value(raw[i]) >= 0) {
        own++;
        words += i > from && isBlank(raw[i - 1]) ? 1 : 0;
      } else if (!isBlank(raw[i]) && raw[i] != '=') {
        foreign++;
      }
    }
    if (own + foreign == 0) {
      return false;
    }
    return ended ? foreign > 0 || words > 0 : foreign * 8 > own;
  }

  /** Where the next line begins that is surely base64, or {@code to} where there is none. */
  static int next(byte[] raw, int from, int to) {
    int line = from;
    while (line < to && !isBase64(raw, line, to)) {
      line = EmbeddedFiles.nextLine(raw, line, to);
    }
    return line;
  }

  private static boolean isBase64(byte[] raw, int from, int to) {
    int end = EmbeddedFiles.nextLine(raw, from, to);
    while (end > from && isBlank(raw[end - 1])) {
      end--;
    }
    int length = end - from;
    if (length == 0 || !isData(raw, from, end)) {
      return false;
    }
    boolean padded = raw[end - 1] == '=';
    return length >= LONGER_THAN_WORDS
        || (length % 4 == 0 && (padded || isUnlikeAWord(raw, from, end)));
  }

  /** Whether there are only characters of base64, with at most two of padding at the end. */
  private static boolean isData(byte[] raw, int from, int to) {
    int end = to;
    while (end > from && to - end < 2 && raw[end - 1] == '=') {
      end--;
    }
    for (int i = from; i < end; i++) {
      if (Base64Octets.value(raw[i]) < 0) {
        return false;
      }
    }
    return end > from;
  }

  /** Whether there is a digit, a sign, or a capital letter after a small one. */
  private static boolean isUnlikeAWord(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean capital = raw[i] >= 'A' && raw[i] <= 'Z';
      boolean small = raw[i] >= 'a' && raw[i] <= 'z';
      if (!capital && !small) {
        return true;
      }
      if (capital && i > from && raw[i - 1] >= 'a') {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
