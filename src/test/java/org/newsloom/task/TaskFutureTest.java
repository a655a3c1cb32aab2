package org.newsloom.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TaskFutureTest {
  @Test
  void refusesToWaitOnTheThreadOfTheUserInterface() {
    TaskFuture<String> future = new TaskFuture<>();
    future.complete("done");
    try (UiThread.Claim claim = UiThread.claim()) {
      assertThat(claim).isNotNull();
      assertThatThrownBy(future::join).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(future::get).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> future.get(1, TimeUnit.SECONDS))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(future.join()).isEqualTo("done");
  }

  @Test
  void letsTheUserInterfaceReadWhatIsThere() {
    TaskFuture<String> future = new TaskFuture<>();
    future.complete("done");
    try (UiThread.Claim claim = UiThread.claim()) {
      assertThat(claim).isNotNull();
      assertThat(future.resultNow()).isEqualTo("done");
      assertThat(future.getNow("absent")).isEqualTo("done");
    }
  }

  @Test
  void guardsTheStagesThatFollow() {
    CompletableFuture<Integer> length = new TaskFuture<String>().thenApply(String::length);
    try (UiThread.Claim claim = UiThread.claim()) {
      assertThat(claim).isNotNull();
      assertThatThrownBy(length::join).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void doesNotMindOtherThreads() throws Exception {
    try (UiThread.Claim claim = UiThread.claim()) {
      assertThat(claim).isNotNull();
      TaskFuture<String> future = new TaskFuture<>();
      future.complete("done");
      TaskFuture<Boolean> seen = new TaskFuture<>();
      Thread other = Thread.ofVirtual().start(() -> seen.complete("done".equals(future.join())));
      other.join();
      assertThat(seen.resultNow()).isTrue();
    }
  }

  @Test
  void takesOverTheOutcomeOfAPlainFuture() {
    CompletableFuture<String> good = new CompletableFuture<>();
    CompletableFuture<String> bad = new CompletableFuture<>();
    TaskFuture<String> guardedGood = TaskFuture.guarding(good);
    TaskFuture<String> guardedBad = TaskFuture.guarding(bad);
    good.complete("text");
    bad.completeExceptionally(new IllegalStateException("cut"));
    assertThat(guardedGood.resultNow()).isEqualTo("text");
    assertThat(guardedBad.exceptionNow()).hasMessage("cut");
  }

  @Test
  void cancelsThePlainFutureBehindIt() {
    CompletableFuture<String> source = new CompletableFuture<>();
    assertThat(TaskFuture.guarding(source).cancel(true)).isTrue();
    assertThat(source).isCancelled();
  }
}
