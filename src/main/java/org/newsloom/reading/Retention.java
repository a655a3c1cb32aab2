package org.newsloom.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.KeepRule;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LinkedHeaders;
import org.newsloom.store.SentArticle;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Lets go of articles that are older than the reader wants to keep, header and body: in small steps
 * behind everything else. What is flagged, what stands in a watched thread and what the reader
 * wrote stays whatever its age; read marks stay too, and what went is not fetched again.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final Duration EVERY = Duration.ofHours(6);

  /** How long the text of an article stays that has no header here, once any rule lets go. */
  private static final Duration ALONE = Duration.ofDays(30);

  private final Store store;
  private final ThreadLists lists;
  private final Supplier<KeepRule> usual;
  private final Jobs jobs;
  private final Clock clock;
  private @Nullable Future<?> running;

  /**
   * Stands still until {@link #start} or {@link #apply}.
   *
   * @param usual the rule of newsgroups that have none of their own
   */
  public Retention(
      Store store, ThreadLists lists, Supplier<KeepRule> usual, Jobs jobs, Clock clock) {
    this.store = store;
    this.lists = lists;
    this.usual = usual;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** How many articles of a newsgroup a rule would let go now. */
  public CompletableFuture<Long> wouldGo(ServerGroup group, KeepRule rule) {
    return rule.kind() == KeepRule.Kind.ALL
        ? CompletableFuture.completedFuture(0L)
        : jobs.submit("look at old articles", () -> old(Refs.of(group), rule).count());
  }

  /** Looks after all subscribed newsgroups soon, and now and then from then on. */
  public synchronized void start() {
    if (running == null && !store.isReadOnly()) {
      running =
          jobs.submitBackground(
              "retention",
              () -> {
                TimeUnit.MILLISECONDS.sleep(FIRST.toMillis());
                while (true) {
                  try {
                    letGoEverywhere();
                  } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "Old articles could not be let go; tried later.", e);
                  }
                  TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
                }
              });
    }
  }

  /** Applies the rules now; gives how many articles went. */
  public CompletableFuture<Long> apply() {
    return jobs.submit("retention", this::letGoEverywhere);
  }

  private long letGoEverywhere() throws InterruptedException {
    long gone = 0;
    boolean keepsAll = true;
    for (SubscriptionRecord one : Waiting.on(store.subscriptions().all())) {
      if (Refs.of(one.group()).isLocal()) {
        continue; // imported by hand, and nowhere else to be had
      }
      KeepRule rule = GroupSettings.parse(one.settings()).keep().orElseGet(usual);
      keepsAll &= rule.kind() == KeepRule.Kind.ALL;
      gone += rule.kind() == KeepRule.Kind.ALL ? 0 : letGo(one.group(), rule);
    }
    int bodies =
        keepsAll ? 0 : Waiting.on(store.bodies().expireWithoutHeader(clock.instant().minus(ALONE)));
    if (gone + bodies > 0) {
      Waiting.on(store.giveBackSpace());
    }
    return gone;
  }

  private long letGo(GroupRef group, KeepRule rule) throws InterruptedException {
    NumberRanges old = old(group, rule);
    if (old.isEmpty()) {
      return 0;
    }
    NumberRanges here = Waiting.on(store.bodies().numbersWithBody(group));
    NumberRanges withBody = here.minus(here.minus(old));
    List<MessageId> bodies =
        new ArrayList<>(Waiting.on(store.headers().ids(group, numbers(withBody))).values());
    long gone = Waiting.on(store.headers().expire(group, old));
    Waiting.on(store.bodies().expire(bodies));
    return gone;
  }

  private static List<Long> numbers(NumberRanges ranges) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < ranges.rangeCount(); i++) {
      for (long number = ranges.low(i); number <= ranges.high(i); number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** The numbers of the articles that go. */
  private NumberRanges old(GroupRef group, KeepRule rule) throws InterruptedException {
    LinkedHeaders linked = Waiting.on(store.headers().linkedHeaders(group));
    GroupHeaders headers = linked.headers();
    Rows rows = new RowBuilder(store.headers(), linked, ThreadListOptions.USUAL).build();
    ThreadMarks marks = new ThreadMarks(headers, rows, lists.sets(group));
    NumberRanges own = own(group);
    long since = clock.instant().minus(Duration.ofDays(rule.amount())).getEpochSecond();
    NumberRanges.Builder old = new NumberRanges.Builder();
    for (int i = 0; i < headers.size(); i++) {
      boolean past =
          rule.kind() == KeepRule.Kind.DAYS
              ? headers.date()[i] < since
              : i < headers.size() - rule.amount();
      long number = headers.number()[i];
      int row = rows.rowOfHeader[i];
      if (past && !marks.isFlagged(row) && !marks.isWatched(row) && !own.contains(number)) {
        old.add(number, number);
      }
    }
    return old.build();
  }

  private NumberRanges own(GroupRef group) throws InterruptedException {
    Set<Long> keys = new HashSet<>();
    for (SentArticle sent : Waiting.on(store.sent().newest(Integer.MAX_VALUE))) {
      keys.add(store.headers().key(sent.id()));
    }
    return keys.isEmpty() ? NumberRanges.EMPTY : Waiting.on(store.headers().numbers(group, keys));
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.cancel(true);
      running = null;
    }
  }
}
