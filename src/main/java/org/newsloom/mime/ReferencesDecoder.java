package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

/**
 * The identifiers in References, In-Reply-To, Supersedes and Message-ID (RFC 5536 section 3.1.3),
 * among whatever else stands there: comments, names, dates, brackets within brackets.
 */
public final class ReferencesDecoder {
  /** More ancestors than any thread has; of a longer list the last ones count. */
  private static final int MAX_IDS = 10_000;

  private static final EncodedWords WORDS = new EncodedWords(StandardCharsets.UTF_8);

  private ReferencesDecoder() {}

  /** The identifiers in their order, doubles kept. */
  public static References decode(
      byte[] octets, int from, int to, String where, List<? super Defect> defects) {
    List<MessageId> ids = new ArrayList<>();
    boolean strange = collect(octets, from, to, ids);
    if (strange && hasWord(octets, from, to)) {
      // Some programs encode identifiers that they find too long.
      byte[] plain = latin(WORDS.decode(octets, from, to, where, new ArrayList<>()));
      List<MessageId> decoded = new ArrayList<>();
      collect(plain, 0, plain.length, decoded);
      ids = decoded.size() > ids.size() ? decoded : ids;
    }
    if (ids.isEmpty() && strange) {
      bare(octets, from, to, ids);
    }
    if (ids.isEmpty() && strange) {
      defects.add(new Defect(where, "no Message-ID"));
    } else if (strange) {
      defects.add(new Defect(where, "something besides Message-IDs"));
    }
    int size = ids.size();
    return new References(size > MAX_IDS ? ids.subList(size - MAX_IDS, size) : ids);
  }

  /** Adds what stands in angle brackets; yields whether there was anything else. */
  private static boolean collect(byte[] octets, int from, int to, List<MessageId> ids) {
    boolean strange = false;
    int lastClose = to - 1;
    while (lastClose >= from && octets[lastClose] != ')') {
      lastClose--;
    }
    int i = from;
    while (i < to) {
      byte b = octets[i];
      if (b == '<') {
        int start = i + 1;
        int end = start;
        while (end < to && octets[end] != '<' && octets[end] != '>') {
          end++;
        }
        Optional<MessageId> id = id(octets, start, end);
        id.ifPresent(ids::add);
        strange |= id.isEmpty() || end == to || octets[end] == '<';
        i = end < to && octets[end] == '>' ? end + 1 : end;
      } else if (b == '(' && i < lastClose) {
        i = endOfComment(octets, i, lastClose + 1);
      } else {
        strange |= b != ' ' && b != '\t' && b != '\r' && b != '\n';
        i++;
      }
    }
    return strange;
  }

  private static boolean hasWord(byte[] octets, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (octets[i] == '=' && octets[i + 1] == '?') {
        return true;
      }
    }
    return false;
  }

  /** Identifiers that lost their brackets or took others. */
  private static void bare(byte[] octets, int from, int to, List<MessageId> ids) {
    String text = latin(octets, from, to).replace("&lt;", " ").replace("&gt;", " ");
    for (String word : text.split("[\\s,;<>]+", -1)) {
      String id = withoutMarks(word);
      if (id.indexOf('@') > 0) {
        MessageId.parse(id).ifPresent(ids::add);
      }
    }
  }

  /** Takes {@code news:} off and one pair of brackets or quotation marks around a word. */
  private static String withoutMarks(String word) {
    String id = word.regionMatches(true, 0, "news:", 0, 5) ? word.substring(5) : word;
    int pair = id.length() > 2 ? "[{('\"`".indexOf(id.charAt(0)) : -1;
    return pair >= 0 && id.charAt(id.length() - 1) == "]})'\"'".charAt(pair)
        ? id.substring(1, id.length() - 1)
        : id;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<MessageId> id(byte[] octets, int from, int to) {
    String text = latin(octets, from, to);
    Optional<MessageId> id = MessageId.parse(text);
    // A fold in the middle of an identifier leaves a blank there.
    return id.isPresent() || text.indexOf('@') < 0
        ? id
        : MessageId.parse(text.replaceAll("[ \\t\\r\\n]", ""));
  }

  /** Index after a comment; where nothing closes it, after the last that closes one. */
  private static int endOfComment(byte[] octets, int at, int to) {
    int depth = 0;
    for (int i = at; i < to; i++) {
      if (octets[i] == '(') {
        depth++;
      } else if (octets[i] == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return to;
  }

  private static String latin(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
