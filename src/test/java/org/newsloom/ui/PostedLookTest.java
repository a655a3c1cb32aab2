package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.newsloom.sync.FetchResult;

final class PostedLookTest {
  private static final List<Duration> AT_ONCE =
      List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

  private final AtomicInteger looks = new AtomicInteger();
  private final CompletableFuture<Void> last = new CompletableFuture<>();

  private int looksWith(long... added) {
    Deque<Long> answers = new ArrayDeque<>();
    for (long one : added) {
      answers.add(one);
    }
    new PostedLook(
            _ -> {
              looks.incrementAndGet();
              long now = answers.remove();
              if (answers.isEmpty() || now > 0) {
                last.complete(null);
              }
              return CompletableFuture.completedFuture(
                  new FetchResult(FakeNews.group("misc.test"), now, 9, 9, 0, Duration.ZERO));
            },
            AT_ONCE)
        .lookFor(FakeNews.group("misc.test"));
    last.orTimeout(60, TimeUnit.SECONDS).join();
    return looks.get();
  }

  @Test
  void endsWithTheFirstLookThatBringsSomething() {
    assertThat(looksWith(0, 1, 0)).isEqualTo(2);
  }

  @Test
  void givesUpAfterTheLastPause() {
    assertThat(looksWith(0, 0, 0)).isEqualTo(3);
  }
}
