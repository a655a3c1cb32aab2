package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.newsloom.article.Author;

/**
 * Who gets a reply by e-mail: those it is to, and those that its writer added in Cc and Bcc (RFC
 * 5322 section 3.6.3).
 */
public final class MailRecipients {
  private MailRecipients() {}

  /** All of them, each once or more. */
  static List<Author> of(Composition reply) {
    return Stream.of(reply.to(), copies(reply), hidden(reply)).flatMap(List::stream).toList();
  }

  /** Those in Cc. */
  static List<Author> copies(Composition reply) {
    return named(reply.extra().stream().filter(field -> lower(field).equals("cc")).toList());
  }

  /** Those in Bcc. */
  static List<Author> hidden(Composition reply) {
    return named(reply.extra().stream().filter(MailRecipients::isHidden).toList());
  }

  /** The reply as its recipients get it, without Bcc. */
  public static Composition shown(Composition reply) {
    return reply.kind() == Composition.Kind.REPLY
        ? reply.withExtra(reply.extra().stream().filter(field -> !isHidden(field)).toList())
        : reply;
  }

  /** Whether the field names people who get the e-mail. */
  static boolean isOne(Composition.ExtraHeader field) {
    return lower(field).equals("cc") || isHidden(field);
  }

  /** Why the people whom the field names cannot get the e-mail, as a sentence. */
  static Optional<String> problem(Composition.ExtraHeader field) {
    return AuthorSyntax.problem(field.value())
        .or(() ->
            named(List.of(field)).stream()
                .filter(Author::isUndeliverable)
                .findFirst()
                .map(author -> "Mail to " + author.address() + " can never arrive."));
  }

  private static boolean isHidden(Composition.ExtraHeader field) {
    return ExtraHeaderChecks.HIDDEN_IN_MAIL.contains(lower(field));
  }

  private static String lower(Composition.ExtraHeader field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static List<Author> named(List<Composition.ExtraHeader> fields) {
    List<Author> named = new ArrayList<>();
    fields.forEach(field -> named.addAll(AuthorSyntax.authors(field.value())));
    return named;
  }
}
