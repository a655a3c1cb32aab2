package org.newsloom.mime;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;

/**
 * Tells the parts of a text: who is quoted how deep, signature, what a gateway added, links. Every
 * step looks at each character a fixed number of times, whatever the text is.
 */
public final class TextStructure {
  /** Quoted stretches of at least so many lines may be folded. */
  private static final int LONG_QUOTE = 12;

  /** Gateways add a few lines, not pages. */
  private static final int MAX_TAIL = 6;

  private static final int MAX_SPANS = 20_000;

  /** The quote mark that those type who write Chinese or Japanese. */
  private static final char WIDE_MARK = '\uff1e';

  private final String text;
  private final List<int[]> bounds = new ArrayList<>();

  private TextStructure(String text) {
    this.text = text;
  }

  /**
   * The outline of a text.
   *
   * @param text an article's text with {@code \n} line ends
   */
  public static TextOutline of(String text) {
    return new TextStructure(text).outline();
  }

  private TextOutline outline() {
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      bounds.add(new int[] {from, to});
      from = to + 1;
    }
    int tail = gatewayTail();
    int signature = signature(tail);
    int behindSignature = endOfSignature(signature, tail);
    int head = gatewayHead();
    LinkFinder links = new LinkFinder(text, MAX_SPANS);
    List<TextLine> lines = new ArrayList<>(bounds.size());
    for (int i = 0; i < bounds.size(); i++) {
      int from = bounds.get(i)[0];
      int to = bounds.get(i)[1];
      TextLine.Kind kind =
          i >= tail || i == head
              ? TextLine.Kind.GATEWAY
              : i >= signature && i < behindSignature
                  ? TextLine.Kind.SIGNATURE
                  : TextLine.Kind.BODY;
      QuoteMarks marks = kind == TextLine.Kind.BODY ? quoteMarks(i) : new QuoteMarks(0, from);
      lines.add(
          new TextLine(from, to, kind, marks.depth(), marks.end(), links.in(marks.end(), to)));
    }
    return new TextOutline(WrappedLinks.join(text, lines), longQuotes(lines));
  }

  private static List<TextOutline.Run> longQuotes(List<TextLine> lines) {
    List<TextOutline.Run> runs = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= lines.size(); i++) {
      boolean quoted = i < lines.size() && lines.get(i).isQuoted();
      if (quoted && first < 0) {
        first = i;
      } else if (!quoted && first >= 0) {
        if (i - first >= LONG_QUOTE) {
          runs.add(new TextOutline.Run(first, i));
        }
        first = -1;
      }
    }
    return runs;
  }

  /** The line of the last signature mark before {@code end}, or {@code end} where there is none. */
  private int signature(int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (length(i) == 3 && text.startsWith("-- ", bounds.get(i)[0])) {
        return i;
      }
    }
    return end;
  }

  /** What stands behind a text that is signed by PGP is none of its signature, nor is the mark. */
  private int endOfSignature(int from, int end) {
    for (int i = from; i < end; i++) {
      if (length(i) == ClearSigned.END_LINE.length()
          && text.startsWith(ClearSigned.END_LINE, bounds.get(i)[0])) {
        return i;
      }
    }
    return end;
  }

  /** The line {@code From Newsgroup: x} that Synchronet puts before a text, or -1. */
  private int gatewayHead() {
    for (int i = 0; i < bounds.size() && i < 3; i++) {
      if (!isBlank(i)) {
        return starts(i, "From Newsgroup: ") ? i : -1;
      }
    }
    return -1;
  }

  /**
   * The first line of what a gateway added at the end (FidoNet's FTS-0004: tearline, origin line,
   * SEEN-BY), or the number of lines. A tearline alone must name a program with its version: people
   * begin lines with dashes too.
   */
  private int gatewayTail() {
    int first = bounds.size();
    boolean origin = false;
    int seen = 0;
    for (int i = bounds.size() - 1; i >= 0 && seen < MAX_TAIL; i--) {
      if (isBlank(i)) {
        continue;
      }
      seen++;
      String line =
          text.substring(bounds.get(i)[0], Math.min(bounds.get(i)[1], bounds.get(i)[0] + 200));
      if (isOrigin(line)) {
        origin = true;
        first = i;
      } else if (line.startsWith("--- ") && (origin || namesProgram(line))) {
        return i;
      } else if (line.strip().equals("---") && origin) {
        return i;
      } else {
        break;
      }
    }
    return first;
  }

  private static boolean isOrigin(String line) {
    String bare = line.strip();
    return bare.startsWith("* Origin:")
        || bare.startsWith("SEEN-BY: ")
        || bare.startsWith("\u2401")
        || ((bare.startsWith("þ ") || bare.startsWith("■ ") || bare.startsWith("\ufffd "))
            && bare.contains("Synchronet"));
  }

  private static boolean namesProgram(String tearline) {
    return tearline.length() < 100
        && tearline.chars().anyMatch(Character::isDigit)
        && tearline.chars().anyMatch(Character::isLetter)
        && !tearline.endsWith(" ---");
  }

  /**
   * How deep a line is quoted.
   *
   * @param depth number of marks
   * @param end where what is quoted begins
   */
  private record QuoteMarks(int depth, int end) {}

  private QuoteMarks quoteMarks(int line) {
    int from = bounds.get(line)[0];
    int to = bounds.get(line)[1];
    int at = from;
    int depth = 0;
    // One blank before the first mark is common; more is drawing or code.
    if (at < to && text.charAt(at) == ' ') {
      at++;
    }
    int end = from;
    while (at < to) {
      int mark = markEnd(line, at, to, depth);
      if (mark < 0) {
        break;
      }
      depth++;
      at = mark;
      end = at;
      if (at < to && text.charAt(at) == ' ') {
        at++;
        end = at;
      }
    }
    // ">From" at the left edge is how mailboxes escape a line, nobody's quote.
    if (depth == 1 && text.startsWith(">From ", from)) {
      return new QuoteMarks(0, from);
    }
    return new QuoteMarks(depth, depth == 0 ? from : end);
  }

  /** The index after the quote mark that begins at {@code at}, or -1. */
  private int markEnd(int line, int at, int to, int depth) {
    char c = text.charAt(at);
    if (c == '>' || (c == WIDE_MARK && (depth > 0 || at == bounds.get(line)[0]))) {
      return at + 1;
    }
    if (c == '|' || c == ':') {
      boolean behind = depth > 0 && at + 1 < to && text.charAt(at + 1) == ' ' && c == '|';
      boolean alone = depth == 0 && at == bounds.get(line)[0] && isColumn(line, c);
      return behind || alone ? at + 1 : -1;
    }
    int initials = at;
    while (initials < to && initials - at < 4 && isLetter(text.charAt(initials))) {
      initials++;
    }
    if (initials > at && initials - at <= 3 && initials < to && text.charAt(initials) == '>') {
      int next = initials + 1;
      boolean spaced = next == to || text.charAt(next) == ' ' || text.charAt(next) == '>';
      return spaced ? next : -1;
    }
    return -1;
  }

  /**
   * Whether {@code |} or {@code :} surely quotes: it stands at the left edge, with a blank or the
   * end of the line behind it, in two lines at least that follow each other, and not again in the
   * line as in a table.
   */
  private boolean isColumn(int line, char mark) {
    return isMarked(line, mark)
        && ((line > 0 && isMarked(line - 1, mark))
            || (line + 1 < bounds.size() && isMarked(line + 1, mark)));
  }

  private boolean isMarked(int line, char mark) {
    int from = bounds.get(line)[0];
    int to = bounds.get(line)[1];
    if (to == from || text.charAt(from) != mark) {
      return false;
    }
    if (to - from > 1 && text.charAt(from + 1) != ' ') {
      return false;
    }
    return mark != '|' || to - from < 2 || text.charAt(to - 1) != '|';
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private int length(int line) {
    return bounds.get(line)[1] - bounds.get(line)[0];
  }

  private boolean starts(int line, String word) {
    return length(line) >= word.length() && text.startsWith(word, bounds.get(line)[0]);
  }

  private boolean isBlank(int line) {
    for (int i = bounds.get(line)[0]; i < bounds.get(line)[1]; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
