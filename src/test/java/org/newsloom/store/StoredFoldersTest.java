package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.MISC;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of newsgroups. */
final class StoredFoldersTest {
  @TempDir private Path folder;
  private Store store;
  private Folders folders;

  @BeforeEach
  void open() {
    store = Profile.open(folder);
    folders = store.folders();
    await(store.subscriptions().subscribe(USA));
    await(store.subscriptions().subscribe(MISC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long add(String name) {
    return await(folders.add(name)).orElseThrow();
  }

  private Map<GroupRef, OptionalLong> put(long id, GroupRef... groups) {
    Map<GroupRef, OptionalLong> places = new HashMap<>();
    Stream.of(groups).forEach(group -> places.put(group, OptionalLong.of(id)));
    return await(folders.put(places));
  }

  /** Names with what is in them. */
  private String all() {
    return await(folders.all()).stream()
        .map(one ->
            one.name()
                + one.groups().stream()
                    .map(group -> group.group().name())
                    .collect(Collectors.joining(" ", "(", ")")))
        .collect(Collectors.joining(" "));
  }

  @Test
  void holdNewsgroupsOverARestart() {
    long politics = add("Politics");
    add("Ünder");
    put(politics, USA);
    store.close();
    open();
    assertThat(all()).isEqualTo("Politics(alt.politics.usa) Ünder()");
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  @Test
  void haveNamesOfTheirOwnWhateverTheCase() {
    long first = add("Ärger");
    long second = add("Freude");
    assertThat(await(folders.add("ÄRGER"))).isEmpty();
    assertThat(await(folders.rename(second, "ärger"))).isFalse();
    assertThat(await(folders.rename(first, "ÄRGER"))).isTrue();
    assertThat(await(folders.rename(99, "Other"))).isFalse();
    assertThat(all()).isEqualTo("ÄRGER() Freude()");
  }

  @Test
  void giveANewsgroupToOneAtATimeAndTellWhereItWas() {
    long one = add("One");
    long two = add("Two");
    assertThat(put(one, USA, MISC))
        .isEqualTo(Map.of(USA, OptionalLong.empty(), MISC, OptionalLong.empty()));
    Map<GroupRef, OptionalLong> before = put(two, USA);
    assertThat(before).isEqualTo(Map.of(USA, OptionalLong.of(one)));
    assertThat(put(two, USA)).isEmpty();
    assertThat(all()).isEqualTo("One(misc.test) Two(alt.politics.usa)");
    await(folders.put(before));
    assertThat(all()).isEqualTo("One(alt.politics.usa misc.test) Two()");
    await(folders.put(Map.of(MISC, OptionalLong.empty())));
    assertThat(all()).isEqualTo("One(alt.politics.usa) Two()");
  }

  @Test
  void keepTheirNewsgroupsWhileTheseAreUnsubscribed() {
    put(add("One"), USA);
    await(store.subscriptions().unsubscribe(USA));
    await(store.subscriptions().subscribe(USA));
    assertThat(all()).isEqualTo("One(alt.politics.usa)");
  }

  @Test
  void comeBackWhereTheyWere() {
    long one = add("One");
    long two = add("Two");
    put(one, USA, MISC);
    FolderRecord removed = await(folders.remove(one)).orElseThrow();
    assertThat(await(folders.remove(one))).isEmpty();
    assertThat(await(folders.put(Map.of(MISC, OptionalLong.of(one)))))
        .as("a folder that is gone takes nothing")
        .isNotNull();
    put(two, MISC);
    assertThat(all()).isEqualTo("Two(misc.test)");
    await(folders.restore(removed));
    assertThat(all()).isEqualTo("One(alt.politics.usa) Two(misc.test)");
    await(folders.remove(one));
    add("ONE");
    await(folders.restore(removed));
    assertThat(all()).isEqualTo("Two(misc.test) ONE(alt.politics.usa)");
  }

  @Test
  void standInTheOrderThatIsChosen() {
    add("One");
    long two = add("Two");
    long three = add("Three");
    assertThat(await(folders.reorder(List.of(three, two)))).isTrue();
    assertThat(await(folders.reorder(List.of(three, 99L, two)))).isFalse();
    assertThat(all()).isEqualTo("Three() Two() One()");
  }

  @Test
  void loseTheNewsgroupsOfAServerThatIsRemoved() {
    put(add("One"), USA);
    await(store.servers().remove(Profile.HOME));
    await(store.servers().save(Profile.server(Profile.HOME)));
    assertThat(all()).isEqualTo("One()");
  }

  @Test
  void areToldOfOnlyWhereSomethingChanged() {
    List<StoreChange> told = new ArrayList<>();
    long one = add("One");
    Runnable listening = store.listen(told::add);
    put(one, USA);
    put(one, USA);
    await(folders.rename(one, "Other"));
    assertThat(told)
        .containsExactly(
            new StoreChange.SubscriptionsChanged(), new StoreChange.SubscriptionsChanged());
    listening.run();
  }
}
