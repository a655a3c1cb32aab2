package org.newsloom.mime;

/**
 * Text that may be shown in one line of a list without surprises: no control characters, nothing
 * that turns the direction of what stands around it (CVE-2021-42574), no lone surrogates.
 */
final class SafeText {
  /** What a character that must not be shown at all becomes. */
  private static final char GONE = '\0';

  /** Some programs put one before each piece that they encode; nobody sees it. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SafeText() {}

  /**
   * TAB, CR, LF and line separators become a blank, other control characters their pictures (U+2400
   * and on) or U+FFFD, a lone surrogate U+FFFD; embeddings, overrides and isolates of direction go,
   * and byte order marks. Text that needs nothing of this comes back as it is.
   */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (safe(text, i) != text.charAt(i)) {
        return mended(text, i);
      }
    }
    return text;
  }

  private static String mended(String text, int from) {
    StringBuilder mended = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = safe(text, i);
      if (c != GONE) {
        mended.append(c);
      }
    }
    return mended.toString();
  }

  private static char safe(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x20) {
      return c == '\t' || c == '\r' || c == '\n' ? ' ' : (char) (0x2400 + c);
    }
    if (c < 0x7f) {
      return c;
    }
    if (c <= 0x9f) {
      return c == 0x7f ? '\u2421' : c == 0x85 ? ' ' : '\ufffd';
    }
    if (c < 0x2028) {
      return c;
    }
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == BYTE_ORDER_MARK) {
      return GONE;
    }
    if (c <= 0x2029) {
      return ' ';
    }
    return Character.isSurrogate(c) && !isPaired(text, at) ? '\ufffd' : c;
  }

  private static boolean isPaired(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
