package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.Change;
import org.newsloom.reading.Facets;
import org.newsloom.reading.SearchResult;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.ui.GroupListModel.Entry;

/** Searches in the list at the left, and their counts. */
final class SavedSearchesTest {
  private final FakeNews news = SampleWorld.news();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final ObjectProperty<SearchSettings> searches =
      new SimpleObjectProperty<>(SearchSettings.DEFAULTS.withSaved("Boilers", "boiler"));
  private Desk desk;

  @BeforeEach
  void open() {
    news.result =
        new SearchResult(List.of(news.hit("comp.misc", 1, "")), false, 3, 9, List.of(), List.of());
    desk =
        new Desk(
            news,
            Runnable::run,
            (pause, action) -> {
              pauses.add(pause);
              later.add(action);
            },
            new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
            searches,
            Dialogs.none());
    desk.reader().loadGroups().join();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void timePasses() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  private static Facets found(int count) {
    return new Facets(count, false, List.of(), List.of(), List.of());
  }

  private List<String> names() {
    return desk.groups().entries().stream()
        .filter(Entry.View.class::isInstance)
        .map(entry -> ((Entry.View) entry).words())
        .toList();
  }

  private long count(String name) {
    return desk.groups().views().stream()
        .filter(view -> view.words().equals(name))
        .mapToLong(view -> desk.groups().viewCounts().get().of(view))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void standInTheListAndCountWhatIsUnread() {
    assertThat(names()).endsWith("Mine", "Boilers");
    news.facets.put("(boiler) is:unread", found(3));
    news.facets.put("(is:to-me) is:unread", found(2));
    timePasses();
    assertThat(count("Boilers")).isEqualTo(3);
    assertThat(count("Replies to me")).isEqualTo(2);

    news.facets.put("(boiler) is:unread", found(1));
    for (int i = 0; i < 100; i++) {
      news.tell(new Change.MarksChanged(FakeNews.group("comp.misc")));
    }
    // However often something changes, it is counted once after a pause.
    assertThat(later).hasSize(1);
    timePasses();
    assertThat(count("Boilers")).isEqualTo(1);
    news.tell(new Change.ServersChanged());
    assertThat(later).isEmpty();
  }

  @Test
  void oneMoreIsKeptAndShownAndRemovedAgain() {
    desk.search().search("pump OR vessel");
    timePasses();
    assertThat(searches.get().recent()).containsExactly("pump OR vessel");
    news.facets.put("(pump OR vessel) is:unread", found(7));
    desk.saveSearch("Pumps");
    assertThat(names()).endsWith("Boilers", "Pumps");
    assertThat(desk.groups().currentView().get().map(Entry.View::query)).contains("pump OR vessel");
    assertThat(searches.get().saved())
        .isEqualTo(Map.of("Boilers", "boiler", "Pumps", "pump OR vessel"));
    timePasses();
    assertThat(count("Pumps")).isEqualTo(7);

    desk.forgetSearch();
    assertThat(names()).endsWith("Mine", "Boilers");
    assertThat(searches.get().saved().keySet()).isEqualTo(Set.of("Boilers"));
    assertThat(desk.groups().currentView().get()).isEmpty();
    // Nothing is removed that the person did not save.
    desk.search().show(desk.groups().views().getFirst());
    desk.forgetSearch();
    assertThat(names()).contains("Unread");
  }

  @Test
  void theLineTellsHowManyThereAre() {
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")),
            true,
            9,
            9,
            List.of(),
            List.of("“on:” names no day."));
    news.facets.put("pump", found(3_400));
    desk.search().search("pump");
    timePasses();
    assertThat(desk.search().line().get())
        .isEqualTo("The newest 1 of 3,400 · 9 articles searched · “on:” names no day.");
    news.facets.put("pump", new Facets(5_000, true, List.of(), List.of(), List.of()));
    desk.search().search("pump");
    timePasses();
    assertThat(desk.search().line().get()).startsWith("The newest 1 of more than 5,000 ·");
  }
}
