package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.TextSpan;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.BodyLine.Style;

/** Links of a line as the outline has them, and emphasis. Bounded by the length of the line. */
final class LineSpans {
  /** A word or a few between two marks that touch them, and nothing but blanks or signs outside. */
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}*/_:.~-])([*/_])(?=[\\p{L}\\p{N}\"'(])([^*/_\\n]{0,79}?[\\p{L}\\p{N}\"')!?.])\\1"
              + "(?![\\p{L}\\p{N}*/_])");

  private LineSpans() {}

  /**
   * Links and emphasis in order, not overlapping.
   *
   * @param line what is shown
   * @param links of the text
   * @param begin where the line begins in the text
   */
  static List<Span> of(String line, List<TextSpan> links, int begin) {
    List<Span> spans = new ArrayList<>();
    for (TextSpan link : links) {
      int from = Math.max(0, link.from() - begin);
      int to = Math.min(line.length(), link.to() - begin);
      if (from < to) {
        spans.add(new Span(from, to, style(link.kind()), target(link)));
      }
    }
    emphasis(line, spans);
    spans.sort(Comparator.comparingInt(Span::from));
    return spans;
  }

  private static Style style(TextSpan.Kind kind) {
    return switch (kind) {
      case WEB -> Style.WEB_LINK;
      case MESSAGE_ID, NEWSGROUP, NEWS -> Style.NEWS_LINK;
      case EMAIL -> Style.MAIL_LINK;
    };
  }

  private static String target(TextSpan link) {
    return switch (link.kind()) {
      case WEB, NEWS -> link.target();
      case MESSAGE_ID, NEWSGROUP -> "news:" + link.target();
      case EMAIL -> "mailto:" + link.target();
    };
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
