package org.newsloom.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Looks for new articles in the subscribed groups from time to time. A server in trouble is left
 * alone for a while, longer each time; the others are asked all the same.
 */
public final class Refresh implements AutoCloseable {
  private static final Duration LONGEST_REST = Duration.ofMinutes(30);

  private final Store store;
  private final ServerConnections connections;
  private final Function<ServerGroup, ? extends Future<?>> look;
  private final Runnable ended;
  private final Supplier<Duration> every;
  private final Jobs jobs;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Map<String, Rest> resting = new HashMap<>();
  private @Nullable Future<?> running;

  /** Until when a server is left alone, after how many failures. */
  private record Rest(Instant until, int failures) {
    /** No rest is that long: where it looks so, the clock was set back since it began. */
    boolean isOver(Instant now) {
      return !now.isBefore(until) || now.plus(LONGEST_REST.multipliedBy(2)).isBefore(until);
    }
  }

  /**
   * Stands still until {@link #start}.
   *
   * @param look fetches what is new in a group
   * @param ended is run after each look through all groups
   * @param every the time between two looks, asked for before each; zero or less for never
   */
  public Refresh(
      Store store,
      ServerConnections connections,
      Function<ServerGroup, ? extends Future<?>> look,
      Runnable ended,
      Supplier<Duration> every,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.look = look;
    this.ended = ended;
    this.every = every;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Begins to look, the first time after one interval. */
  public synchronized void start() {
    if (running == null) {
      running =
          jobs.submit(
              "look for new articles",
              () -> {
                while (true) {
                  Thread.sleep(pause());
                  if (!every.get().isZero() && !connections.isOffline()) {
                    lookEverywhere();
                  }
                }
              });
    }
  }

  /** Looks no more. */
  @Override
  public synchronized void close() {
    if (running != null) {
      running.cancel(true);
      running = null;
    }
  }

  /** Looks once through all subscribed groups, on the calling thread. */
  void lookEverywhere() throws InterruptedException {
    List<SubscriptionRecord> groups = Waiting.on(store.subscriptions().all());
    for (SubscriptionRecord subscription : groups) {
      String server = subscription.group().server();
      if (server.equals(LocalArticles.SERVER)) {
        continue;
      }
      Rest rest = resting.get(server);
      if (rest == null || rest.isOver(clock.instant())) {
        lookInto(new ServerGroup(server, subscription.group().group()));
      }
    }
    ended.run();
  }

  private void lookInto(ServerGroup group) throws InterruptedException {
    try {
      look.apply(group).get();
      resting.remove(group.server());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerProblemException problem
          && problem.problem().kind() != ServerProblem.Kind.NO_SUCH_GROUP) {
        int failures = resting.getOrDefault(group.server(), new Rest(Instant.MIN, 0)).failures();
        long seconds = Math.min(LONGEST_REST.toSeconds(), 60L << Math.min(failures, 10));
        long jitter = random.nextLong(seconds / 4 + 1);
        resting.put(
            group.server(), new Rest(clock.instant().plusSeconds(seconds + jitter), failures + 1));
      }
    }
  }

  /** A little earlier or later than the next reader with the same settings. */
  private Duration pause() {
    Duration wanted = every.get();
    if (wanted.isZero() || wanted.isNegative()) {
      return Duration.ofMinutes(1);
    }
    return Duration.ofMillis((long) (wanted.toMillis() * (0.9 + random.nextDouble() * 0.2)));
  }
}
