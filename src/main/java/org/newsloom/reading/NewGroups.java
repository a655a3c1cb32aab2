package org.newsloom.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.Store;
import org.newsloom.store.StoreException;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.sync.GroupListSync;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Asks the servers soon after the start and once a day for newsgroups that are new there (RFC 3977
 * section 7.3), and tells of those that were not in the list here. A server whose list was never
 * fetched is not asked: to its reader all of them are new.
 */
public final class NewGroups {
  private static final Logger LOG = System.getLogger(NewGroups.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final Duration EVERY = Duration.ofHours(24);

  private final Store store;
  private final GroupListSync lists;
  private final BooleanSupplier isQuiet;
  private final Changes changes;
  private final Jobs jobs;

  /**
   * Asks nobody until {@link #start}.
   *
   * @param isQuiet whether the reader wants no server to be asked by itself
   * @param changes are told what is new, server by server
   */
  public NewGroups(
      Store store, GroupListSync lists, BooleanSupplier isQuiet, Changes changes, Jobs jobs) {
    this.store = store;
    this.lists = lists;
    this.isQuiet = isQuiet;
    this.changes = changes;
    this.jobs = jobs;
  }

  /** Asks soon, and once a day from then on. */
  public void start() {
    var _ =
        jobs.submitBackground(
            "look for new newsgroups",
            () -> {
              TimeUnit.MILLISECONDS.sleep(FIRST.toMillis());
              while (true) {
                try {
                  var _ = askAll();
                } catch (StoreException e) {
                  LOG.log(Level.DEBUG, "new newsgroups", e);
                }
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
              }
            });
  }

  /** Asks once now; gives how many newsgroups are new. */
  public CompletableFuture<Integer> look() {
    return jobs.submit("look for new newsgroups", this::askAll);
  }

  private int askAll() throws InterruptedException {
    int found = 0;
    for (String server : Waiting.on(store.servers().names())) {
      if (!server.equals(LocalArticles.SERVER)
          && !isQuiet.getAsBoolean()
          && Waiting.on(store.groups().listed(server)).isPresent()) {
        found += ask(server);
      }
    }
    return found;
  }

  private int ask(String server) throws InterruptedException {
    List<Newsgroup> fresh;
    try {
      fresh = lists.newGroups(server).get();
    } catch (ExecutionException e) {
      // Nobody waits for this; what is new today is new tomorrow.
      LOG.log(Level.DEBUG, "new newsgroups of " + server, e);
      return 0;
    }
    List<GroupRef> subscribed =
        Waiting.on(store.subscriptions().all()).stream().map(SubscriptionRecord::group).toList();
    List<ServerGroup> news =
        fresh.stream()
            .map(group -> new GroupRef(server, group))
            .filter(group -> !subscribed.contains(group))
            .map(Refs::of)
            .toList();
    if (!news.isEmpty()) {
      changes.tell(new Change.GroupsAppeared(server, news));
    }
    return news.size();
  }
}
