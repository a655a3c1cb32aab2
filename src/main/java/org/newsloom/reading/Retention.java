package org.newsloom.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.DateCode;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.KeepRule;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.store.BodyExpiry;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LinkedHeaders;
import org.newsloom.store.SentArticle;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.store.ThreadMark;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Lets go of articles that are older than the reader wants to keep, header and body: in small steps
 * behind everything else. What is flagged, what stands in a watched thread and what the reader
 * wrote stays whatever its age; read marks stay too, and what went is not fetched again. While the
 * clock is in doubt nothing is old. Where texts take up more room than the reader gives them, those
 * that came first go without their headers.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final Duration EVERY = Duration.ofHours(6);

  /** How long the text of an article stays that has no header here, once any rule lets go. */
  private static final Duration ALONE = Duration.ofDays(30);

  private static final long MEGABYTE = 1_000_000;

  private final Store store;
  private final ThreadLists lists;
  private final Supplier<ReadingSettings> settings;
  private final Jobs jobs;
  private final Clock clock;
  private @Nullable Future<?> running;

  /**
   * Stands still until {@link #start} or {@link #apply}.
   *
   * @param settings the rule of newsgroups that have none of their own, and how many texts stay
   */
  public Retention(
      Store store, ThreadLists lists, Supplier<ReadingSettings> settings, Jobs jobs, Clock clock) {
    this.store = store;
    this.lists = lists;
    this.settings = settings;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** How many articles of a newsgroup a rule would let go now. */
  public CompletableFuture<Long> wouldGo(ServerGroup group, KeepRule rule) {
    return rule.kind() == KeepRule.Kind.ALL
        ? CompletableFuture.completedFuture(0L)
        : jobs.submit("look at old articles", () -> old(Refs.of(group), rule).count());
  }

  /** Looks after all newsgroups soon, and now and then from then on. */
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
    ReadingSettings now = settings.get();
    Map<GroupRef, KeepRule> rules = rules(now.keep());
    boolean believed = Waiting.on(store.clockTrust().believes(clock.instant()));
    if (!believed) {
      LOG.log(Level.WARNING, "The clock leapt ahead: nothing is let go of by its age for now.");
    }
    long gone = 0;
    for (var one : rules.entrySet()) {
      KeepRule.Kind kind = one.getValue().kind();
      if (kind == KeepRule.Kind.NEWEST || (kind == KeepRule.Kind.DAYS && believed)) {
        gone += letGo(one.getKey(), one.getValue());
      }
    }
    int bodies = 0;
    if (believed && rules.values().stream().anyMatch(rule -> rule.kind() != KeepRule.Kind.ALL)) {
      bodies += Waiting.on(expiry().withoutHeader(clock.instant().minus(ALONE)));
    }
    if (now.textsMegabytes() > 0) {
      bodies += letGoBeyond(now, rules.keySet());
    }
    if (gone + bodies > 0) {
      Waiting.on(store.giveBackSpace());
    }
    return gone;
  }

  /** Of all newsgroups that have headers here, subscribed or not any more. */
  private Map<GroupRef, KeepRule> rules(KeepRule usual) throws InterruptedException {
    Map<GroupRef, KeepRule> rules = new LinkedHashMap<>();
    for (GroupRef group : Waiting.on(store.headers().groups())) {
      rules.put(group, usual);
    }
    for (SubscriptionRecord one : Waiting.on(store.subscriptions().all())) {
      rules.put(one.group(), GroupSettings.parse(one.settings()).keep().orElse(usual));
    }
    // Imported by hand, and nowhere else to be had.
    rules.keySet().removeIf(group -> Refs.of(group).isLocal());
    return rules;
  }

  /**
   * What was stored within the days that are fetched ahead stays: it would only be fetched again.
   */
  private int letGoBeyond(ReadingSettings now, Set<GroupRef> groups) throws InterruptedException {
    Instant before = clock.instant().minus(Duration.ofDays(now.prefetchDays()));
    Set<MessageId> watched = new HashSet<>();
    if (Waiting.on(store.marks().threadMarks()).containsValue(ThreadMark.WATCHED)) {
      for (GroupRef group : groups) {
        watched.addAll(watched(group));
      }
    }
    return Waiting.on(expiry().beyond(now.textsMegabytes() * MEGABYTE, before, watched));
  }

  private BodyExpiry expiry() {
    return store.bodies().expiry();
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
    Waiting.on(expiry().withTheirHeaders(bodies));
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
    Marked marked = Marked.of(store, lists, group);
    GroupHeaders headers = marked.headers();
    NumberRanges own = own(group);
    int since = DateCode.of(clock.instant().minus(Duration.ofDays(rule.amount())));
    NumberRanges.Builder old = new NumberRanges.Builder();
    for (int i = 0; i < headers.size(); i++) {
      boolean past =
          rule.kind() == KeepRule.Kind.DAYS
              ? headers.date()[i] < since
              : i < headers.size() - rule.amount();
      long number = headers.number()[i];
      int row = marked.row(i);
      if (past
          && !marked.marks().isFlagged(row)
          && !marked.marks().isWatched(row)
          && !own.contains(number)) {
        old.add(number, number);
      }
    }
    return old.build();
  }

  /** The articles of watched threads. */
  private Collection<MessageId> watched(GroupRef group) throws InterruptedException {
    Marked marked = Marked.of(store, lists, group);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < marked.headers().size(); i++) {
      if (marked.marks().isWatched(marked.row(i))) {
        numbers.add(marked.headers().number()[i]);
      }
    }
    return Waiting.on(store.headers().ids(group, numbers)).values();
  }

  /** A newsgroup's headers and what the reader marked among them. */
  private record Marked(GroupHeaders headers, Rows rows, ThreadMarks marks) {
    static Marked of(Store store, ThreadLists lists, GroupRef group) throws InterruptedException {
      LinkedHeaders linked = Waiting.on(store.headers().linkedHeaders(group));
      Rows rows =
          new RowBuilder(store, linked, HandLinks.now(store), Scores.NONE, ThreadListOptions.USUAL)
              .build();
      return new Marked(
          linked.headers(), rows, new ThreadMarks(linked.headers(), rows, lists.sets(group)));
    }

    int row(int header) {
      return rows.rowOfHeader[header];
    }
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
