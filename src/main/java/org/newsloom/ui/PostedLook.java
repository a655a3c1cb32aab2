package org.newsloom.ui;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.newsloom.reading.Fetching;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/**
 * Looks for what was just posted, so that the writer sees it in its thread without a key pressed.
 * Servers list an article some seconds after they took it: a look that brings nothing is repeated a
 * few times. It says nothing; the usual looks mend what fails.
 */
final class PostedLook {
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));

  private final Function<ServerGroup, CompletableFuture<FetchResult>> fetch;
  private final List<Duration> pauses;

  PostedLook(Fetching fetching) {
    this(group -> fetching.headers(group, new FetchRange.Newer()), PAUSES);
  }

  /** With other pauses before each look, for tests. */
  PostedLook(Function<ServerGroup, CompletableFuture<FetchResult>> fetch, List<Duration> pauses) {
    this.fetch = fetch;
    this.pauses = List.copyOf(pauses);
  }

  /** Begins to look; never waits. */
  void lookFor(ServerGroup group) {
    look(group, 0);
  }

  private void look(ServerGroup group, int turn) {
    if (turn < pauses.size()) {
      CompletableFuture.delayedExecutor(pauses.get(turn).toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> {
            var _ =
                fetch
                    .apply(group)
                    .thenAccept(result -> {
                      if (result.added() == 0) {
                        look(group, turn + 1);
                      }
                    });
          });
    }
  }
}
