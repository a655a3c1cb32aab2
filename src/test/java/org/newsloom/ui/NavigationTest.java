package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.sync.ServerGroup;

/** The way from unread article to unread article. No toolkit. */
final class NavigationTest {
  private static final String USA = "alt.politics.usa";

  /** The row of the placeholder, which nobody can read. */
  private static final int PLACEHOLDER = 5;

  private final FakeNews news = SampleWorld.news();
  private final Desk desk =
      new Desk(
          news,
          Runnable::run,
          (_, _) -> {},
          new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
          new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
          Dialogs.none());
  private final Navigation go = desk.navigation();

  @BeforeEach
  void groups() {
    var _ = desk.reader().loadGroups();
  }

  private void open(String group) {
    ServerGroup opened = FakeNews.group(group);
    var _ = desk.reader().open(opened);
  }

  private void at(int row) {
    var _ = desk.reader().open(row);
  }

  private void isRead(String group, int from, int to) {
    news.read(group).set(from, to);
    var _ = desk.reader().loadGroups();
  }

  private int row() {
    return desk.threads().current().get();
  }

  private String group() {
    return desk.groups().current().get().map(open -> open.group().name()).orElse("none");
  }

  @Test
  void textsOfWhatIsSelectedAreFetchedAndCounted() {
    open(USA);
    desk.threads().select(new int[] {1, 2});
    desk.fetches().fetchBodies(desk.threads().source(), desk.threads().chosen());
    assertThat(desk.notices().toast().get().orElseThrow().words()).isEqualTo("2 texts fetched");
  }

  @Test
  void joiningOneArticleSaysWhatIsWanted() {
    open(USA);
    at(1);
    desk.marking().join();
    assertThat(desk.notices().toast().get().orElseThrow().words())
        .isEqualTo(
            "First select what belongs together, by a click with Ctrl: the oldest comes on top.");
    assertThat(desk.notices().undoable().get()).isFalse();
  }

  @Test
  void skipsWhatIsReadAndWhatIsNotHere() {
    isRead(USA, 1, PLACEHOLDER);
    open(USA);
    at(0);
    go.nextUnread();
    assertThat(row()).isEqualTo(PLACEHOLDER + 1);
  }

  @Test
  void goesOnAtTheTop() {
    open(USA);
    at(news.size(USA) - 1);
    go.nextUnread();
    assertThat(row()).isZero();
  }

  @Test
  void previousOfTheFirstIsTheLast() {
    open(USA);
    at(0);
    go.previousUnread();
    assertThat(row()).isEqualTo(news.size(USA) - 1);
  }

  @Test
  void opensTheFirstNewsgroupWithNewsWhereNoneIsOpen() {
    go.nextUnread();
    assertThat(group()).isEqualTo(USA);
    assertThat(row()).isZero();
  }

  @Test
  void goesToTheNextNewsgroupWhereNothingIsUnreadHere() {
    isRead(USA, 0, news.size(USA));
    open(USA);
    go.nextUnread();
    assertThat(group()).isEqualTo(news.names().get(1));
    assertThat(row()).isZero();
  }

  @Test
  void staysWhereEverythingIsRead() {
    for (String group : news.names()) {
      isRead(group, 0, news.size(group));
    }
    open(USA);
    at(2);
    BitSet before = (BitSet) news.read(USA).clone();
    go.nextUnread();
    go.nextUnreadThread();
    assertThat(group()).isEqualTo(USA);
    assertThat(row()).isEqualTo(2);
    assertThat(news.read(USA)).isEqualTo(before);
  }

  @Test
  void theNextUnreadThreadIsBehindTheWholeOne() {
    open(USA);
    at(1);
    go.nextUnreadThread();
    assertThat(row()).isEqualTo(PLACEHOLDER + 1);
  }

  /** A thread may begin with an answer: its parent is asked for by the Message-ID. */
  @Test
  void theParentOfWhatBeginsAThreadIsBrought() {
    open("comp.misc");
    at(0);
    assertThat(desk.article().article().orElseThrow().article().references().parent()).isEmpty();
    go.parent();
    assertThat(desk.notices().toast().get().orElseThrow().words())
        .isEqualTo("This begins the thread.");

    MessageId gone = new MessageId("gone@example.org");
    news.answers(desk.article().article().orElseThrow().id(), gone);
    at(1);
    at(0);
    go.parent();
    assertThat(news.askedFor).containsExactly(gone);
  }
}
