package org.newsloom.cli;

/** An article's text at a terminal: long lines broken between words, quotations set off. */
final class Reading {
  private Reading() {}

  /** The text as it is where there is no terminal. */
  static String of(String text, Screen screen) {
    if (!screen.isTerminal()) {
      return text;
    }
    int columns = Math.max(20, screen.columns().getAsInt());
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    for (String line : text.split("\n", -1)) {
      String prefix = quotePrefix(line);
      int begin = out.length();
      wrap(line, prefix, columns, out);
      if (!prefix.isEmpty()) {
        String quoted = out.substring(begin);
        out.setLength(begin);
        out.append(screen.in(Screen.Style.QUOTE, quoted));
      }
      out.append('\n');
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }

  /** One paragraph with that much room before each of its lines. */
  static String indented(String text, String indent, Screen screen) {
    StringBuilder out = new StringBuilder();
    wrap(indent + text, indent, screen.columns().orElse(Integer.MAX_VALUE), out);
    return out.toString();
  }

  /** The marks that a quoted line begins with, such as {@code "> > "}; empty for one's own text. */
  private static String quotePrefix(String line) {
    int end = 0;
    while (end < line.length()
        && (line.charAt(end) == '>' || (end > 0 && line.charAt(end) == ' '))) {
      end++;
    }
    return line.substring(0, end);
  }

  private static void wrap(String line, String prefix, int columns, StringBuilder out) {
    String rest = line;
    while (Screen.width(rest) > columns) {
      int end = lastBlank(rest, prefix.length(), columns);
      if (end < 0) {
        break;
      }
      out.append(rest, 0, end).append('\n');
      rest = prefix + rest.substring(end).stripLeading();
    }
    out.append(rest);
  }

  /**
   * Where to break: the last blank that leaves no more than the columns before it; else the first
   * one after, so that a long address stays whole; -1 if there is none.
   */
  private static int lastBlank(String line, int from, int columns) {
    int found = -1;
    int used = Screen.width(line.substring(0, from));
    for (int i = from; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      if (line.charAt(i) == ' ' && i > from && (used <= columns || found < 0)) {
        found = i;
      }
      used += Screen.width(Character.toString(line.codePointAt(i)));
      if (used > columns && found >= 0) {
        return found;
      }
    }
    return line.substring(Math.max(found, 0)).isBlank() ? -1 : found;
  }
}
