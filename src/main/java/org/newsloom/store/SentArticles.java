package org.newsloom.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.store.StoreThreads.Priority;

/** What the person posted and a server took. */
public final class SentArticles {
  private final StoreThreads threads;

  SentArticles(StoreThreads threads) {
    this.threads = threads;
  }

  /** Notes a posted article and keeps its octets for good, in one transaction. */
  public CompletableFuture<Void> add(SentArticle article, byte[] octets) {
    byte[] packed = Bodies.pack(octets);
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          user.transaction(() -> {
            user.run(
                "insert or ignore into kept(msgid, raw) values(?,?)", article.id().text(), packed);
            return user.run(
                """
                insert or replace into sent(msgid, server, subject, newsgroups, sent)
                values(?,?,?,?,?)\
                """,
                article.id().text(),
                article.server(),
                article.subject(),
                article.newsgroups(),
                article.sent().getEpochSecond());
          });
          tell.accept(new StoreChange.BodiesStored(List.of(article.id())));
          return Marks.done();
        });
  }

  /** Whether the person posted this article from here. */
  public CompletableFuture<Boolean> isOwn(MessageId id) {
    return threads.read(
        files -> files.user().exists("select 1 from sent where msgid = ?", id.text()));
  }

  /** The newest first. */
  public CompletableFuture<List<SentArticle>> newest(int limit) {
    return threads.read(files ->
        files
            .user()
            .list(
                """
                select msgid, server, subject, newsgroups, sent from sent
                order by sent desc, id desc limit ?\
                """,
                row ->
                    new SentArticle(
                        new MessageId(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochSecond(row.getLong(5))),
                limit));
  }
}
