package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.Change;
import org.newsloom.reading.Facets;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.ui.GroupListModel.Entry;
import org.newsloom.ui.GroupListModel.Entry.Kind;
import org.newsloom.ui.GroupListModel.Entry.View;

/** The searches that are always there, above the newsgroups. No toolkit. */
final class ViewsTest {
  private final FakeNews news = SampleWorld.news();
  private final Desk desk =
      new Desk(
          news,
          Runnable::run,
          (_, _) -> {},
          new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
          new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
          Dialogs.none());

  private View flagged() {
    var _ = desk.reader().loadGroups();
    return desk.groups().entries().stream()
        .filter(View.class::isInstance)
        .map(View.class::cast)
        .filter(view -> view.words().equals("Flagged"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsAndAsksForNoTexts() {
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 3, 900, List.of(), List.of());
    View flagged = flagged();
    desk.search().show(flagged);
    assertThat(desk.groups().currentView().get()).contains(flagged);
    assertThat(desk.search().line().get()).isEqualTo("1 article");
    assertThat(desk.search().partial().get()).isFalse();
  }

  private Entry.View view(Kind kind) {
    return desk.groups().views().stream()
        .filter(view -> view.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellHowMuchIsUnreadFlaggedAndWatched() {
    var _ = desk.reader().loadGroups();
    ViewCounts before = desk.groups().viewCounts().get();
    long flagged = before.of(view(Kind.FLAGGED));
    var _ = desk.reader().open(FakeNews.group("comp.misc"));
    var _ = desk.reader().open(2);
    desk.marking().toggleFlag();
    news.watched = 2;
    news.tell(new Change.FlagsChanged(Set.of()));
    ViewCounts after = desk.groups().viewCounts().get();
    assertThat(after.of(view(Kind.FLAGGED))).isEqualTo(flagged + 1);
    assertThat(after.of(view(Kind.WATCHED))).isEqualTo(2);
    desk.marking().catchUp();
    long read = news.read("comp.misc").cardinality();
    assertThat(desk.groups().viewCounts().get().of(view(Kind.UNREAD))).isLessThan(before.unread());
    assertThat(read).isPositive();
    desk.notices().undo();
    desk.notices().undo();
    news.tell(new Change.FlagsChanged(Set.of()));
    assertThat(desk.groups().viewCounts().get().of(view(Kind.FLAGGED))).isEqualTo(flagged);
  }

  @Test
  void tellHowManyTextsAreHereAndWhetherMoreAreFetchedAhead() {
    news.texts = 1;
    var _ = desk.reader().loadGroups();
    assertThat(desk.status().texts().get()).isEmpty();
    var _ = desk.reader().open(FakeNews.group("comp.misc"));
    long all = news.counts(FakeNews.group("comp.misc")).cached();
    assertThat(desk.status().texts().get()).isEqualTo("Texts: 1 of " + all);
    assertThat(desk.status().fetchingAhead().get()).isTrue();
    assertThat(desk.status().ahead().get()).contains("last 7 days");
  }

  @Test
  void unreadCountsAnArticleInSeveralNewsgroupsOnce() {
    try (Desk counting = counting()) {
      var _ = counting.reader().loadGroups();
      long sum = sum(counting);
      news.facets.put("(is:unread) is:unread", counted((int) sum - 3, false));
      news.tell(new Change.FlagsChanged(Set.of()));
      assertThat(counting.groups().viewCounts().get().unread()).isEqualTo(sum - 3);
      // Until all is counted anew, what was twice there is so still.
      counting.groups().update(news.counts(FakeNews.group("comp.misc")));
      assertThat(counting.groups().viewCounts().get().unread()).isEqualTo(sum - 3);
      news.facets.put("(is:unread) is:unread", counted(200_000, true));
      news.tell(new Change.FlagsChanged(Set.of()));
      assertThat(counting.groups().viewCounts().get().unread()).isEqualTo(sum);
    }
  }

  private Desk counting() {
    return new Desk(
        news,
        Runnable::run,
        (_, action) -> action.run(),
        new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
        new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
        Dialogs.none());
  }

  private static long sum(Desk desk) {
    return desk.groups().groups().stream().mapToLong(SubscribedGroup::unread).sum();
  }

  private static Facets counted(int articles, boolean more) {
    return new Facets(articles, more, List.of(), List.of(), List.of());
  }

  @Test
  void whatIsShownHasItsNameAndItsCount() {
    var _ = desk.reader().loadGroups();
    assertThat(desk.shown().get()).isEmpty();
    var _ = desk.reader().open(FakeNews.group("comp.misc"));
    assertThat(desk.shown().get()).isEqualTo("comp.misc");
    String ofGroup = desk.status().counts().get();
    assertThat(ofGroup).contains("unread of");
    assertThat(desk.status().texts().get()).isNotEmpty();
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 3, 900, List.of(), List.of());
    desk.search().show(flagged());
    assertThat(desk.shown().get()).isEqualTo("Flagged");
    assertThat(desk.status().counts().get()).isEqualTo("Flagged: 1 article");
    assertThat(desk.status().texts().get()).isEmpty();
    desk.search().search("word");
    assertThat(desk.shown().get()).isEqualTo("Search: word");
    assertThat(desk.status().counts().get()).startsWith("Search: 1 article found");
    desk.search().back();
    assertThat(desk.shown().get()).isEqualTo("comp.misc");
    assertThat(desk.status().counts().get()).isEqualTo(ofGroup);
    assertThat(desk.status().texts().get()).isNotEmpty();
  }

  @Test
  void nothingFoundWhereNothingIsHereIsNoMatterOfWords() {
    news.result = new SearchResult(List.of(), false, 2, 3, List.of(), List.of());
    desk.search().search("word");
    assertThat(desk.search().isNothingHere()).isFalse();
    news.result = new SearchResult(List.of(), false, 0, 0, List.of(), List.of());
    desk.search().search("words");
    assertThat(desk.search().isNothingHere()).isTrue();
  }

  @Test
  void mineFollowsWhatIsPosted() {
    var _ = desk.reader().loadGroups();
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 3, 900, List.of(), List.of());
    desk.search().show(view(Kind.MINE));
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 0, ""), news.hit("comp.misc", 1, "")),
            false,
            3,
            900,
            List.of(),
            List.of());
    news.tell(new Change.OutboxChanged());
    assertThat(desk.threads().source().size()).isEqualTo(2);
    assertThat(desk.search().line().get()).isEqualTo("2 articles");
    // A list of what others wrote stays as it was found.
    desk.search().search("word");
    news.result = new SearchResult(List.of(), false, 3, 900, List.of(), List.of());
    news.tell(new Change.OutboxChanged());
    assertThat(desk.threads().source().size()).isEqualTo(2);
  }

  @Test
  void givesWayToASearch() {
    desk.search().show(flagged());
    desk.search().search("word");
    assertThat(desk.groups().currentView().get()).isEqualTo(Optional.empty());
    assertThat(desk.search().line().get()).startsWith("Nothing found");
  }
}
