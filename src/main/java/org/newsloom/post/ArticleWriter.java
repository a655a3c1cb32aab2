package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;
import org.newsloom.mime.HeaderEncoder;

/**
 * Makes the octets of an article or e-mail from what was written: plain text in UTF-8 or in the
 * charset that was wished for, sent as 8bit, the lines as they were seen (net-keeping rows G14a and
 * G17a; RFC 5536 section 3, RFC 2045), and the files that were attached.
 */
public final class ArticleWriter {
  /** RFC 5322 section 3.6.8. */
  private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]{1,76}");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

  private final String userAgent;

  /**
   * Names the program that writes.
   *
   * @param userAgent such as {@code Newsloom/0.1.0}
   */
  public ArticleWriter(String userAgent) {
    this.userAgent = userAgent;
  }

  /**
   * The article with CRLF line ends, not dot-stuffed. The date is told in UTC.
   *
   * @throws IllegalArgumentException if a field has a name that no header field can have
   */
  byte[] write(
      Composition composition,
      MessageId id,
      Instant date,
      PostingStyle style,
      CancelHeaders cancel) {
    return write(composition, id, date, style, cancel, true);
  }

  /**
   * The same, for a way that may be closed to octets above 127.
   *
   * @param eightBit whether such octets go through as they are; else they are quoted (RFC 6152)
   */
  byte[] write(
      Composition composition,
      MessageId id,
      Instant date,
      PostingStyle style,
      CancelHeaders cancel,
      boolean eightBit) {
    StringBuilder head = new StringBuilder();
    field(head, HeaderEncoder.authors("From", List.of(composition.from())));
    if (composition.kind() == Composition.Kind.REPLY) {
      field(head, HeaderEncoder.authors("To", composition.to()));
    } else {
      plain(head, "Newsgroups", Newsgroup.join(composition.groups()));
      if (composition.followupToPoster()) {
        plain(head, "Followup-To", "poster");
      } else if (!composition.followupGroups().isEmpty()) {
        plain(head, "Followup-To", Newsgroup.join(composition.followupGroups()));
      }
    }
    field(head, HeaderEncoder.text("Subject", composition.subject().strip()));
    if (!composition.replyTo().isBlank()) {
      field(head, HeaderEncoder.authors("Reply-To", AuthorSyntax.authors(composition.replyTo())));
    }
    plain(head, "Date", DATE.format(date.atOffset(ZoneOffset.UTC)));
    plain(head, "Message-ID", id.toString());
    References references = ReferencesLine.trimmed(composition.references(), composition.body());
    if (!references.ids().isEmpty()) {
      field(head, HeaderEncoder.text("References", join(references)));
      if (composition.kind() == Composition.Kind.REPLY) {
        composition.parent().ifPresent(parent -> plain(head, "In-Reply-To", parent.toString()));
      }
    }
    switch (composition.kind()) {
      case CANCEL -> composition.parent().ifPresent(own -> plain(head, "Control", "cancel " + own));
      case SUPERSEDE ->
          composition.parent().ifPresent(own -> plain(head, "Supersedes", own.toString()));
      case NEW_POST, FOLLOWUP, REPLY -> {}
    }
    cancel.key().ifPresent(key -> plain(head, "Cancel-Key", key));
    cancel.lock().ifPresent(lock -> plain(head, "Cancel-Lock", lock));
    for (Composition.ExtraHeader extra : composition.extra()) {
      if (!FIELD_NAME.matcher(extra.name()).matches()) {
        throw new IllegalArgumentException("no name of a header field: " + extra.name());
      }
      boolean people =
          composition.kind() == Composition.Kind.REPLY
              && MailRecipients.isOne(extra)
              && AuthorSyntax.problem(extra.value()).isEmpty();
      field(
          head,
          people
              ? HeaderEncoder.authors(extra.name(), AuthorSyntax.authors(extra.value()))
              : HeaderEncoder.text(extra.name(), extra.value()));
    }
    if (ArchiveWish.isAsked(composition.extra(), style.noArchive())) {
      plainOnce(head, composition, ArchiveWish.STANDARD, "no");
      plainOnce(head, composition, ArchiveWish.FIELD, "yes");
    }
    if (style.userAgent()) {
      plain(head, "User-Agent", userAgent);
    }
    byte[] fields = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] rest = BodyWriter.write(composition, style, eightBit);
    byte[] article = Arrays.copyOf(fields, fields.length + rest.length);
    System.arraycopy(rest, 0, article, fields.length, rest.length);
    return article;
  }

  private static String join(References references) {
    return references.ids().stream().map(MessageId::toString).collect(Collectors.joining(" "));
  }

  private static void field(StringBuilder head, String encoded) {
    head.append(encoded).append("\r\n");
  }

  /** For values that cannot hold anything but ASCII words. */
  private static void plain(StringBuilder head, String name, String value) {
    if (value.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException(name + " holds a control character");
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }

  /** A field that the writer may have given by hand stays as it was written. */
  private static void plainOnce(
      StringBuilder head, Composition composition, String name, String value) {
    if (composition.extra().stream().noneMatch(extra -> extra.name().equalsIgnoreCase(name))) {
      plain(head, name, value);
    }
  }

  /** What a reply by e-mail is for a mail program: {@code mailto:} (RFC 6068). */
  public static String mailto(Composition reply) {
    return "mailto:"
        + addresses(reply.to())
        + "?subject="
        + percent(reply.subject())
        + people("&cc=", MailRecipients.copies(reply))
        + people("&bcc=", MailRecipients.hidden(reply))
        + reply.parent().map(id -> "&in-reply-to=" + percent(id.toString())).orElse("")
        + "&body="
        + percent(reply.body().replace("\n", "\r\n"));
  }

  private static String people(String field, List<Author> people) {
    return people.isEmpty() ? "" : field + addresses(people);
  }

  private static String addresses(List<Author> people) {
    return people.stream().map(to -> percent(to.address())).collect(Collectors.joining(","));
  }

  private static String percent(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean free = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~@".indexOf(c) >= 0);
      if (free) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }
}
