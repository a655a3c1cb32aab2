package org.newsloom.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextSpan;

/**
 * Addresses of the web in angle brackets that somebody wrapped into several lines (RFC 3986
 * appendix C): each line leads to the whole of it.
 */
final class WrappedLinks {
  private static final int MOST_LINES = 8;
  private static final int MAX_URL = 4_000;

  private WrappedLinks() {}

  /** The same lines, with what was wrapped put together. */
  static List<TextLine> join(String text, List<TextLine> lines) {
    List<TextLine> joined = new ArrayList<>(lines);
    for (int i = 0; i + 1 < joined.size(); i++) {
      List<TextSpan> spans = joined.get(i).spans();
      if (!spans.isEmpty() && goesOn(text, joined.get(i), spans.getLast())) {
        join(text, joined, i);
      }
    }
    return joined;
  }

  /** Whether a link begins behind an angle bracket and ends with its line. */
  private static boolean goesOn(String text, TextLine line, TextSpan span) {
    return span.kind() == TextSpan.Kind.WEB
        && isBracketed(text, span.from())
        && wordEnd(text, span.to(), line.to()) == end(text, line);
  }

  private static boolean isBracketed(String text, int from) {
    int before = text.regionMatches(true, from - 4, "URL:", 0, 4) ? from - 4 : from;
    return before > 0 && text.charAt(before - 1) == '<';
  }

  private static void join(String text, List<TextLine> lines, int first) {
    TextLine line = lines.get(first);
    TextSpan begun = line.spans().getLast();
    StringBuilder target = new StringBuilder(begun.target());
    target.append(text, begun.to(), end(text, line));
    int last = first;
    Optional<Integer> close = Optional.empty();
    while (close.isEmpty()) {
      last++;
      if (last == lines.size() || last - first > MOST_LINES || target.length() > MAX_URL) {
        return;
      }
      TextLine next = lines.get(last);
      int from = begin(text, next);
      int to = wordEnd(text, from, next.to());
      boolean closes = to < next.to() && text.charAt(to) == '>';
      boolean fits = next.kind() == line.kind() && next.quoteDepth() == line.quoteDepth();
      if (!fits || to == from || (!closes && to < end(text, next))) {
        return;
      }
      target.append(text, from, to);
      close = closes ? Optional.of(to) : Optional.empty();
    }
    String whole = target.toString();
    List<TextSpan> spans = new ArrayList<>(line.spans().subList(0, line.spans().size() - 1));
    spans.add(new TextSpan(begun.from(), end(text, line), TextSpan.Kind.WEB, whole));
    lines.set(first, with(line, spans));
    for (int i = first + 1; i <= last; i++) {
      TextLine next = lines.get(i);
      int to = i == last ? close.get() : end(text, next);
      spans = new ArrayList<>();
      spans.add(new TextSpan(begin(text, next), to, TextSpan.Kind.WEB, whole));
      next.spans().stream().filter(span -> span.from() >= to).forEach(spans::add);
      lines.set(i, with(next, spans));
    }
  }

  private static TextLine with(TextLine line, List<TextSpan> spans) {
    return new TextLine(
        line.from(), line.to(), line.kind(), line.quoteDepth(), line.contentFrom(), spans);
  }

  /** Where the words of a line begin. */
  private static int begin(String text, TextLine line) {
    int at = line.contentFrom();
    while (at < line.to() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** Where they end. */
  private static int end(String text, TextLine line) {
    int at = line.to();
    while (at > line.contentFrom() && text.charAt(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  /** Where a word ends: at a blank, an angle bracket, or the end of the line. */
  private static int wordEnd(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) > ' ' && text.charAt(at) != '<' && text.charAt(at) != '>') {
      at++;
    }
    return at;
  }
}
