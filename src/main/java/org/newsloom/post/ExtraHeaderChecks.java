package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.newsloom.mime.Dates;

/** Whether the header fields that a person adds by hand may stand in a post. */
final class ExtraHeaderChecks {
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9][!-9;-~]{0,75}");

  /**
   * Fields that servers write (RFC 5537 section 3.4.1), that mail leaves behind on its way (RFC
   * 5322 section 3.6.7), or that the program makes itself.
   */
  static final Set<String> NOT_BY_HAND =
      Set.of(
          "path",
          "xref",
          "injection-date",
          "injection-info",
          "nntp-posting-host",
          "nntp-posting-date",
          "x-trace",
          "x-complaints-to",
          "date-received",
          "received",
          "return-path",
          "delivered-to",
          "posting-version",
          "relay-version",
          "control",
          "also-control",
          "supersedes",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "references",
          "newsgroups",
          "followup-to",
          "subject",
          "from",
          "date",
          "message-id",
          "reply-to",
          "bytes",
          "lines",
          "cancel-lock",
          "cancel-key");

  /** Who is named there is hidden in mail, where programs take the field out; news keeps it. */
  static final Set<String> HIDDEN_IN_MAIL = Set.of("bcc", "resent-bcc");

  private ExtraHeaderChecks() {}

  static void add(Composition composition, List<PostCheck> checks) {
    Set<String> seen = new HashSet<>();
    for (Composition.ExtraHeader header : composition.extra()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!HEADER_NAME.matcher(header.name()).matches()) {
        checks.add(
            PostCheck.refuse(
                "bad-header",
                "“"
                    + header.name()
                    + "” cannot be the name of a header: letters, digits and - only."));
      } else if (NOT_BY_HAND.contains(name)) {
        checks.add(
            PostCheck.refuse(
                "reserved-header", header.name() + " is not written by hand: leave it out."));
      } else if (HIDDEN_IN_MAIL.contains(name) && composition.kind() != Composition.Kind.REPLY) {
        checks.add(
            PostCheck.refuse(
                "bcc",
                header.name()
                    + " would be shown to everybody who reads the article, and nobody would get a"
                    + " copy: leave it out."));
      } else if (name.equals("to") && composition.kind() == Composition.Kind.REPLY) {
        checks.add(
            PostCheck.refuse(
                "reserved-header",
                "A reply is to the author of the article: name others in Cc or Bcc."));
      } else if (!seen.add(name)) {
        checks.add(PostCheck.refuse("doubled-header", header.name() + " is there twice."));
      } else if (header.value().isBlank()) {
        checks.add(
            PostCheck.refuse(
                "empty-header", header.name() + " says nothing: give it a value or leave it out."));
      } else if (name.equals("approved")) {
        checks.add(
            PostCheck.warn("approved", "Approved is for the moderators of a group: are you one?"));
      }
      if (composition.kind() == Composition.Kind.REPLY
          && MailRecipients.isOne(header)
          && !header.value().isBlank()) {
        MailRecipients.problem(header)
            .ifPresent(problem ->
                checks.add(PostCheck.refuse("bad-recipient", header.name() + ": " + problem)));
      }
      if (name.equals("expires") && !isDate(header.value())) {
        checks.add(
            PostCheck.refuse(
                "bad-expires",
                "“" + header.value() + "” is no date, such as 31 Dec 2030 12:00:00 +0000."));
      }
      if (header.value().chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
        checks.add(
            PostCheck.refuse(
                "bad-header-value", header.name() + " holds a control character or a line break."));
      }
    }
  }

  private static boolean isDate(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return Dates.decode(octets, 0, octets.length, "Expires", new ArrayList<>()).isPresent();
  }
}
