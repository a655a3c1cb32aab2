package org.newsloom.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.store.StoreThreads.Priority;

/** Where the person hung articles, whatever these say of their ancestors. */
public final class ThreadLinks {
  private final StoreThreads threads;
  private final Clock clock;

  ThreadLinks(StoreThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Where an article hangs by hand.
   *
   * @param article the article
   * @param above what it hangs below; empty where it begins a thread
   */
  public record ThreadLink(MessageId article, Optional<MessageId> above) {}

  /** All of them, by article. */
  public CompletableFuture<Map<MessageId, ThreadLink>> all() {
    return threads.read(files -> {
      Map<MessageId, ThreadLink> links = new HashMap<>();
      files
          .user()
          .list(
              "select msgid, parent from thread_link",
              row -> {
                MessageId article = new MessageId(row.getString(1));
                String above = row.getString(2);
                return links.put(
                    article,
                    new ThreadLink(
                        article,
                        above.isEmpty() ? Optional.empty() : Optional.of(new MessageId(above))));
              });
      return links;
    });
  }

  /** Hangs articles elsewhere, all of them or none. */
  public CompletableFuture<Void> put(List<ThreadLink> links) {
    return change(links, List.of());
  }

  /**
   * Hangs some articles elsewhere and others where they say themselves that they belong, all of
   * them or none.
   */
  public CompletableFuture<Void> change(List<ThreadLink> links, List<MessageId> forgotten) {
    List<ThreadLink> wanted = List.copyOf(links);
    List<MessageId> gone = List.copyOf(forgotten);
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          int changed =
              files
                  .user()
                  .transaction(() -> {
                    for (MessageId article : gone) {
                      files.user().run("delete from thread_link where msgid = ?", article.text());
                    }
                    for (ThreadLink link : wanted) {
                      files
                          .user()
                          .run(
                              """
                              insert or replace into thread_link(msgid, parent, since)
                              values(?,?,?)\
                              """,
                              link.article().text(),
                              link.above().map(MessageId::text).orElse(""),
                              clock.instant().getEpochSecond());
                    }
                    return gone.size() + wanted.size();
                  });
          if (changed > 0) {
            tell.accept(new StoreChange.ThreadsLinked());
          }
          return Marks.done();
        });
  }
}
