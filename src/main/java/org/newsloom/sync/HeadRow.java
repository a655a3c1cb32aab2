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
import org.newsloom.mime.HeaderBlock;

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
    for (HeaderBlock.Field field : HeaderBlock.of(head).fields()) {
      row.take(field);
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
    long lines = 0;
    for (int i = HeaderBlock.of(octets).bodyStart(); i < octets.length; i++) {
      lines += octets[i] == '\n' || i == octets.length - 1 ? 1 : 0;
    }
    return lines;
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

  private void take(HeaderBlock.Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (name.equals(IN_REPLY_TO) && inReplyTo.length == 0) {
      inReplyTo = onOneLine(field.octets());
    }
    Field known = FIELDS.get(name);
    if (known != null) {
      values.putIfAbsent(known, onOneLine(field.octets()));
    }
  }

  /** An overview line has its tabs between the fields only (RFC 3977 section 8.3.2). */
  private static byte[] onOneLine(byte[] value) {
    for (int i = 0; i < value.length; i++) {
      if (value[i] == '\t' || value[i] == '\r' || value[i] == '\n' || value[i] == 0) {
        value[i] = ' ';
      }
    }
    return value;
  }
}
