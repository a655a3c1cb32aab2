package org.newsloom.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class JobsTest {
  @Test
  void runsAJobOnAVirtualThreadOfItsName() throws Exception {
    try (Jobs jobs = new Jobs(Duration.ofSeconds(5))) {
      String thread =
          jobs.submit(
                  "over news.example.org",
                  () -> Thread.currentThread().getName() + Thread.currentThread().isVirtual())
              .get(5, TimeUnit.SECONDS);
      assertThat(thread).isEqualTo("over news.example.orgtrue");
    }
  }

  @Test
  void bulkWorkStandsStillWhileAPersonWaits() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicBoolean answered = new AtomicBoolean();
    try (Jobs jobs = new Jobs(Duration.ofSeconds(5))) {
      TaskFuture<Boolean> urgent =
          jobs.submitUrgent(
              "search",
              () -> {
                answer.await();
                answered.set(true);
                return true;
              });
      TaskFuture<Boolean> bulk =
          jobs.submit(
              "headers",
              () -> {
                answer.countDown();
                jobs.giveWay();
                return answered.get();
              });

      assertThat(bulk.get(5, TimeUnit.SECONDS)).isTrue();
      assertThat(urgent.get(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void bulkWorkGoesOnBesideAQuestionThatIsNeverAnswered() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(Duration.ZERO)) {
      TaskFuture<Boolean> urgent =
          jobs.submitUrgent(
              "search",
              () -> {
                never.await();
                return true;
              });
      TaskFuture<Boolean> bulk =
          jobs.submit(
              "headers",
              () -> {
                jobs.giveWay();
                return urgent.isDone();
              });

      assertThat(bulk.get(30, TimeUnit.SECONDS)).isFalse();

      urgent.cancel(true);
      TaskFuture<Boolean> next =
          jobs.submit(
              "headers",
              () -> {
                jobs.giveWay();
                return true;
              });
      assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void failsWithWhatTheJobThrew() {
    try (Jobs jobs = new Jobs(Duration.ofSeconds(5))) {
      TaskFuture<String> future =
          jobs.submit(
              "cut",
              () -> {
                throw new IOException("link lost");
              });
      assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("link lost");
    }
  }

  @Test
  void interruptsAJobWhoseFutureIsCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(Duration.ofSeconds(5))) {
      TaskFuture<String> future =
          jobs.submit(
              "slow",
              () -> {
                begun.countDown();
                try {
                  Thread.sleep(Duration.ofMinutes(1));
                } catch (InterruptedException e) {
                  stopped.countDown();
                  throw e;
                }
                return "late";
              });
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(jobs.running()).containsExactly("slow");
      assertThat(future.cancel(true)).isTrue();
      assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void interruptsOnCloseWhatDoesNotEnd() {
    Jobs jobs = new Jobs(Duration.ZERO);
    TaskFuture<String> future =
        jobs.submit(
            "hanging",
            () -> {
              Thread.sleep(Duration.ofMinutes(1));
              return "late";
            });
    jobs.close();
    assertThat(future).isCompletedExceptionally();
    assertThat(jobs.running()).isEmpty();
  }

  @Test
  void waitsOnCloseForWhatEndsByItself() {
    Jobs jobs = new Jobs(Duration.ofSeconds(10));
    TaskFuture<String> future =
        jobs.submit(
            "posting",
            () -> {
              Thread.sleep(20);
              return "sent";
            });
    jobs.close();
    assertThat(future.resultNow()).isEqualTo("sent");
  }

  @Test
  void takesNoJobOnceClosed() {
    Jobs jobs = new Jobs(Duration.ZERO);
    jobs.close();
    assertThat(jobs.submit("late", () -> "never").exceptionNow())
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void whatCanBeDoneAnotherTimeIsInterruptedFirstAndTheOthersFinish() throws Exception {
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    Jobs jobs = new Jobs(Duration.ofMinutes(1));
    TaskFuture<String> sleeper =
        jobs.submitBackground(
            "now and then",
            () -> {
              try {
                asleep.countDown();
                Thread.sleep(Duration.ofHours(1));
                return "slept";
              } finally {
                woken.countDown();
              }
            });
    asleep.await();
    TaskFuture<String> other =
        jobs.submit(
            "in the middle of something",
            () -> {
              woken.await();
              return "whole";
            });

    jobs.close();

    assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo("whole");
    assertThat(sleeper).isCancelled();
    assertThat(jobs.running()).isEmpty();
  }
}
