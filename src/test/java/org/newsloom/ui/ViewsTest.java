package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.Change;
import org.newsloom.reading.SearchResult;
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
          new SimpleObjectProperty<>(SearchSettings.DEFAULTS));

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
  void givesWayToASearch() {
    desk.search().show(flagged());
    desk.search().search("word");
    assertThat(desk.groups().currentView().get()).isEqualTo(Optional.empty());
    assertThat(desk.search().line().get()).startsWith("Nothing found");
  }
}
