package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.MessageId;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.BodyLine.Style;

/** Finds links and emphasis in a line of plain text. Pure; bounded by the length of the line. */
final class LineSpans {
  private static final Pattern URI =
      Pattern.compile(
          "\\b(?:https?://|ftp://|gopher://|gemini://|nntps?://|snews:|news:|mailto:|www\\.(?=[\\p{L}\\p{N}]))"
              + "[^\\s<>\"\\u0000-\\u001f]{1,2000}+",
          Pattern.CASE_INSENSITIVE);

  /** An identifier in angle brackets: an article's or a person's. */
  private static final Pattern BRACKETED =
      Pattern.compile("<([^\\s<>@]{1,240}+@[^\\s<>@]{1,240}+)>");

  /** A word or a few between two marks that touch them, and nothing but blanks or signs outside. */
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}*/_:.~-])([*/_])(?=[\\p{L}\\p{N}\"'(])([^*/_\\n]{0,79}?[\\p{L}\\p{N}\"')!?.])\\1"
              + "(?![\\p{L}\\p{N}*/_])");

  private static final String CLOSING = ".,;:!?'\"*_»”’…。，、）】」";

  private LineSpans() {}

  /** Links and emphasis in order, not overlapping. */
  static List<Span> of(String line) {
    List<Span> spans = new ArrayList<>();
    links(line, spans);
    bracketed(line, spans);
    emphasis(line, spans);
    spans.sort(Comparator.comparingInt(Span::from));
    return spans;
  }

  private static void links(String line, List<Span> spans) {
    Matcher found = URI.matcher(line);
    while (found.find()) {
      int end = trimmedEnd(line, found.start(), found.end());
      String target = line.substring(found.start(), end);
      String lower = target.toLowerCase(Locale.ROOT);
      int scheme = lower.indexOf(':');
      // "news:" with nothing after it leads nowhere.
      if (scheme == target.length() - 1 || target.endsWith("://")) {
        continue;
      }
      if (lower.startsWith("www.")) {
        spans.add(new Span(found.start(), end, Style.WEB_LINK, "http://" + target));
      } else {
        spans.add(new Span(found.start(), end, styleOf(lower), target));
      }
    }
  }

  private static Style styleOf(String lower) {
    if (lower.startsWith("mailto:")) {
      return Style.MAIL_LINK;
    }
    return lower.startsWith("news:") || lower.startsWith("snews:") || lower.startsWith("nntp")
        ? Style.NEWS_LINK
        : Style.WEB_LINK;
  }

  /**
   * Where an address ends that stands in a sentence: full stops and closing brackets are not its.
   */
  private static int trimmedEnd(String line, int from, int to) {
    int end = to;
    while (end > from + 1) {
      char last = line.charAt(end - 1);
      boolean unopened =
          (last == ')' && count(line, from, end, '(') < count(line, from, end, ')'))
              || (last == ']' && count(line, from, end, '[') < count(line, from, end, ']'))
              || last == '}';
      if (!unopened && CLOSING.indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end;
  }

  private static int count(String line, int from, int to, char wanted) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += line.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }

  private static void bracketed(String line, List<Span> spans) {
    Matcher found = BRACKETED.matcher(line);
    while (found.find()) {
      String inside = found.group(1);
      if (overlaps(spans, found.start(), found.end())) {
        continue;
      }
      if (isMessageId(line, found.start(), inside)
          && MessageId.parse("<" + inside + ">").isPresent()) {
        spans.add(new Span(found.start(1), found.end(1), Style.NEWS_LINK, "news:" + inside));
      } else {
        spans.add(new Span(found.start(1), found.end(1), Style.MAIL_LINK, "mailto:" + inside));
      }
    }
  }

  /** People's addresses and Message-IDs look alike; what programs make has digits and length. */
  private static boolean isMessageId(String line, int at, String inside) {
    String before = line.substring(Math.max(0, at - 16), at).toLowerCase(Locale.ROOT);
    if (before.contains("article") || before.contains("message-id") || before.contains("news:")) {
      return true;
    }
    String local = inside.substring(0, inside.indexOf('@'));
    long digits = local.chars().filter(Character::isDigit).count();
    return local.indexOf('$') >= 0 || (local.length() >= 10 && digits >= 3) || digits >= 6;
  }

  private static void emphasis(String line, List<Span> spans) {
    Matcher found = EMPHASIS.matcher(line);
    List<Span> more = new ArrayList<>();
    while (found.find()) {
      if (!overlaps(spans, found.start(), found.end())) {
        Style style =
            switch (found.group(1)) {
              case "*" -> Style.BOLD;
              case "/" -> Style.ITALIC;
              default -> Style.UNDERLINE;
            };
        more.add(new Span(found.start(), found.end(), style, ""));
      }
    }
    spans.addAll(more);
  }

  private static boolean overlaps(List<Span> spans, int from, int to) {
    return spans.stream().anyMatch(span -> span.from() < to && from < span.to());
  }
}
