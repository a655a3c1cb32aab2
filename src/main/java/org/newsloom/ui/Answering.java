package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.Identity;
import org.newsloom.post.MailCopies;
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
      Identity who,
      PostingStyle style,
      String server) {
    Article article = shown.article();
    List<String> quoted = quoted(article, selected);
    Composition followup = followup(article, quoted, who, style);
    Composition reply = reply(article, quoted, who, style);
    if (!article.followupToPoster()) {
      return new ComposerStart(
          followup,
          new AnswerWays(Optional.of(reply), MailCopies.recipients(article), false),
          server,
          0,
          "");
    }
    return reply.isUndeliverable()
        ? new ComposerStart(
            followup,
            AnswerWays.or(reply),
            server,
            0,
            "The author asks for answers by e-mail (Followup-To: poster), but mail to "
                + named(reply)
                + " cannot arrive. So this is a followup to the newsgroup.")
        : new ComposerStart(
            reply,
            AnswerWays.or(followup),
            server,
            0,
            "The author asks for answers by e-mail (Followup-To: poster), so this is a reply by"
                + " e-mail.");
  }

  /** A reply by e-mail; where mail cannot arrive, a followup is offered. */
  static ComposerStart reply(
      ShownArticle shown,
      Optional<String> selected,
      Identity who,
      PostingStyle style,
      String server) {
    Article article = shown.article();
    List<String> quoted = quoted(article, selected);
    Composition reply = reply(article, quoted, who, style);
    AnswerWays ways =
        article.id().isEmpty()
            ? AnswerWays.NONE
            : AnswerWays.or(followup(article, quoted, who, style));
    String advice =
        reply.isUndeliverable()
            ? "Mail to "
                + named(reply)
                + " cannot arrive: addresses that end in .invalid do not exist. Answer in the"
                + " newsgroup with a followup."
            : "";
    return new ComposerStart(reply, ways, server, 0, advice);
  }

  private static Composition followup(
      Article article, List<String> quoted, Identity who, PostingStyle style) {
    return who.sign(Compositions.followup(article, quoted, who.author(), style));
  }

  private static Composition reply(
      Article article, List<String> quoted, Identity who, PostingStyle style) {
    return who.sign(Compositions.reply(article, quoted, who.author(), style));
  }

  private static List<String> quoted(Article article, Optional<String> selected) {
    return selected.map(Quotable::selection).orElseGet(() -> Quotable.lines(article));
  }

  private static String named(Composition reply) {
    return reply.recipients().contains("@") ? reply.recipients() : "this author";
  }
}
