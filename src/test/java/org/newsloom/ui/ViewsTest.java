package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.SearchResult;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.ui.GroupListModel.Entry.View;

/** The searches that are always there, above the newsgroups. No toolkit. */
final class ViewsTest {
  private final FakeNews news = SampleWorld.news();
  private final Desk desk =
      new Desk(news, Runnable::run, new SimpleObjectProperty<>(ReadingSettings.DEFAULTS));

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
    news.result = new SearchResult(List.of(news.hit("comp.misc", 1, "")), false, 3, 900, List.of());
    View flagged = flagged();
    desk.search().show(flagged);
    assertThat(desk.groups().currentView().get()).contains(flagged);
    assertThat(desk.search().line().get()).isEqualTo("1 article");
    assertThat(desk.search().partial().get()).isFalse();
  }

  @Test
  void givesWayToASearch() {
    desk.search().show(flagged());
    desk.search().search("word");
    assertThat(desk.groups().currentView().get()).isEqualTo(Optional.empty());
    assertThat(desk.search().line().get()).startsWith("Nothing found");
  }
}
