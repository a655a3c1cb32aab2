package org.newsloom.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.language.Languages;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.IndexedBody;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.store.Withdrawal;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Puts the text of stored bodies into the index, a few at a time, behind everything else. The queue
 * is the store's own: what was not indexed before the program ended is the next time.
 */
public final class BodyIndexing implements AutoCloseable {
  private static final Logger LOG = System.getLogger(BodyIndexing.class.getName());
  private static final int AT_ONCE = 2_048;
  private static final String CANCEL = "cancel ";

  private final Store store;
  private final ArticleParser parser;
  private final BodyTags tags;
  private final ChangeFeed feed;
  private final Jobs jobs;
  private final Semaphore work = new Semaphore(1);
  private final Runnable listening;
  private @Nullable Future<?> running;

  /** Stands still until {@link #start} or {@link #finish}. */
  public BodyIndexing(
      Store store, ArticleParser parser, Languages languages, ChangeFeed feed, Jobs jobs) {
    this.tags = new BodyTags(languages);
    this.store = store;
    this.parser = parser;
    this.feed = feed;
    this.jobs = jobs;
    this.listening =
        store.listen(change -> {
          if (change instanceof StoreChange.BodiesStored && work.availablePermits() == 0) {
            work.release();
          }
        });
  }

  /** Indexes what waits, and from then on whatever comes. */
  public synchronized void start() {
    if (running == null && !store.isReadOnly()) {
      running =
          jobs.submit(
              "index of bodies",
              () -> {
                while (true) {
                  work.acquire();
                  // Bodies come one by one; a moment's patience makes one transaction of many.
                  TimeUnit.MILLISECONDS.sleep(200);
                  work.drainPermits();
                  try {
                    indexAll();
                  } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "Bodies could not be indexed; tried again later.", e);
                  }
                }
              });
    }
  }

  /** Indexes everything that waits now; gives how many bodies that were. */
  public CompletableFuture<Long> finish() {
    return jobs.submit("index of bodies", this::indexAll);
  }

  @Override
  public synchronized void close() {
    listening.run();
    if (running != null) {
      running.cancel(true);
      running = null;
    }
  }

  private long indexAll() throws InterruptedException {
    long all = 0;
    while (true) {
      jobs.giveWay();
      int done = Waiting.on(store.bodies().indexPending(AT_ONCE, this::indexed));
      if (done == 0) {
        return all;
      }
      all += done;
      feed.offer(new Change.BodiesIndexed(Waiting.on(store.bodies().pending())));
    }
  }

  private IndexedBody indexed(byte[] octets) {
    Article article = parser.parse(octets);
    return new IndexedBody(article.text(), tags.of(article), withdrawal(article));
  }

  private static Optional<Withdrawal> withdrawal(Article article) {
    Optional<MessageId> superseded = article.header("Supersedes").flatMap(MessageId::parse);
    Optional<MessageId> cancelled =
        article
            .header("Control")
            .map(String::strip)
            .filter(control -> control.regionMatches(true, 0, CANCEL, 0, CANCEL.length()))
            .flatMap(control -> MessageId.parse(control.substring(CANCEL.length()).strip()));
    Withdrawal.Kind kind =
        superseded.isPresent() ? Withdrawal.Kind.SUPERSEDED : Withdrawal.Kind.CANCELLED;
    return superseded
        .or(() -> cancelled)
        .filter(old -> !article.id().equals(Optional.of(old)))
        .flatMap(old -> article.id().map(by -> new Withdrawal(kind, old, by)));
  }
}
