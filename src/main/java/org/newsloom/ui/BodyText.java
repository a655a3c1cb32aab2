package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.newsloom.ui.BodyLine.Kind;

/**
 * An article's text cut into the lines that are shown. Lines are looked at when they are asked for,
 * so that an article of any length opens at once. Immutable.
 */
final class BodyText {
  /** Nothing. */
  static final BodyText EMPTY = new BodyText("", false);

  /** A line longer than this is shown as several: one huge paragraph would stop the window. */
  static final int MAX_LINE = 2_000;

  /** Levels beyond this are shown like this one. */
  static final int MAX_LEVEL = 12;

  private static final int TAIL_LINES = 12;
  private static final int MAX_FOUND = 10_000;

  private final String text;
  private final boolean raw;
  private final int[] starts;
  private final int signature;
  private final int tail;

  /**
   * A place in the text.
   *
   * @param line the line
   * @param from where it begins in the shown line
   * @param to where it ends, not included
   */
  record Place(int line, int from, int to) {}

  private BodyText(String text, boolean raw) {
    this.text = text;
    this.raw = raw;
    this.starts = starts(text);
    this.tail = raw ? size() : findTail();
    this.signature = raw ? size() : findSignature();
  }

  /** Text with quotations, a signature and links told apart. */
  static BodyText of(String text) {
    return new BodyText(withoutEnd(text), false);
  }

  /** Text that is shown as it is: the source of an article. */
  static BodyText source(String text) {
    return new BodyText(withoutEnd(text), true);
  }

  /** How many lines are shown, at least one. */
  int size() {
    return starts.length;
  }

  /** One line as shown. */
  BodyLine line(int index) {
    String line = rawLine(index);
    if (raw) {
      return new BodyLine(Kind.TEXT, 0, "", line, List.of());
    }
    if (index >= tail || isGatewayHead(index, line)) {
      return new BodyLine(Kind.GATEWAY, 0, "", line, LineSpans.of(line));
    }
    if (index >= signature) {
      return new BodyLine(Kind.SIGNATURE, 0, "", line, LineSpans.of(line));
    }
    int prefix = quotePrefix(line);
    if (prefix == 0) {
      return new BodyLine(Kind.TEXT, 0, "", line, LineSpans.of(line));
    }
    String words = line.substring(prefix);
    int level = (int) line.chars().limit(prefix).filter(c -> c == '>').count();
    return new BodyLine(
        Kind.QUOTE,
        Math.min(level, MAX_LEVEL),
        line.substring(0, prefix),
        words,
        LineSpans.of(words));
  }

  /** What is shown of a line, without looking for links in it. */
  String shown(int index) {
    String line = rawLine(index);
    return raw || index >= signature || index >= tail ? line : line.substring(quotePrefix(line));
  }

  /** A piece of the text as it was written, quote marks included where a line begins in it. */
  String written(int fromLine, int from, int toLine, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = fromLine; i <= toLine; i++) {
      BodyLine line = line(i);
      int begin = i == fromLine ? Math.min(from, line.text().length()) : 0;
      int end = i == toLine ? Math.min(to, line.text().length()) : line.text().length();
      out.append(begin == 0 && (fromLine != toLine || end > 0) ? line.prefix() : "")
          .append(line.text(), begin, Math.max(begin, end));
      if (i < toLine && !isCut(i)) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Where any of the words stands, letter case apart, in order; at most 10,000 places. */
  List<Place> find(List<String> words) {
    List<String> wanted =
        words.stream().map(BodyText::folded).filter(word -> !word.isBlank()).distinct().toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < size() && !wanted.isEmpty() && places.size() < MAX_FOUND; i++) {
      String line = folded(shown(i));
      int at = 0;
      while (at < line.length() && places.size() < MAX_FOUND) {
        int next = -1;
        int length = 0;
        for (String word : wanted) {
          int found = line.indexOf(word, at);
          if (found >= 0
              && (next < 0 || found < next || (found == next && word.length() > length))) {
            next = found;
            length = word.length();
          }
        }
        if (next < 0) {
          break;
        }
        places.add(new Place(i, next, next + length));
        at = next + length;
      }
    }
    return places;
  }

  /** Lower case letter by letter, so that places in the folded text are places in the text. */
  private static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() == text.length()) {
      return lower;
    }
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private static int[] starts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 40)];
    int size = 0;
    int at = 0;
    while (true) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
      }
      starts[size++] = at;
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      if (end - at > MAX_LINE) {
        at = cut(text, at);
      } else if (newline < 0) {
        return Arrays.copyOf(starts, size);
      } else {
        at = newline + 1;
      }
    }
  }

  /** Where a line that is too long is cut: after a blank if there is one near, never in a pair. */
  private static int cut(String text, int from) {
    int end = from + MAX_LINE;
    int blank = text.lastIndexOf(' ', end - 1);
    if (blank > from + MAX_LINE / 2) {
      return blank + 1;
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private String rawLine(int index) {
    int end = index + 1 < starts.length ? starts[index + 1] : text.length();
    if (end > starts[index] && index + 1 < starts.length && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(starts[index], end);
  }

  /** Whether the next line goes on where this one was cut. */
  private boolean isCut(int index) {
    return index + 1 < starts.length && text.charAt(starts[index + 1] - 1) != '\n';
  }

  /** The length of the quote marks at the beginning, with the blank after them; 0 for none. */
  private static int quotePrefix(String line) {
    int at = line.startsWith(" >") ? 1 : 0;
    int end = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '>') {
        end = at + 1;
      } else if (c != ' ' || at > end) {
        break;
      }
      at++;
    }
    return end > 0 && end < line.length() && line.charAt(end) == ' ' ? end + 1 : end;
  }

  /** RFC 3676 section 4.3: the last line that is exactly two hyphens and a blank. */
  private int findSignature() {
    int from = Math.min(size(), tail) - 1;
    for (int i = from; i >= 0 && i > from - 500; i--) {
      if (rawLine(i).equals("-- ")) {
        return i;
      }
    }
    return size();
  }

  /** A tearline ("--- Synchronet ...") and the lines with an origin that end a gated article. */
  private int findTail() {
    int first = size();
    for (int i = size() - 1; i >= 0 && i > size() - 1 - TAIL_LINES; i--) {
      String line = rawLine(i);
      if (line.matches("---(?: .{0,120})?") && (first < size() || line.contains("Synchronet"))) {
        return i;
      }
      if (isOrigin(line)) {
        first = i;
      } else if (!line.isBlank()) {
        break;
      }
    }
    // An origin line alone is enough where it names itself.
    return first < size() && rawLine(first).startsWith(" * Origin") ? first : size();
  }

  private static boolean isOrigin(String line) {
    return line.startsWith(" * ") || line.startsWith(" þ ") || line.startsWith("SEEN-BY:");
  }

  private boolean isGatewayHead(int index, String line) {
    return index == 0 && line.startsWith("From Newsgroup: ");
  }
}
