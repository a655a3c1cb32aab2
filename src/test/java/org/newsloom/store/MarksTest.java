package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.MISC;
import static org.newsloom.store.Profile.NOW;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;
import static org.newsloom.store.Profile.id;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;

final class MarksTest {
  private static final String BOTH = "srv alt.politics.usa:1 misc.test:11";

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Profile.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void crosspost() {
    new Profile.Lines().add(1, "a@x", "S", "Ann <a@x>", NOW, BOTH).into(store, USA);
    new Profile.Lines().add(11, "a@x", "S", "Ann <a@x>", NOW, BOTH).into(store, MISC);
  }

  @Test
  void aCrosspostIsReadEverywhere() {
    crosspost();
    await(store.marks().markRead(USA, NumberRanges.ofNumbers(1)));

    assertThat(await(store.marks().read(MISC))).hasToString("11");
  }

  @Test
  void aCrosspostThatComesLaterIsReadAlready() {
    new Profile.Lines().add(1, "a@x", "S", "Ann <a@x>", NOW, "").into(store, USA);
    await(store.marks().markRead(USA, NumberRanges.ofNumbers(1)));

    AddedHeaders added =
        new Profile.Lines().add(11, "a@x", "S", "Ann <a@x>", NOW, "").into(store, MISC);

    assertThat(added.alreadyRead()).hasToString("11");
    assertThat(await(store.marks().read(MISC))).hasToString("11");
  }

  @Test
  void theSameArticleOnAnotherServerIsReadToo() {
    GroupRef away = new GroupRef("away", USA.group());
    await(store.servers().save(Profile.server("away")));
    String one = "srv alt.politics.usa:1";
    new Profile.Lines().add(1, "a@x", "S", "Ann <a@x>", NOW, one).into(store, USA);
    new Profile.Lines().add(501, "a@x", "S", "Ann <a@x>", NOW, one).into(store, away);
    await(store.marks().markRead(USA, NumberRanges.ofNumbers(1)));

    assertThat(await(store.marks().read(away))).hasToString("501");
  }

  @Test
  void whatThePersonWroteIsReadAlready() {
    SentArticle sent = new SentArticle(id("a@x"), "srv", "S", "alt.politics.usa", NOW);
    new Profile.Lines().add(1, "before@x", "S", "Ann <a@x>", NOW, "").into(store, USA);
    await(store.sent().add(sent, "Subject: S\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII)));

    AddedHeaders added =
        new Profile.Lines()
            .add(2, "a@x", "S", "Ann <a@x>", NOW, "")
            .add(3, "other@x", "Re: S", "Ann <a@x>", NOW, "")
            .into(store, USA);

    assertThat(added.alreadyRead()).hasToString("2");
    assertThat(await(store.marks().read(USA))).hasToString("2");
  }

  @Test
  void undoBringsBackExactlyWhatWasChanged() {
    crosspost();
    await(store.marks().markRead(MISC, NumberRanges.of(5, 6)));
    MarkChange change = await(store.marks().markRead(MISC, NumberRanges.of(6, 11)));

    MarkChange again = await(store.marks().revert(change));

    assertThat(await(store.marks().read(MISC))).hasToString("5-6");
    assertThat(await(store.marks().read(USA))).isEqualTo(NumberRanges.EMPTY);
    await(store.marks().revert(again));
    assertThat(await(store.marks().read(MISC))).hasToString("5-11");
    assertThat(await(store.marks().read(USA))).hasToString("1");
  }

  @Test
  void marksByMessageId() {
    crosspost();
    await(store.marks().markRead(List.of(id("a@x"), id("unknown@x"))));

    assertThat(await(store.marks().read(USA))).hasToString("1");
    assertThat(await(store.marks().read(MISC))).hasToString("11");
    await(store.marks().markUnread(List.of(id("a@x"))));
    assertThat(await(store.marks().read(USA))).isEqualTo(NumberRanges.EMPTY);
  }

  @Test
  void catchUpIsOneRange() {
    new Profile.Lines().add(3, "a@x", "S").add(9, "b@x", "S").into(store, USA);
    MarkChange change = await(store.marks().catchUp(USA));

    assertThat(change.changes())
        .containsExactly(new MarkChange.Entry(USA, 0, NumberRanges.of(1, 9), true));
    assertThat(await(store.subscriptions().counts(List.of(USA))))
        .containsEntry(USA, new GroupCounts(2, 0, true));
  }

  @Test
  void countsSayWhatIsUnread() {
    new Profile.Lines().add(3, "a@x", "S").add(9, "b@x", "S").into(store, USA);
    await(store.marks().markRead(USA, NumberRanges.of(1, 8)));

    assertThat(await(store.subscriptions().counts(List.of(USA, MISC))))
        .isEqualTo(Map.of(USA, new GroupCounts(2, 1, true), MISC, GroupCounts.NONE));
  }

  @Test
  void flagsTagsAndThreadsAreKeptByMessageId() {
    assertThat(await(store.marks().flag(id("a@x"), true))).isTrue();
    await(store.marks().markThread(id("root@x"), Optional.of(ThreadMark.WATCHED)));
    await(store.marks().tag(id("a@x"), Set.of("todo", "later")));
    store.close();
    store = Profile.open(folder);

    assertThat(await(store.marks().flagged())).containsExactly(id("a@x"));
    assertThat(await(store.marks().threadMarks()))
        .isEqualTo(Map.of(id("root@x"), ThreadMark.WATCHED));
    assertThat(await(store.marks().tags())).isEqualTo(Map.of(id("a@x"), Set.of("todo", "later")));
  }

  @Test
  void aFlaggedBodyOutlivesTheCache() throws Exception {
    byte[] octets = "Subject: x\r\n\r\ntext\r\n".getBytes(StandardCharsets.UTF_8);
    await(store.bodies().put(id("a@x"), octets));
    await(store.marks().flag(id("a@x"), true));
    store.close();
    java.nio.file.Files.delete(folder.resolve("cache.db"));
    store = Profile.open(folder);

    assertThat(await(store.bodies().get(id("a@x"))).orElseThrow()).isEqualTo(octets);
  }
}
