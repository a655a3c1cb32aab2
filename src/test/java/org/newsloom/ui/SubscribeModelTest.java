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
  void showsWhatIsNewAndTheOthersOnWish() {
    groups.lookup = LocalGroups.many(40);
    model.server().set("Example");
    ListedGroup fresh = model.found().get().get(3);
    SubscribeModel other = new SubscribeModel(groups, Runnable::run, Runnable::run);
    assertThat(other.hasFresh()).isFalse();
    other.showFresh("Example", java.util.List.of(fresh.group()));
    assertThat(other.hasFresh()).isTrue();
    assertThat(other.found().get()).containsExactly(fresh);
    assertThat(other.summary().get()).isEqualTo("1 of 40 newsgroups");
    other.freshOnly().set(false);
    assertThat(other.found().get()).hasSize(40);
  }

  @Test
  void whatTheServerRecommendsStandsFirstUntilOneTypes() {
    groups.lookup = LocalGroups.many(40);
    model.server().set("Example");
    groups.suggested =
        CompletableFuture.completedFuture(
            java.util.stream.Stream.of("rec.gardens", "no.such.group", "comp.lang.java.moderated")
                .map(org.newsloom.article.Newsgroup::new)
                .toList());
    SubscribeModel other = new SubscribeModel(groups, Runnable::run, Runnable::run);
    other.server().set("Example");
    assertThat(other.found().get())
        .hasSize(40)
        .doesNotHaveDuplicates()
        .extracting(it -> it.group().group().name())
        .startsWith("rec.gardens", "comp.lang.java.moderated", "comp.lang.java.programmer");
    assertThat(other.isSuggested(other.found().get().getFirst())).isTrue();
    assertThat(other.isSuggested(other.found().get().get(2))).isFalse();
    other.filter().set("java");
    assertThat(other.found().get())
        .extracting(it -> it.group().group().name())
        .containsExactly("comp.lang.java.programmer", "comp.lang.java.moderated");
    assertThat(model.isSuggested(other.found().get().getFirst())).isFalse();
  }

  @Test
  void newNewsgroupsAreNamedAndManyAreCounted() {
    java.util.List<org.newsloom.sync.ServerGroup> many =
        java.util.stream.Stream.of("a.b", "c.d", "e.f", "g.h", "i.j")
            .map(name -> org.newsloom.reading.Desk.group("news.example", name))
            .toList();
    Offer offer =
        NewGroupWords.offer(
            new org.newsloom.reading.Change.GroupsAppeared("news.example", many), () -> {});
    assertThat(offer.words())
        .isEqualTo("There are 5 new newsgroups on news.example: a.b, c.d, e.f and 2 more.");
    assertThat(offer.button()).isEqualTo("Look at them…");
    offer =
        NewGroupWords.offer(
            new org.newsloom.reading.Change.GroupsAppeared("news.example", many.subList(0, 1)),
            () -> {});
    assertThat(offer.words()).isEqualTo("There is a new newsgroup on news.example: a.b.");
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
