package org.newsloom.score;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of score files, which are those of S-Lang: {@code . * + ? ^ $ [ ]} are
 * special by themselves; {@code \( \) \{ \} \< \> \d \1} with a backslash; from {@code \c} on
 * letter case counts, from {@code \C} on it does not. {@code ( ) { } |} are plain characters.
 */
final class ScorePattern {
  private static final String WORD = "[\\p{L}\\p{M}\\p{N}_]";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> said = new ArrayDeque<>();
  private boolean caseCounts;
  private boolean caseSaid;
  private boolean begun;
  private boolean repeats;
  private int at;

  private ScorePattern(String text, boolean caseCounts) {
    this.text = text;
    this.caseCounts = caseCounts;
    this.caseSaid = caseCounts;
  }

  /**
   * The same as a pattern of Java.
   *
   * @throws PatternSyntaxException where it is none
   */
  static Pattern compile(String text, boolean caseCounts) {
    ScorePattern pattern = new ScorePattern(text, caseCounts);
    pattern.read();
    int flags = Pattern.UNICODE_CASE | (caseCounts ? 0 : Pattern.CASE_INSENSITIVE);
    return Pattern.compile(pattern.out.toString(), flags);
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\\' -> escaped();
        case '[' -> set();
        case '.' -> one(".");
        case '*', '+', '?' -> {
          if (repeats) {
            out.append(c);
            repeats = false;
          } else {
            literal(c);
          }
        }
        case '^' -> {
          if (!begun) {
            out.append('^');
            begun = true;
          } else {
            literal(c);
          }
        }
        case '$' -> {
          if (at == text.length()) {
            out.append('$');
          } else {
            literal(c);
          }
        }
        default -> literal(c);
      }
    }
  }

  private void one(String pattern) {
    sayCase();
    out.append(pattern);
    begun = true;
    repeats = true;
  }

  private void literal(char c) {
    sayCase();
    begun = true;
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c > 0x7f) {
      out.append(c);
    } else {
      out.append('\\').append(c);
    }
    repeats = true;
  }

  private void escaped() {
    if (at == text.length()) {
      literal('\\');
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'c' -> caseCounts = true;
      case 'C' -> caseCounts = false;
      case '<' -> edge(String.format(Locale.ROOT, "(?<!%1$s)(?=%1$s)", WORD));
      case '>' -> edge(String.format(Locale.ROOT, "(?<=%1$s)(?!%1$s)", WORD));
      case '(' -> {
        said.push(caseSaid);
        edge("(");
        repeats = false;
      }
      case ')' -> {
        edge(")");
        repeats = true;
        caseSaid = Objects.requireNonNullElse(said.poll(), caseSaid);
      }
      case '{' -> range();
      case 'd' -> one("[0-9]");
      case 'e' -> one("\\x1b");
      case 't' -> one("\\t");
      default -> {
        if (c >= '1' && c <= '9') {
          one("\\" + c);
        } else {
          literal(c);
        }
      }
    }
  }

  private void edge(String pattern) {
    out.append(pattern);
    begun = true;
  }

  /** Says to Java's pattern what holds from here on; at the end of a group it forgets. */
  private void sayCase() {
    if (caseSaid != caseCounts) {
      out.append(caseCounts ? "(?-i)" : "(?i)");
      caseSaid = caseCounts;
    }
  }

  /** {@code \{2,3\}}. */
  private void range() {
    int end = text.indexOf("\\}", at);
    String inside = end < 0 ? "" : text.substring(at, end);
    if (repeats && inside.matches("\\d{1,3}(,\\d{0,3})?")) {
      out.append('{').append(inside).append('}');
      repeats = false;
      at = end + 2;
    } else {
      literal('{');
    }
  }

  private void set() {
    int end = text.indexOf(']', at + (at < text.length() && text.charAt(at) == '^' ? 2 : 1));
    if (end < 0) {
      literal('[');
      return;
    }
    StringBuilder inside = new StringBuilder("[");
    for (int i = at; i < end; i++) {
      char c = text.charAt(i);
      if ((c == '^' && i == at) || (c == '-' && i > at && i < end - 1)) {
        inside.append(c);
      } else if (c == '\\' && i + 1 < end && text.charAt(i + 1) == 'd') {
        inside.append("0-9");
        i++;
      } else if (Character.isLetterOrDigit(c) || c > 0x7f) {
        inside.append(c);
      } else if (c != '\\' || i + 1 == end) {
        inside.append('\\').append(c);
      }
    }
    one(inside.append(']').toString());
    at = end + 1;
  }
}
