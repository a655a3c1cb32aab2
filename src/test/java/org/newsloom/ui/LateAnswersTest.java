package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.Change;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.sync.ServerGroup;

/** Answers come when they come: the models of the window show what was wished last. No toolkit. */
final class LateAnswersTest {
  private static final ServerGroup USA = FakeNews.group("alt.politics.usa");
  private static final ServerGroup MISC = FakeNews.group("comp.misc");

  private final FakeNews news = SampleWorld.news();
  private final Desk desk =
      new Desk(
          news,
          Runnable::run,
          (_, _) -> {},
          new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
          new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
          Dialogs.none());

  @BeforeEach
  void readsAnotherNewsgroup() {
    var _ = desk.reader().loadGroups();
    open(MISC);
    open(2);
  }

  private void finds(String group, int row) {
    news.result =
        new SearchResult(
            List.of(news.hit(group, row, "")), false, 900, 900, List.of("word"), List.of());
    desk.search().search("word");
    open(0);
  }

  private void open(ServerGroup group) {
    var _ = desk.reader().open(group);
  }

  private void open(int row) {
    var _ = desk.reader().open(row);
  }

  private int rows() {
    return desk.threads().source().size();
  }

  private Optional<String> open() {
    return desk.article().article().map(shown -> shown.id().text());
  }

  @Test
  void opensAHitInItsThread() {
    finds("alt.politics.usa", 3);
    news.hold();
    desk.search().openInThread();
    news.answer();
    assertThat(desk.groups().current().get()).contains(USA);
    assertThat(desk.threads().current().get()).isEqualTo(3);
    assertThat(open()).contains("3.alt.politics.usa@example.invalid");
  }

  @Test
  void goesBackToWhereTheSearchBegan() {
    finds("alt.politics.usa", 3);
    news.hold();
    desk.search().openInThread();
    news.answer();
    desk.search().back();
    news.answer();
    assertThat(desk.threads().showing().get()).isEqualTo(ThreadListModel.Showing.HITS);
    desk.search().back();
    news.answer();
    assertThat(desk.groups().current().get()).contains(MISC);
    assertThat(open()).contains("2.comp.misc@example.invalid");
  }

  @Test
  void aHitOnItsWayGivesWayToANewsgroupThatWasChosenSince() {
    finds("alt.politics.usa", 3);
    news.hold();
    desk.search().openInThread();
    open(MISC);
    news.answer();
    assertThat(desk.groups().current().get()).contains(MISC);
    assertThat(open()).isEmpty();
  }

  @Test
  void thePlaceOnItsWayBackGivesWayToANewsgroupThatWasChosenSince() {
    finds("alt.politics.usa", 3);
    news.hold();
    desk.search().back();
    open(USA);
    news.answer();
    assertThat(desk.groups().current().get()).contains(USA);
    assertThat(open()).isEmpty();
  }

  @Test
  void whoeverChoseANewsgroupIsNotTakenBackFromIt() {
    finds("alt.politics.usa", 3);
    open(USA);
    assertThat(desk.search().back()).isFalse();
    assertThat(desk.groups().current().get()).contains(USA);
  }

  @Test
  void aNewsgroupOnItsWayGivesWayToASearch() {
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 9, 9, List.of("word"), List.of());
    news.hold();
    open(USA);
    news.answerLast(() -> desk.search().search("word"));
    assertThat(rows()).isOne();
    news.answer();
    assertThat(rows()).isOne();
    assertThat(desk.threads().showing().get()).isEqualTo(ThreadListModel.Showing.HITS);
  }

  @Test
  void goesBackToNothingWhereNothingWasOpen() {
    Desk fresh =
        new Desk(
            news,
            Runnable::run,
            (_, _) -> {},
            new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
            new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
            Dialogs.none());
    var _ = fresh.reader().loadGroups();
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 900, 900, List.of("word"), List.of());
    fresh.search().search("word");
    var _ = fresh.reader().open(0);
    fresh.search().openInThread();
    assertThat(fresh.groups().current().get()).contains(MISC);
    assertThat(fresh.search().back()).isTrue();
    assertThat(fresh.threads().showing().get()).isEqualTo(ThreadListModel.Showing.HITS);
    assertThat(fresh.search().back()).isTrue();
    assertThat(fresh.groups().current().get()).isEmpty();
    assertThat(fresh.threads().source().size()).isZero();
  }

  @Test
  void headersThatComeWhileANewsgroupOpensDoNotEmptyIt() {
    news.hold();
    open(USA);
    news.tell(new Change.HeadersAdded(USA, 5));
    news.answer();
    assertThat(rows()).isEqualTo(13);
  }

  @Test
  void headersThatCameWhileTheListWasReadAreReadToo() {
    news.hold();
    open(USA);
    news.answer();
    news.tell(new Change.HeadersAdded(USA, 5));
    news.tell(new Change.HeadersAdded(USA, 5));
    news.copy("comp.misc", "alt.politics.usa");
    news.answer();
    assertThat(rows()).isNotEqualTo(13).isEqualTo(news.size("comp.misc"));
  }

  @Test
  void aLargeNewsgroupShowsItsFirstRowsAndThenTheOthersAroundThem() {
    news.large = Optional.of("alt.politics.usa");
    news.hold();
    open(USA);
    news.answerFirst();
    assertThat(rows()).isEqualTo(2);
    open(1);
    news.answer();
    assertThat(rows()).isEqualTo(13);
    assertThat(desk.threads().current().get()).isEqualTo(1);
  }

  @Test
  void firstRowsThatComeAfterTheWholeAreNotShown() {
    news.large = Optional.of("alt.politics.usa");
    news.hold();
    open(USA);
    news.answerInReverse();
    assertThat(rows()).isEqualTo(13);
  }

  @Test
  void countsThatCameMeanwhileAreNotTakenBackByAListThatWasReadBefore() {
    news.hold();
    var _ = desk.reader().loadGroups();
    SubscribedGroup newer = new SubscribedGroup(MISC, "Newer", 1, 9, true);
    news.tell(new Change.GroupChanged(newer));
    news.answer();
    assertThat(desk.groups().counts(MISC)).contains(newer);
    assertThat(desk.groups().counts(USA)).contains(news.counts(USA));
  }

  @Test
  void theListOfNewsgroupsThatWasAskedForLastStays() {
    List<SubscribedGroup> all = news.groups().join();
    news.hold();
    var _ = desk.reader().loadGroups();
    news.servers.clear();
    for (SubscribedGroup it : all) {
      var _ = news.unsubscribe(it.group());
    }
    var _ = desk.reader().loadGroups();
    news.answerInReverse();
    assertThat(desk.groups().anythingToRead().get()).isFalse();
  }
}
