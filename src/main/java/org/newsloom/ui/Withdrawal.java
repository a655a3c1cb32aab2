package org.newsloom.ui;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostChecks;
import org.newsloom.post.Posted;
import org.newsloom.task.UiExecutor;

/**
 * Cancels and supersedes articles of the person's own (net-keeping rows G13a to G13c). Whether one
 * is their own is asked for; of another it is said why nothing is done. Knows no control.
 */
final class Withdrawal {
  private final PostOffice office;
  private final UiExecutor ui;
  private final Consumer<String> say;
  private final Consumer<Throwable> failed;

  /**
   * Works through the post office.
   *
   * @param say tells a result in passing
   * @param failed tells a failure
   */
  Withdrawal(PostOffice office, UiExecutor ui, Consumer<String> say, Consumer<Throwable> failed) {
    this.office = office;
    this.ui = ui;
    this.say = say;
    this.failed = failed;
  }

  /** Gives the article if it is the person's own; says why where it is not. */
  void ifOwn(Optional<MessageId> id, Consumer<Article> then) {
    if (id.isEmpty()) {
      say.accept("This article has no Message-ID, so nothing can refer to it.");
      return;
    }
    var _ =
        office
            .own(id.get())
            .whenCompleteAsync(
                (own, wrong) -> {
                  if (wrong != null) {
                    failed.accept(wrong);
                  } else if (own.isEmpty()) {
                    say.accept(PostChecks.notOwn(id.get()).text());
                  } else {
                    then.accept(own.get());
                  }
                },
                ui);
  }

  /** What is asked before an article is cancelled. */
  static String question(Article own) {
    return "Others are asked to remove “"
        + own.subject()
        + "” from "
        + Newsgroup.join(own.newsgroups())
        + ". Many servers and archives do not follow such a request, and who has read it has read"
        + " it.";
  }

  /**
   * Posts the wish that the article be withdrawn, and says what became of it.
   *
   * @param server the server to post to
   */
  CompletableFuture<Void> cancel(Article own, String server) {
    Composition wish = Compositions.cancel(own);
    return office
        .send(server, wish, OptionalLong.empty())
        .handleAsync(
            (posted, wrong) -> {
              if (wrong != null) {
                failed.accept(wrong);
              } else {
                say.accept(said(posted));
              }
              return posted;
            },
            ui)
        .thenAccept(_ -> {});
  }

  private static String said(Posted posted) {
    return switch (posted.state()) {
      case SENT -> "The wish to cancel the article is posted.";
      case QUEUED -> "The wish to cancel waits in the outbox. " + posted.reply();
      case REFUSED -> "The server did not take the wish to cancel: " + posted.reply();
    };
  }
}
