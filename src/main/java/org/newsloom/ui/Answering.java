package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.Quotable;
import org.newsloom.reading.ShownArticle;

/** How an answer begins: as the person asked, unless the author asks for something else. */
final class Answering {
  private Answering() {}

  /**
   * A followup. An author who asks for e-mail ({@code Followup-To: poster}) is offered a reply
   * first, if mail can arrive (net-keeping row G6b).
   */
  static ComposerStart followup(
      ShownArticle shown,
      Optional<String> selected,
      Author from,
      PostingStyle style,
      String server) {
    Article article = shown.article();
    List<String> quoted = quoted(article, selected);
    Composition followup = Compositions.followup(article, quoted, from, style);
    Composition reply = Compositions.reply(article, quoted, from, style);
    if (!article.followupToPoster()) {
      return new ComposerStart(followup, Optional.of(reply), server, 0, "");
    }
    return reply.to().isUndeliverable()
        ? new ComposerStart(
            followup,
            Optional.of(reply),
            server,
            0,
            "The author asks for answers by e-mail (Followup-To: poster), but mail to "
                + named(reply.to())
                + " cannot arrive. So this is a followup to the newsgroup.")
        : new ComposerStart(
            reply,
            Optional.of(followup),
            server,
            0,
            "The author asks for answers by e-mail (Followup-To: poster), so this is a reply by"
                + " e-mail.");
  }

  /** A reply by e-mail; where mail cannot arrive, a followup is offered. */
  static ComposerStart reply(
      ShownArticle shown,
      Optional<String> selected,
      Author from,
      PostingStyle style,
      String server) {
    Article article = shown.article();
    List<String> quoted = quoted(article, selected);
    Composition reply = Compositions.reply(article, quoted, from, style);
    Optional<Composition> followup =
        article.id().isEmpty()
            ? Optional.empty()
            : Optional.of(Compositions.followup(article, quoted, from, style));
    String advice =
        reply.to().isUndeliverable()
            ? "Mail to "
                + named(reply.to())
                + " cannot arrive: addresses that end in .invalid do not exist. Answer in the"
                + " newsgroup with a followup."
            : "";
    return new ComposerStart(reply, followup, server, 0, advice);
  }

  private static List<String> quoted(Article article, Optional<String> selected) {
    return selected.map(Quotable::selection).orElseGet(() -> Quotable.lines(article));
  }

  private static String named(Author author) {
    return author.address().isEmpty() ? "this author" : author.address();
  }
}
