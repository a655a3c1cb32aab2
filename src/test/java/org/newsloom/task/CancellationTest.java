package org.newsloom.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsTheActionsInOrderAndOnce() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));
    cancellation.cancel();
    cancellation.cancel();
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void runsAnActionThatComesLateAtOnce() {
    cancellation.cancel();
    cancellation.onCancel(() -> ran.add("late"));
    assertThat(ran).containsExactly("late");
  }

  @Test
  void forgetsAnActionThatWasTakenBack() {
    Runnable action = () -> ran.add("twice given");
    cancellation.onCancel(action);
    cancellation.onCancel(action).close();
    cancellation.cancel();
    assertThat(ran).containsExactly("twice given");
  }

  @Test
  void runsAllActionsThoughOneFails() {
    cancellation.onCancel(() -> {
      throw new IllegalStateException("socket");
    });
    cancellation.onCancel(() -> ran.add("after"));
    assertThatThrownBy(cancellation::cancel).hasMessage("socket");
    assertThat(ran).containsExactly("after");
  }

  @Test
  void throwsBetweenTwoStepsOnlyOnceCancelled() {
    assertThatCode(cancellation::throwIfCancelled).doesNotThrowAnyException();
    cancellation.cancel();
    assertThat(cancellation.isCancelled()).isTrue();
    assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancellationException.class);
  }
}
