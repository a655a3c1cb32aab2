package org.newsloom.sync;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.MessageId;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;

/** The overview line that a server should have sent, made from the head of the article. */
public final class HeadRow {
  private static final Map<String, Field> FIELDS =
      Map.of(
          "subject", Field.SUBJECT,
          "from", Field.FROM,
          "date", Field.DATE,
          "message-id", Field.MESSAGE_ID,
          "references", Field.REFERENCES,
          "lines", Field.LINES,
          "xref", Field.XREF);

  /** What an article answers where it has no References, as e-mail does (RFC 5256 section 3). */
  private static final String IN_REPLY_TO = "in-reply-to";

  /** At its beginning: in old letters words stand before the address of the writer. */
  private static final Pattern IDENTIFIER = Pattern.compile("<[^<>\\s]+@[^<>\\s]+>");

  private final Map<Field, byte[]> values = new EnumMap<>(Field.class);
  private byte[] inReplyTo = new byte[0];

  private HeadRow() {}

  /** Reads the fields that an overview has; the first of a name counts, folds become blanks. */
  public static HeadRow read(byte[] head) {
    HeadRow row = new HeadRow();
    int at = 0;
    while (at < head.length) {
      int end = endOfField(head, at);
      if (isLineEnd(head, at)) {
        break; // the body begins
      }
      row.take(head, at, end);
      at = end;
    }
    if (row.text(Field.REFERENCES).isEmpty()) {
      Matcher parent = IDENTIFIER.matcher(new String(row.inReplyTo, StandardCharsets.ISO_8859_1));
      if (parent.lookingAt()) {
        row.values.put(Field.REFERENCES, parent.group().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return row;
  }

  /** The same of a whole article; one that does not say how many lines it has is counted. */
  public static HeadRow ofArticle(byte[] octets) {
    HeadRow row = read(octets);
    if (!row.text(Field.LINES).matches("\\d.*")) {
      row.values.put(Field.LINES, Long.toString(lines(octets)).getBytes(StandardCharsets.US_ASCII));
    }
    return row;
  }

  private static long lines(byte[] octets) {
    int at = 0;
    while (at < octets.length && !isLineEnd(octets, at)) {
      at = endOfField(octets, at);
    }
    long lines = -1; // the empty line before the body
    for (int i = at; i < octets.length; i++) {
      lines += octets[i] == '\n' ? 1 : 0;
    }
    boolean isOpen = octets.length > 0 && octets[octets.length - 1] != '\n';
    return Math.max(0, lines + (isOpen && at < octets.length ? 1 : 0));
  }

  /** The Message-ID, where there is one that can be used. */
  public Optional<MessageId> id() {
    return Optional.ofNullable(values.get(Field.MESSAGE_ID))
        .flatMap(octets -> MessageId.in(new String(octets, StandardCharsets.ISO_8859_1)));
  }

  /** The octets of a field in the ISO-8859-1 view, or the empty string. */
  String text(Field field) {
    byte[] octets = values.get(field);
    return octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Forgets where a server filed it: that is not where it stands here. */
  public HeadRow withoutXref() {
    values.remove(Field.XREF);
    return this;
  }

  /** Puts the row into a batch, with the id of the reply line where the head has none. */
  public void addTo(OverviewBatch.Builder builder, long number, Optional<MessageId> replyId) {
    builder.row(number);
    values.forEach((field, octets) -> {
      if (field != Field.MESSAGE_ID) {
        builder.field(field, octets, 0, octets.length);
      }
    });
    id().or(() -> replyId)
        .ifPresent(id -> {
          byte[] octets = id.toString().getBytes(StandardCharsets.ISO_8859_1);
          builder.field(Field.MESSAGE_ID, octets, 0, octets.length);
        });
  }

  private void take(byte[] head, int from, int to) {
    int colon = from;
    while (colon < to && head[colon] != ':') {
      colon++;
    }
    String name =
        new String(head, from, colon - from, StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (name.equals(IN_REPLY_TO) && inReplyTo.length == 0 && colon < to) {
      inReplyTo = unfolded(head, colon + 1, to);
    }
    Field field = FIELDS.get(name);
    if (field != null && colon < to) {
      values.putIfAbsent(field, unfolded(head, colon + 1, to));
    }
  }

  private static byte[] unfolded(byte[] head, int from, int to) {
    byte[] value = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte octet = head[i];
      if (octet != '\r' && octet != '\n') {
        // An overview line has its tabs between the fields only (RFC 3977 section 8.3.2).
        value[length++] = octet == '\t' || octet == 0 ? (byte) ' ' : octet;
      }
    }
    int start = 0;
    while (start < length && value[start] == ' ') {
      start++;
    }
    while (length > start && value[length - 1] == ' ') {
      length--;
    }
    return java.util.Arrays.copyOfRange(value, start, length);
  }

  /** Behind the line end that is not followed by a blank. */
  private static int endOfField(byte[] head, int from) {
    for (int i = from; i < head.length; i++) {
      if (head[i] == '\n'
          && (i + 1 == head.length || (head[i + 1] != ' ' && head[i + 1] != '\t'))) {
        return i + 1;
      }
    }
    return head.length;
  }

  private static boolean isLineEnd(byte[] head, int at) {
    return head[at] == '\n' || (head[at] == '\r' && at + 1 < head.length && head[at + 1] == '\n');
  }
}
