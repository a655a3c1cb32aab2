package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.newsloom.sync.ServerGroup;

/** Counts are told in the order in which they came about. */
final class CountsInOrderTest {
  private static final ServerGroup A = Desk.group("sample", "misc.a");
  private static final ServerGroup B = Desk.group("sample", "misc.b");
  private static final ServerGroup C = Desk.group("sample", "misc.c");

  private final List<List<ServerGroup>> asked = new ArrayList<>();
  private final List<CompletableFuture<List<SubscribedGroup>>> answers = new ArrayList<>();
  private final List<SubscribedGroup> told = new ArrayList<>();
  private final CountsInOrder counts =
      new CountsInOrder(
          groups -> {
            asked.add(groups);
            answers.add(new CompletableFuture<>());
            return answers.getLast();
          },
          told::add);

  private static SubscribedGroup line(ServerGroup group, long unread) {
    return new SubscribedGroup(group, "", unread, 9, true);
  }

  @Test
  void theNextAreAskedForWhenThoseBeforeAreTold() {
    counts.ask(Set.of(A));
    counts.ask(List.of(A, B));
    counts.ask(List.of(B, C));
    assertThat(asked).containsExactly(List.of(A));
    answers.getFirst().complete(List.of(line(A, 1)));
    assertThat(asked).containsExactly(List.of(A), List.of(A, B, C));
    answers.getLast().complete(List.of(line(A, 2), line(B, 3), line(C, 4)));
    assertThat(told).containsExactly(line(A, 1), line(A, 2), line(B, 3), line(C, 4));
    counts.ask(Set.of(C));
    assertThat(asked).last().isEqualTo(List.of(C));
    assertThat(asked).hasSize(3);
  }

  @Test
  void countsThatCannotBeHadDoNotStopTheNext() {
    counts.ask(Set.of(A));
    counts.ask(Set.of(B));
    answers.getFirst().completeExceptionally(new IllegalStateException("The disk is gone."));
    assertThat(asked).containsExactly(List.of(A), List.of(B));
    answers.getLast().complete(List.of(line(B, 5)));
    assertThat(told).containsExactly(line(B, 5));
  }

  @Test
  void nothingIsAskedForNothing() {
    counts.ask(Set.of());
    assertThat(asked).isEmpty();
  }
}
