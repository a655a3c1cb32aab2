package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.store.MarkChange;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerGroup;

/**
 * Turns what the store and the connections tell into {@link Change}s, those of one kind and group
 * merged: at most ten a second reach the front end, however fast headers come.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;

  /**
   * So many headers streamed in make new ones of the group wait a millisecond longer: a list is
   * made anew at each change, and the work must not grow with the square of what streams in. A list
   * grows to about twice from one to the next, so that all of them are the work of a few.
   */
  private static final long HEADERS_A_MILLI = 60;

  private static final long SHORTEST_PAUSE_MILLIS = 300;
  private static final long LONGEST_PAUSE_MILLIS = 8_000;

  private final Changes changes;
  private final CountsInOrder counts;
  private final Runnable listening;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "changes");
        thread.setDaemon(true);
        return thread;
      });

  private final Object lock = new Object();
  private final Map<Object, Change> pending = new LinkedHashMap<>();

  /** How many headers of a group were told of lately, and when, in milliseconds. */
  private final Map<ServerGroup, Growth> growth = new HashMap<>();

  private record Growth(long headers, long told) {
    long pause() {
      return Math.clamp(headers / HEADERS_A_MILLI, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    }
  }

  private boolean scheduled;
  private @Nullable Future<?> next;
  private long last = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

  /** Listens from now on. */
  public ChangeFeed(
      Store store, ServerConnections connections, Newsgroups newsgroups, Changes changes) {
    this.changes = changes;
    this.counts =
        new CountsInOrder(newsgroups::counts, line -> changes.tell(new Change.GroupChanged(line)));
    this.listening = store.listen(this::heard);
    connections.listen(state -> offer(new Change.ConnectionChanged(state)));
  }

  /** Tells a change soon, merged with others like it. */
  void offer(Change change) {
    synchronized (lock) {
      pending.merge(keyOf(change), change, ChangeFeed::merged);
      if (scheduled) {
        return;
      }
      scheduleSoon();
    }
  }

  private void scheduleSoon() {
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last);
    schedule(Math.max(0, PAUSE_MILLIS - passed));
  }

  /** Nothing more streams into a group for now: what waits is told at once. */
  void settled(ServerGroup group) {
    synchronized (lock) {
      growth.remove(group);
      if (pending.containsKey(new Key(Change.HeadersAdded.class, group))) {
        scheduleSoon();
      }
    }
  }

  private void schedule(long millis) {
    scheduled = true;
    if (next != null) {
      next.cancel(false);
    }
    try {
      next = timer.schedule(this::tellAll, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The program ends; nobody listens any more.
    }
  }

  /** Takes what is to be told now; new headers of a group that just grew a lot wait a little. */
  private List<Change> takeDue() {
    List<Change> due = new ArrayList<>();
    synchronized (lock) {
      long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      long wait = Long.MAX_VALUE;
      for (var each = pending.values().iterator(); each.hasNext(); ) {
        Change change = each.next();
        long left = change instanceof Change.HeadersAdded headers ? left(headers, now) : 0;
        if (left > 0) {
          wait = Math.min(wait, left);
          continue;
        }
        due.add(change);
        each.remove();
      }
      scheduled = false;
      last = System.nanoTime();
      if (wait < Long.MAX_VALUE) {
        schedule(Math.max(PAUSE_MILLIS, wait));
      }
    }
    return due;
  }

  /** How long these headers still wait; notes them as told where they do not. */
  private long left(Change.HeadersAdded headers, long now) {
    Growth before = growth.get(headers.group());
    long quiet = before == null ? Long.MAX_VALUE : now - before.told();
    long left = before == null ? 0 : before.pause() - quiet;
    if (left <= 0 || headers.added() == 0) {
      long known = before == null || quiet > 2 * LONGEST_PAUSE_MILLIS ? 0 : before.headers();
      growth.put(headers.group(), new Growth(known + headers.added(), now));
      return 0;
    }
    return left;
  }

  @Override
  public void close() {
    listening.run();
    timer.shutdownNow();
  }

  private void heard(StoreChange change) {
    switch (change) {
      case StoreChange.ServersChanged any -> offer(new Change.ServersChanged());
      case StoreChange.GroupListChanged list -> offer(new Change.GroupListChanged(list.server()));
      case StoreChange.SubscriptionsChanged any -> offer(new Change.SubscriptionsChanged());
      case StoreChange.HeadersAdded headers ->
          offer(new Change.HeadersAdded(Refs.of(headers.group()), headers.count()));
      case StoreChange.HeadersRemoved headers ->
          offer(new Change.HeadersAdded(Refs.of(headers.group()), 0));
      case StoreChange.MarksChanged marks -> {
        for (MarkChange.Entry entry : marks.change().changes()) {
          offer(new Change.MarksChanged(Refs.of(entry.group())));
        }
      }
      case StoreChange.ArticleMarked one -> offer(new Change.FlagsChanged(Set.of(one.id())));
      case StoreChange.ThreadMarked one -> offer(new Change.FlagsChanged(Set.of(one.root())));
      case StoreChange.ThreadsLinked any -> offer(new Change.ThreadsLinked());
      case StoreChange.BodiesStored bodies ->
          offer(new Change.BodiesStored(Set.copyOf(bodies.ids())));
      case StoreChange.OutboxChanged any -> offer(new Change.OutboxChanged());
      case StoreChange.DraftsChanged any -> {
        // Only the composer shows drafts, and it asks for them itself.
      }
      case StoreChange.SearchesChanged any -> {
        // Saved searches are asked for when the box is opened.
      }
    }
  }

  private void tellAll() {
    List<Change> due = takeDue();
    Set<ServerGroup> counted = new HashSet<>();
    for (Change change : due) {
      switch (change) {
        case Change.HeadersAdded headers -> counted.add(headers.group());
        case Change.MarksChanged marks -> counted.add(marks.group());
        default -> {
          // Counts stay as they were.
        }
      }
      changes.tell(change);
    }
    counts.ask(counted);
  }

  private record Key(Class<?> kind, Object of) {}

  private static Object keyOf(Change change) {
    Object of =
        switch (change) {
          case Change.GroupListChanged list -> list.server();
          case Change.GroupChanged group -> group.group().group();
          case Change.HeadersAdded headers -> headers.group();
          case Change.MarksChanged marks -> marks.group();
          case Change.ConnectionChanged connection -> connection.state().server();
          case Change.FetchProgressed fetch -> fetch.group();
          case Change.FetchEnded ended -> ended.group();
          case Change.FetchFailed failed -> failed.problem().server();
          default -> "";
        };
    return new Key(change.getClass(), of);
  }

  /** Of two changes with the same key; mostly the later one says everything. */
  private static Change merged(Change earlier, Change later) {
    if (earlier instanceof Change.HeadersAdded a && later instanceof Change.HeadersAdded b) {
      return new Change.HeadersAdded(a.group(), a.added() + b.added());
    }
    if (earlier instanceof Change.FlagsChanged a && later instanceof Change.FlagsChanged b) {
      return new Change.FlagsChanged(union(a.ids(), b.ids()));
    }
    if (earlier instanceof Change.BodiesStored a && later instanceof Change.BodiesStored b) {
      return new Change.BodiesStored(union(a.ids(), b.ids()));
    }
    return later;
  }

  private static Set<MessageId> union(Set<MessageId> a, Set<MessageId> b) {
    Set<MessageId> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }
}
