package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Newsgroup;

/**
 * Copies of followups by e-mail, which are sent by hand alone (net-keeping rows G9a to G9c), and
 * what the author of an article says of them (Mail-Copies-To, an extra of the seal).
 */
public final class MailCopies {
  /** Says of an article that it was mailed too. */
  static final String MARK = "Posted-And-Mailed";

  /** The field with the lines that go on with it. */
  private static final Pattern MARK_LINES =
      Pattern.compile("(?im)^" + MARK + ":[^\\r\\n]*\\r\\n(?:[ \\t][^\\r\\n]*\\r\\n)*");

  private static final String SAYS = "Mail-Copies-To";

  private MailCopies() {}

  /** Who may get a copy of a followup to the article; nobody where the author wants none. */
  public static List<Author> recipients(Article article) {
    String wish = article.header(SAYS).map(String::strip).orElse("");
    List<Author> usual = article.replyTo().isEmpty() ? List.of(article.from()) : article.replyTo();
    List<Author> named =
        switch (wish.toLowerCase(Locale.ROOT)) {
          case "nobody", "never" -> List.of();
          case "", "always", "poster" -> usual;
          default -> AuthorSyntax.problem(wish).isEmpty() ? AuthorSyntax.authors(wish) : List.of();
        };
    return named.stream()
        .filter(one -> !one.isUndeliverable() && AddressCheck.problem(one.address()).isEmpty())
        .toList();
  }

  /** The followup with the field that says that it was mailed too. */
  public static Composition marked(Composition followup) {
    List<Composition.ExtraHeader> extra = new ArrayList<>(followup.extra());
    extra.add(new Composition.ExtraHeader(MARK, "yes"));
    return followup.withExtra(extra);
  }

  /**
   * An article without that field: it goes out when nobody is there any more who would mail it.
   *
   * @param octets with CRLF line ends
   */
  static byte[] unmarked(byte[] octets) {
    String article = new String(octets, StandardCharsets.ISO_8859_1);
    int end = article.indexOf("\r\n\r\n");
    String head = end < 0 ? article : article.substring(0, end + 2);
    return (MARK_LINES.matcher(head).replaceAll("") + article.substring(head.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * How else an article may go that surely was not sent: what it answers is looked at again, and
   * the copy that was wanted is wanted still.
   *
   * @param parent what it answers
   */
  static AnswerWays ways(Article unsent, Article parent) {
    return new AnswerWays(
        Optional.of(Compositions.reply(parent, List.of(), unsent.from(), PostingStyle.DEFAULT)),
        recipients(parent),
        unsent.header(MARK).isPresent());
  }

  /** The e-mail: the same text, without files, below a line that says what it is (row G9c). */
  public static Composition of(Composition followup, List<Author> recipients) {
    String groups = Newsgroup.join(followup.groups()).replace(",", ", ");
    return new Composition(
        Composition.Kind.REPLY,
        followup.from(),
        "",
        "",
        recipients,
        followup.replyTo(),
        followup.subject(),
        followup.references(),
        List.of(),
        "[This is a copy of an article posted to "
            + groups
            + (followup.attachments().isEmpty() ? "" : ", without its files")
            + ".]\n\n"
            + followup.body(),
        followup.parent());
  }
}
