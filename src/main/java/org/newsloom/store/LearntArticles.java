package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.store.LearntArticle.Kind;
import org.newsloom.store.StoreThreads.Priority;

/** The articles that the person called junk or no junk; of each kind the newest are kept. */
public final class LearntArticles {
  /** So many of each kind; their words are all held in memory. */
  public static final int MOST = 1_000;

  private final StoreThreads threads;
  private final Clock clock;

  LearntArticles(StoreThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /** All of them. */
  public CompletableFuture<List<LearntArticle>> all() {
    return threads.read(
        files -> files.user().list("select junk, words from junk_article", LearntArticles::read));
  }

  /**
   * Learns articles anew, and forgets those without a value; all of them or none.
   *
   * @return what was known of them before
   */
  public CompletableFuture<Map<MessageId, Optional<LearntArticle>>> learn(
      Map<MessageId, Optional<LearntArticle>> articles) {
    Map<MessageId, Optional<LearntArticle>> wanted = new LinkedHashMap<>(articles);
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          return user.transaction(() -> {
            Map<MessageId, Optional<LearntArticle>> before = new HashMap<>();
            for (Map.Entry<MessageId, Optional<LearntArticle>> entry : wanted.entrySet()) {
              String id = entry.getKey().text();
              before.put(
                  entry.getKey(),
                  user.first(
                      "select junk, words from junk_article where msgid = ?",
                      LearntArticles::read,
                      id));
              if (entry.getValue().isPresent()) {
                user.run(
                    """
                    insert or replace into junk_article(msgid, junk, words, since)
                    values(?,?,?,?)\
                    """,
                    id,
                    number(entry.getValue().get().kind()),
                    String.join(" ", entry.getValue().get().words()),
                    clock.instant().toEpochMilli());
              } else {
                user.run("delete from junk_article where msgid = ?", id);
              }
            }
            for (Kind kind : Kind.values()) {
              user.run(
                  """
                  delete from junk_article where msgid in (
                    select msgid from junk_article where junk = ?
                    order by since desc, msgid limit -1 offset ?)\
                  """,
                  number(kind),
                  MOST);
            }
            return before;
          });
        });
  }

  private static int number(Kind kind) {
    return kind == Kind.JUNK ? 1 : 0;
  }

  private static LearntArticle read(ResultSet row) throws SQLException {
    String words = row.getString(2);
    return new LearntArticle(
        row.getInt(1) == 1 ? Kind.JUNK : Kind.GOOD,
        words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1)));
  }
}
