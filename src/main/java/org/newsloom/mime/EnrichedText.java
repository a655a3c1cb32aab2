package org.newsloom.mime;

import java.util.Locale;

/** text/enriched (RFC 1896) and its forerunner text/richtext (RFC 1341) without their commands. */
final class EnrichedText {
  /** Longest command with its angle brackets. */
  private static final int MAX_COMMAND = 64;

  private final String source;
  private final StringBuilder text;
  private int unfilled;
  private int params;

  private EnrichedText(String source) {
    this.source = source;
    this.text = new StringBuilder(source.length());
  }

  /**
   * The text to read: commands go, a single line end is a blank and of several one less stays, but
   * for what stands in {@code <nofill>}.
   *
   * @param source with {@code \n} line ends
   */
  static String plain(String source) {
    EnrichedText reading = new EnrichedText(source);
    reading.read();
    return reading.text.toString();
  }

  private void read() {
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      int end = c == '<' ? commandEnd(i) : -1;
      if (source.startsWith("<<", i)) {
        append('<');
        i += 2;
      } else if (end > 0) {
        command(source.substring(i + 1, end - 1).toLowerCase(Locale.ROOT));
        i = end;
      } else if (c == '\n' && unfilled == 0) {
        i = lineEnds(i);
      } else {
        append(c);
        i++;
      }
    }
  }

  private void append(char c) {
    if (params == 0) {
      text.append(c);
    }
  }

  /** Index after the command that begins here, or -1. */
  private int commandEnd(int at) {
    int limit = Math.min(source.length(), at + MAX_COMMAND);
    for (int i = at + 1; i < limit; i++) {
      char c = source.charAt(i);
      if (c == '>') {
        return i > at + 1 ? i + 1 : -1;
      }
      boolean name = Character.isLetterOrDigit(c) || c == '-' || (c == '/' && i == at + 1);
      if (!name) {
        return -1;
      }
    }
    return -1;
  }

  private void command(String name) {
    switch (name) {
      case "nofill" -> unfilled++;
      case "/nofill" -> unfilled = Math.max(0, unfilled - 1);
      case "param", "comment" -> params++;
      case "/param", "/comment" -> params = Math.max(0, params - 1);
      case "nl", "np" -> append('\n');
      case "lt" -> append('<');
      default -> {
        // Looks only.
      }
    }
  }

  private int lineEnds(int from) {
    int i = from;
    while (i < source.length() && source.charAt(i) == '\n') {
      i++;
    }
    if (i - from == 1) {
      append(i == source.length() ? '\n' : ' ');
    }
    for (int k = from + 1; k < i; k++) {
      append('\n');
    }
    return i;
  }
}
