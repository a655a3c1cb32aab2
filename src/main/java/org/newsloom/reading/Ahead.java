package org.newsloom.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;

/**
 * Articles that will probably be read next, fetched one after the other in the background: first
 * those on screen, then those of the last days. A new screen takes the place of the old one.
 */
final class Ahead {
  private static final int MOST = 5_000;
  private static final int AT_ONCE = 8;

  private final BodyFetch bodies;
  private final Jobs jobs;
  private Set<MessageId> onScreen = new LinkedHashSet<>();
  private final Deque<MessageId> recent = new ArrayDeque<>();
  private final Set<MessageId> queued = new HashSet<>();
  private @Nullable Future<?> running;

  Ahead(BodyFetch bodies, Jobs jobs) {
    this.bodies = bodies;
    this.jobs = jobs;
  }

  synchronized void screen(Collection<MessageId> ids) {
    onScreen = new LinkedHashSet<>(ids);
    run();
  }

  synchronized void recent(Collection<MessageId> ids) {
    for (MessageId id : ids) {
      if (recent.size() < MOST && queued.add(id)) {
        recent.add(id);
      }
    }
    run();
  }

  /** Forgets everything that waits, for one who goes offline. */
  synchronized void clear() {
    onScreen.clear();
    recent.clear();
    queued.clear();
    if (running != null) {
      running.cancel(true);
    }
  }

  private void run() {
    if (running == null || running.isDone()) {
      Callable<Integer> work = this::fetchAll;
      running = jobs.submit("articles ahead of the reader", work);
    }
  }

  private int fetchAll() throws InterruptedException {
    int rounds = 0;
    while (true) {
      List<MessageId> some = next();
      if (some.isEmpty()) {
        return rounds;
      }
      try {
        Futures.joined(bodies.ahead(some));
        rounds++;
      } catch (ServerProblemException e) {
        // Whoever opens an article will hear of the trouble; nobody waits for these.
        synchronized (this) {
          onScreen.clear();
          recent.clear();
          queued.clear();
        }
      }
    }
  }

  private synchronized List<MessageId> next() {
    List<MessageId> some = new ArrayList<>();
    var first = onScreen.iterator();
    while (first.hasNext() && some.size() < AT_ONCE) {
      some.add(first.next());
      first.remove();
    }
    while (some.size() < AT_ONCE && !recent.isEmpty()) {
      MessageId id = recent.poll();
      queued.remove(id);
      some.add(id);
    }
    if (some.isEmpty()) {
      running = null;
    }
    return some;
  }
}
