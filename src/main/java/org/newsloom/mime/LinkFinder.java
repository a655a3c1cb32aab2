package org.newsloom.mime;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.TextSpan;

/**
 * Finds what can be followed in a text. Only {@code http}, {@code https}, {@code news}, {@code
 * nntp} and {@code mailto} become links; the text is walked once, word by word.
 */
final class LinkFinder {
  private static final int MAX_URL = 4_000;
  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_DOMAIN = 255;

  private final String text;

  /** Spans and failed tries that are left, so that no text makes long work. */
  private int left;

  LinkFinder(String text, int maxSpans) {
    this.text = text;
    this.left = maxSpans;
  }

  /** The spans between two indexes, which lie in one line. */
  List<TextSpan> in(int from, int to) {
    List<TextSpan> spans = new ArrayList<>(0);
    int at = from;
    while (at < to && left > 0) {
      if (endsWord(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < to && !endsWord(text.charAt(end))) {
        end++;
      }
      inWord(at, end, spans);
      at = end;
    }
    return spans;
  }

  private void inWord(int from, int to, List<TextSpan> spans) {
    if (isBracketed(from, to)) {
      Optional<TextSpan> id = bracketed(from, to);
      if (id.isPresent()) {
        add(id.get(), spans);
        return;
      }
    }
    int done = from;
    for (int i = from; i < to && left > 0; i++) {
      char c = text.charAt(i);
      Optional<TextSpan> span = Optional.empty();
      if (c == ':') {
        span = withScheme(done, i, to);
      } else if (c == '@') {
        span = address(done, i, to);
      } else if ((c == 'w' || c == 'W') && (i == from || !isWord(text.charAt(i - 1)))) {
        span = bareHost(i, to);
      }
      if (span.isPresent()) {
        add(span.get(), spans);
        done = span.get().to();
        i = done - 1;
      }
    }
  }

  private void add(TextSpan span, List<TextSpan> spans) {
    spans.add(span);
    left--;
  }

  private boolean isBracketed(int from, int to) {
    return from > 0 && text.charAt(from - 1) == '<' && to < text.length() && text.charAt(to) == '>';
  }

  /** {@code <x@y>}: a Message-ID or an address; both look alike, so the left side decides. */
  private Optional<TextSpan> bracketed(int from, int to) {
    if (to - from > MessageId.MAX_OCTETS) {
      return Optional.empty();
    }
    String inside = text.substring(from, to);
    Optional<MessageId> id = MessageId.parse(inside).filter(MessageId::isWellFormed);
    if (id.isEmpty() || inside.indexOf(':') >= 0) {
      return Optional.empty();
    }
    String local = inside.substring(0, inside.indexOf('@'));
    if (looksMade(local) || isAnnounced(from - 1)) {
      return Optional.of(new TextSpan(from - 1, to + 1, TextSpan.Kind.MESSAGE_ID, id.get().text()));
    }
    return address(from, from + local.length(), to).filter(span -> span.to() == to);
  }

  /** Whether a program made up the left side of a Message-ID: digits in plenty, or odd signs. */
  private static boolean looksMade(String local) {
    long digits = local.chars().filter(c -> c >= '0' && c <= '9').count();
    return local.length() > 30
        || (local.startsWith("slrn") && local.indexOf('.') > 0)
        || local.endsWith(".fsf")
        || local.indexOf('$') >= 0
        || local.indexOf('%') >= 0
        || local.indexOf('/') >= 0
        || digits >= 6
        || (digits >= 3 && local.length() >= 12);
  }

  /** Whether the words before say that an identifier follows: {@code In <x@y>, Ann wrote}. */
  private boolean isAnnounced(int bracket) {
    String before = text.substring(Math.max(0, bracket - 24), bracket);
    before = before.substring(before.lastIndexOf('\n') + 1).strip().toLowerCase(Locale.ROOT);
    return before.equals("in")
        || before.endsWith(" in")
        || before.endsWith("article")
        || before.endsWith("message-id:")
        || before.endsWith("message id:")
        || before.endsWith("msgid:")
        || before.endsWith("in-reply-to:")
        || before.endsWith("references:")
        || before.endsWith("supersedes:")
        || before.endsWith("message")
        || before.endsWith("posting")
        || before.endsWith("news:");
  }

  private Optional<TextSpan> withScheme(int from, int colon, int to) {
    int start = colon;
    while (start > from && colon - start < 7 && isWord(text.charAt(start - 1))) {
      start--;
    }
    if (start == colon) {
      return none();
    }
    String scheme = text.substring(start, colon).toLowerCase(Locale.ROOT);
    left--;
    return switch (scheme) {
      case "http", "https" ->
          text.startsWith("://", colon) ? web(start, colon + 3, to, scheme + "://") : none();
      case "news", "nntp", "snews" -> news(start, colon + 1, to);
      case "mailto" -> mailto(start, colon + 1, to);
      default -> none();
    };
  }

  private Optional<TextSpan> bareHost(int from, int to) {
    boolean www = text.regionMatches(true, from, "www.", 0, 4) && from + 4 < to;
    if (!www || !Character.isLetterOrDigit(text.charAt(from + 4))) {
      return none();
    }
    return text.substring(from + 4, Math.min(to, from + MAX_DOMAIN)).indexOf('.') > 0
        ? web(from, from, to, "http://")
        : none();
  }

  private Optional<TextSpan> web(int from, int hostFrom, int to, String scheme) {
    int end = withoutTrailingMarks(hostFrom, Math.min(to, from + MAX_URL));
    int hostEnd = hostFrom;
    while (hostEnd < end && "/?#".indexOf(text.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    if (hostEnd == hostFrom) {
      return none();
    }
    String target =
        scheme + ascii(text.substring(hostFrom, hostEnd)) + text.substring(hostEnd, end);
    return Optional.of(new TextSpan(from, end, TextSpan.Kind.WEB, target));
  }

  /** The host as it is looked up, so that letters that look alike cannot hide. */
  private static String ascii(String authority) {
    if (authority.length() > MAX_DOMAIN || authority.chars().allMatch(c -> c < 0x80)) {
      return authority;
    }
    int at = authority.lastIndexOf('@') + 1;
    try {
      return authority.substring(0, at)
          + IDN.toASCII(authority.substring(at), IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException _) {
      return authority; // no host of the web; a browser will say so
    }
  }

  /** RFC 5538: {@code news:group}, {@code news:id}, with {@code //server/} before either. */
  private Optional<TextSpan> news(int start, int from, int to) {
    int last = withoutTrailingMarks(from, Math.min(to, from + MAX_URL));
    // A star alone is all newsgroups, and no mark at the end of a sentence.
    int end = last == from && from < to && text.charAt(from) == '*' ? from + 1 : last;
    int at = from;
    boolean named = text.startsWith("//", at) && at + 2 < end;
    if (named) {
      int slash = text.indexOf('/', at + 2, end);
      String host = text.substring(at + 2, slash < 0 ? end : slash);
      if (host.isEmpty() || host.chars().noneMatch(Character::isLetterOrDigit)) {
        return none();
      }
      at = slash < 0 ? end : slash + 1;
    }
    if (at == end && !named) {
      return none();
    }
    if (at == end || text.substring(at, end).equals("*")) {
      return Optional.of(asItStands(start, end));
    }
    String what = unescaped(text.substring(at, end));
    if (what.indexOf('@') > 0) {
      return MessageId.parse(what)
          .map(id ->
              named
                  ? asItStands(start, end)
                  : new TextSpan(start, end, TextSpan.Kind.MESSAGE_ID, id.text()));
    }
    int slash = what.indexOf('/');
    return Newsgroup.parse(slash > 0 ? what.substring(0, slash) : what)
        .filter(group ->
            group
                .name()
                .chars()
                .allMatch(c ->
                    c == '.' || c == '-' || c == '+' || c == '_' || Character.isLetterOrDigit(c)))
        .filter(group -> group.name().indexOf('.') > 0)
        .map(group ->
            named
                ? asItStands(start, end)
                : new TextSpan(start, end, TextSpan.Kind.NEWSGROUP, group.name()));
  }

  private TextSpan asItStands(int start, int end) {
    return new TextSpan(start, end, TextSpan.Kind.NEWS, text.substring(start, end));
  }

  private Optional<TextSpan> mailto(int start, int from, int to) {
    int at = text.indexOf('@', from, Math.min(to, from + MAX_LOCAL_PART + 1));
    if (at < 0) {
      return none();
    }
    return address(from, at, to)
        .filter(span -> span.from() == from)
        .map(span -> new TextSpan(start, span.to(), TextSpan.Kind.EMAIL, span.target()));
  }

  private Optional<TextSpan> address(int from, int at, int to) {
    int start = at;
    while (start > from && at - start < MAX_LOCAL_PART && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int end = at + 1;
    while (end < to && end - at < MAX_DOMAIN && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    int dot = text.substring(at + 1, end).lastIndexOf('.');
    boolean host =
        dot > 0 && end - (at + 1 + dot + 1) >= 2 && Character.isLetter(text.charAt(end - 1));
    return start < at && host
        ? Optional.of(new TextSpan(start, end, TextSpan.Kind.EMAIL, text.substring(start, end)))
        : none();
  }

  /** Undoes {@code %3C}; ASCII only, since names of articles and groups need no more. */
  private static String unescaped(String url) {
    StringBuilder plain = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      int high = c == '%' && i + 2 < url.length() ? Character.digit(url.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(url.charAt(i + 2), 16) : -1;
      if (low >= 0 && high < 8) {
        plain.append((char) ((high << 4) | low));
        i += 2;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Leaves out the marks that end a sentence, and a closing bracket that was not opened inside. */
  private int withoutTrailingMarks(int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      open += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    }
    int end = to;
    while (end > from) {
      char last = text.charAt(end - 1);
      if (last == ')' || last == ']' || last == '}') {
        if (open >= 0) {
          break;
        }
        open++;
      } else if (".,;:!?'*_|…".indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return isWord(c) || "._+-=%!#$&~'".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /**
   * White space, brackets and quotation marks, what turns the direction, punctuation of East Asia.
   */
  private static boolean endsWord(char c) {
    if (c < 0x80) {
      return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`';
    }
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || (c >= '\u2018' && c <= '\u201f')
        || c == '«'
        || c == '»'
        || c == '‹'
        || c == '›'
        || c == '—'
        || (c >= '\u2400' && c <= '\u2421')
        || (c >= '\u3001' && c <= '\u301f')
        || c == '\uff08'
        || c == '\uff09'
        || c == '\uff01'
        || c == '\uff0c'
        || c == '\uff1a'
        || c == '\uff1b'
        || c == '\uff1e'
        || c == '\uff1f'
        || c == '\ufffd';
  }

  private static Optional<TextSpan> none() {
    return Optional.empty();
  }
}
