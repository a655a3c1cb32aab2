package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.ListedGroup;

final class SubscribeModelTest {
  private final LocalGroups groups = new LocalGroups();
  private final SubscribeModel model = new SubscribeModel(groups, Runnable::run, Runnable::run);

  @Test
  void filtersFortyThousandGroups() {
    groups.lookup = LocalGroups.many(40_000);
    model.server().set("Example");
    assertThat(model.summary().get()).isEqualTo("40,000 newsgroups");
    model.filter().set("garden");
    assertThat(model.found().get())
        .extracting(it -> it.group().group().name())
        .containsExactly("rec.gardens", "rec.gardens.roses");
    assertThat(model.summary().get()).isEqualTo("2 of 40,000 newsgroups");
  }

  @Test
  void fetchesTheListWhereThereIsNone() {
    model.server().set("Example");
    assertThat(model.fetching().get()).isTrue();
    groups.refreshed.complete(LocalGroups.many(7));
    assertThat(model.fetching().get()).isFalse();
    assertThat(model.found().get()).hasSize(7);
  }

  @Test
  void endsTheFetchOnCancel() {
    model.server().set("Example");
    model.cancel();
    assertThat(groups.refreshed).isCancelled();
    assertThat(model.fetching().get()).isFalse();
    assertThat(model.failure().get()).isEmpty();
  }

  @Test
  void tellsWhyTheListDidNotCome() {
    model.server().set("Example");
    groups.refreshed.completeExceptionally(new IllegalStateException("The link was cut."));
    assertThat(model.failure().get().orElseThrow().sentence()).isEqualTo("The link was cut.");
  }

  @Test
  void subscribesAndUnsubscribes() {
    groups.lookup = LocalGroups.many(7);
    model.server().set("Example");
    ListedGroup group = model.found().get().getFirst();
    model.toggle(group);
    assertThat(model.isSubscribed(group)).isTrue();
    assertThat(groups.subscribed).containsExactly(group.group());
    model.toggle(group);
    assertThat(groups.subscribed).isEmpty();
  }

  @Test
  void takesBackWhatCouldNotBeSaved() {
    groups.lookup = LocalGroups.many(7);
    groups.changed = CompletableFuture.failedFuture(new IllegalStateException("The disk is full."));
    model.server().set("Example");
    ListedGroup group = model.found().get().getFirst();
    model.toggle(group);
    assertThat(model.isSubscribed(group)).isFalse();
    assertThat(model.failure().get()).isPresent();
  }

  @Test
  void dropsLateResultsOfAnOlderFilter() {
    Deque<Runnable> queued = new ArrayDeque<>();
    groups.lookup = LocalGroups.many(7);
    SubscribeModel slow = new SubscribeModel(groups, Runnable::run, queued::add);
    slow.server().set("Example");
    slow.filter().set("ja");
    slow.filter().set("rose");
    queued.removeLast().run();
    queued.forEach(Runnable::run);
    assertThat(slow.found().get())
        .extracting(it -> it.group().group().name())
        .containsExactly("rec.gardens.roses");
  }
}
