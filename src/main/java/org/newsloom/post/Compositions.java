package org.newsloom.post;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.GroupNameRule;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.article.References;
import org.newsloom.article.Subjects;
import org.newsloom.mime.ArticleParser;

/** How a new post, a followup and a reply by e-mail begin. */
public final class Compositions {
  private static final String CANCEL = "cancel ";

  private Compositions() {}

  /** An empty post to the given groups (net-keeping row G2a). */
  public static Composition newPost(Author from, List<Newsgroup> groups, PostingStyle style) {
    return Composition.empty()
        .withFrom(from)
        .withNewsgroups(Newsgroup.join(groups))
        .withBody(signatureOf(style.signature()));
  }

  /**
   * A followup: to Followup-To if the article has one, else to its Newsgroups (G6a); Subject and
   * References derived (G5, G7). Where the article asks for e-mail ({@code Followup-To: poster}),
   * the front end offers {@link #reply} first (G6b) and this only on demand.
   *
   * @param quoted the lines to quote, empty for none; see {@link Quotable}
   * @throws IllegalArgumentException if the article has no Message-ID, so nothing can refer to it
   */
  public static Composition followup(
      Article parent, List<String> quoted, Author from, PostingStyle style) {
    MessageId id =
        parent
            .id()
            .orElseThrow(() -> new IllegalArgumentException("an article without Message-ID"));
    List<Newsgroup> asked = postable(parent.followupTo());
    List<Newsgroup> groups = asked.isEmpty() ? postable(parent.newsgroups()) : asked;
    String body = answerBody(parent, quoted, style);
    return new Composition(
        Composition.Kind.FOLLOWUP,
        from,
        Newsgroup.join(groups),
        "",
        List.of(),
        "",
        Subjects.answerTo(parent.subject()),
        ReferencesLine.chain(parent.references(), id),
        List.of(),
        body,
        Optional.of(id));
  }

  /** A reply by e-mail: to Reply-To, else to From (G8). */
  public static Composition reply(
      Article parent, List<String> quoted, Author from, PostingStyle style) {
    String body = answerBody(parent, quoted, style);
    return new Composition(
        Composition.Kind.REPLY,
        from,
        "",
        "",
        parent.replyTo().isEmpty() ? known(parent.from()) : parent.replyTo(),
        "",
        Subjects.answerTo(parent.subject()),
        parent
            .id()
            .map(id -> ReferencesLine.chain(parent.references(), id))
            .orElse(References.NONE),
        List.of(),
        body,
        parent.id());
  }

  private static List<Author> known(Author author) {
    return author.equals(Author.UNKNOWN) ? List.of() : List.of(author);
  }

  /** What others wrote may name what is no group; nothing can be posted there. */
  private static List<Newsgroup> postable(List<Newsgroup> groups) {
    return groups.stream().filter(group -> GroupNameRule.canBePosted(group.name())).toList();
  }

  /** The wish that an own article be withdrawn (row G13a; RFC 5537 section 5.3). */
  public static Composition cancel(Article own) {
    return new Composition(
        Composition.Kind.CANCEL,
        own.from(),
        Newsgroup.join(own.newsgroups()),
        "",
        List.of(),
        "",
        "cmsg cancel " + own.id().map(MessageId::toString).orElse(""),
        References.NONE,
        List.of(),
        "This article is withdrawn by its author.\n",
        own.id());
  }

  /** An own article without its files, to be changed and put in its own place (row G13b). */
  public static Composition supersede(Article own) {
    Composition written = of(own);
    return new Composition(
        Composition.Kind.SUPERSEDE,
        written.from(),
        written.newsgroups(),
        written.followupTo(),
        List.of(),
        written.replyTo(),
        written.subject(),
        written.references(),
        written.extra(),
        written.body(),
        own.id());
  }

  /** What was written, and attached, to make this article, so that it can be changed. */
  static Composition of(byte[] octets, ArticleParser parser) {
    Article article = parser.parse(octets);
    Attachments attachments = Attachments.of(octets, article, parser);
    Composition written = of(article).withAttachments(attachments);
    return attachments.form() == Attachments.Form.YENC
        ? written.withBody(withoutFiles(article))
        : written;
  }

  /** The text above files that stand at its end, each below an empty line. */
  private static String withoutFiles(Article article) {
    String text = article.text();
    for (Part part : article.parts().reversed()) {
      String end = "\n" + part.placeholder() + "\n";
      if (!part.inlineText() && text.endsWith(end)) {
        text = text.substring(0, text.length() - end.length());
      }
    }
    return text;
  }

  private static Composition of(Article article) {
    List<Composition.ExtraHeader> extra =
        article.headers().stream()
            .filter(field -> !isMade(field.name().toLowerCase(Locale.ROOT)))
            .map(field -> new Composition.ExtraHeader(field.name(), field.value()))
            .toList();
    List<MessageId> ancestors = article.references().ids();
    Optional<MessageId> superseded = article.header("Supersedes").flatMap(MessageId::parse);
    Optional<MessageId> cancelled =
        article
            .header("Control")
            .filter(control -> control.startsWith(CANCEL))
            .flatMap(control -> MessageId.parse(control.substring(CANCEL.length())));
    Composition.Kind answer =
        ancestors.isEmpty() ? Composition.Kind.NEW_POST : Composition.Kind.FOLLOWUP;
    return new Composition(
        superseded.isPresent()
            ? Composition.Kind.SUPERSEDE
            : cancelled.isPresent() ? Composition.Kind.CANCEL : answer,
        article.from(),
        Newsgroup.join(article.newsgroups()),
        article.followupToPoster() ? "poster" : Newsgroup.join(article.followupTo()),
        List.of(),
        article.replyTo().stream().map(AuthorSyntax::written).collect(Collectors.joining(", ")),
        article.subject(),
        article.references(),
        extra,
        article.text(),
        superseded.or(() -> cancelled).or(() -> article.references().parent()));
  }

  /** Fields that are made anew when the article is written, or that must not be in one. */
  private static boolean isMade(String name) {
    return ExtraHeaderChecks.NOT_BY_HAND.contains(name)
        || ExtraHeaderChecks.HIDDEN_IN_MAIL.contains(name)
        || name.equals("user-agent")
        || name.equalsIgnoreCase(MailCopies.MARK);
  }

  private static String answerBody(Article parent, List<String> quoted, PostingStyle style) {
    return quotation(parent, quoted, style) + signatureOf(style.signature());
  }

  /**
   * Attribution and quotation as an answer begins with them (G10), an empty line at their end;
   * empty where there is nothing to quote.
   */
  public static String quotation(Article parent, List<String> quoted, PostingStyle style) {
    String quotation = Quotation.of(quoted, style.columns());
    return quotation.isEmpty()
        ? ""
        : Attribution.of(style.attribution(), parent) + "\n\n" + quotation + "\n\n";
  }

  /** The signature below its mark (G15a), with room above it for the text. */
  static String signatureOf(String signature) {
    String text = signature.strip();
    return text.isEmpty() ? "" : "\n\n-- \n" + text + "\n";
  }
}
