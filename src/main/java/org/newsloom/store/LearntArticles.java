package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
   * What was known of an article, and since when.
   *
   * @param since in milliseconds; what is older is forgotten first
   */
  private record Known(LearntArticle article, long since) {}

  /** What a lesson changed, for {@link #undo}. */
  public static final class Lesson {
    private final Map<MessageId, Optional<Known>> before;

    private Lesson(Map<MessageId, Optional<Known>> before) {
      this.before = before;
    }

    /** What an article was called before; empty where it was called nothing. */
    public Optional<Kind> before(MessageId id) {
      return before.getOrDefault(id, Optional.empty()).map(known -> known.article().kind());
    }
  }

  /** Learns articles anew, all of them or none; what is too old then is forgotten. */
  public CompletableFuture<Lesson> learn(Map<MessageId, LearntArticle> articles) {
    Map<MessageId, LearntArticle> wanted = new LinkedHashMap<>(articles);
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          // Later than what was learnt before, also where the clock was set back: else this would
          // be forgotten first.
          long newest = user.number("select max(since) from junk_article").orElse(0);
          long now = Math.max(clock.instant().toEpochMilli(), newest + 1);
          Map<MessageId, Optional<Known>> known = new LinkedHashMap<>();
          wanted.forEach((id, article) -> known.put(id, Optional.of(new Known(article, now))));
          return change(user, known);
        });
  }

  /** Knows again what was known before a lesson, and no more; what it pushed out too. */
  public CompletableFuture<Lesson> undo(Lesson lesson) {
    return threads.write(Priority.USER, (files, tell) -> change(files.user(), lesson.before));
  }

  private static Lesson change(Db user, Map<MessageId, Optional<Known>> wanted)
      throws SQLException {
    return user.transaction(() -> {
      Map<MessageId, Optional<Known>> before = new LinkedHashMap<>();
      for (Map.Entry<MessageId, Optional<Known>> entry : wanted.entrySet()) {
        String id = entry.getKey().text();
        before.put(
            entry.getKey(),
            user.first(
                "select junk, words, since from junk_article where msgid = ?",
                LearntArticles::known,
                id));
        if (entry.getValue().isPresent()) {
          Known known = entry.getValue().get();
          user.run(
              "insert or replace into junk_article(msgid, junk, words, since) values(?,?,?,?)",
              id,
              number(known.article().kind()),
              String.join(" ", known.article().words()),
              known.since());
        } else {
          user.run("delete from junk_article where msgid = ?", id);
        }
      }
      for (Kind kind : Kind.values()) {
        forgetOldest(user, kind, before);
      }
      return new Lesson(before);
    });
  }

  private static void forgetOldest(Db user, Kind kind, Map<MessageId, Optional<Known>> before)
      throws SQLException {
    List<Map.Entry<String, Known>> tooMany =
        user.list(
            """
            select junk, words, since, msgid from junk_article where junk = ?
            order by since desc, msgid limit -1 offset ?\
            """,
            row -> Map.entry(row.getString(4), known(row)),
            number(kind),
            MOST);
    for (Map.Entry<String, Known> entry : tooMany) {
      before.putIfAbsent(new MessageId(entry.getKey()), Optional.of(entry.getValue()));
      user.run("delete from junk_article where msgid = ?", entry.getKey());
    }
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

  private static Known known(ResultSet row) throws SQLException {
    return new Known(read(row), row.getLong(3));
  }
}
