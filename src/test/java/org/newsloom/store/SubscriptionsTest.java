package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;

/** Newsgroups and their order. */
final class SubscriptionsTest {
  @TempDir private Path folder;
  private Store store;
  private Subscriptions subscriptions;

  @BeforeEach
  void open() {
    store = Profile.open(folder);
    subscriptions = store.subscriptions();
    add("a b! c d! e! f");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static GroupRef ref(String name) {
    return new GroupRef(Profile.HOME, new Newsgroup(name.replace("!", "")));
  }

  private void add(String names) {
    await(
        subscriptions.addAll(
            Stream.of(names.split(" "))
                .map(name -> new Subscriptions.Placed(ref(name), !name.endsWith("!")))
                .toList()));
  }

  private String order() {
    return await(subscriptions.places(Profile.HOME)).stream()
        .map(one -> one.group().group().name() + (one.subscribed() ? "" : "!"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void standInTheOrderTheyCameIn() {
    assertThat(order()).isEqualTo("a b! c d! e! f");
    assertThat(await(subscriptions.all()))
        .extracting(it -> it.group())
        .containsExactly(ref("a"), ref("c"), ref("f"));
  }

  @Test
  void keepTheirPlacesWhenTheyAreUnsubscribedAndNotWhenTheyComeBack() {
    assertThat(await(subscriptions.unsubscribe(ref("c")))).isTrue();
    assertThat(await(subscriptions.unsubscribe(ref("c")))).isFalse();
    assertThat(order()).isEqualTo("a b! c! d! e! f");
    assertThat(await(subscriptions.subscribe(ref("d")))).isTrue();
    assertThat(await(subscriptions.subscribe(ref("d")))).isFalse();
    assertThat(order()).isEqualTo("a b! c! e! f d");
  }

  @Test
  void aFileDoesNotUnsubscribeNorMoveWhatIsHere() {
    add("f! x! a b! y");
    assertThat(order()).isEqualTo("a b! c d! e! f x! y");
  }

  @Test
  void thoseBetweenGoWithTheOneBeforeThemWhereTheOrderChanges() {
    await(subscriptions.reorder(List.of(ref("f"), ref("c"))));
    assertThat(order()).isEqualTo("f c d! e! a b!");
    await(subscriptions.unsubscribe(ref("f")));
    await(subscriptions.reorder(List.of(ref("a"), ref("f"))));
    assertThat(order()).isEqualTo("f! a b! c d! e!");
  }
}
