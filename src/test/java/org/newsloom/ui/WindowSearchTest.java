package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.reading.Facets;

/** A search in the main window, from the box to a hit and back; leaves pictures. */
final class WindowSearchTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();

  @Test
  void showsWhatASearchFoundAndGoesBack() {
    FakeNews news = SampleWorld.news();
    news.result =
        new org.newsloom.reading.SearchResult(
            List.of(
                news.hit(
                    "alt.politics.usa",
                    0,
                    "Alibaba’s Qwen has surged ahead",
                    new org.newsloom.reading.SearchHit.Mark(55, 59)),
                news.hit("comp.misc", 1, "", new org.newsloom.reading.SearchHit.Mark(0, 6))),
            false,
            312,
            900,
            List.of("qwen"),
            List.of());
    news.facets.put(
        "qwen",
        new Facets(
            312,
            false,
            List.of(
                new Facets.Facet("alt.politics.usa", "group:alt.politics.usa", 260),
                new Facets.Facet("comp.misc", "group:comp.misc", 52)),
            List.of(
                new Facets.Facet("Rosa Quintanilla", "from:\"rosa@example.invalid\"", 40),
                new Facets.Facet("Quill Abernathy", "from:\"quill@example.invalid\"", 22)),
            List.of(
                new Facets.Facet("2023", "on:2023", 12),
                new Facets.Facet("2024", "on:2024", 0),
                new Facets.Facet("2025", "on:2025", 300))));
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    TestWindows.openRow(window, 2);
    List<Double> widths = TestWindows.columnWidths(window);
    Fx.run(() -> window.desk().search().search("qwen"));
    Fx.frames(2);
    TestWindows.openRow(window, 0);
    Pictures.take(windows.themes().getFirst(), window.scene(), "search");
    List<Button> facets =
        window.scene().getRoot().lookupAll(".facet").stream().map(Button.class::cast).toList();
    assertThat(facets).hasSize(4);
    Fx.run(() -> facets.getFirst().fire());
    assertThat(Fx.on(() -> window.desk().search().query())).contains("qwen group:alt.politics.usa");
    // Nothing is known of how these hits are spread.
    assertThat(Fx.on(() -> window.scene().lookup(".facet-pane").isVisible())).isFalse();
    assertThat(TestWindows.columnWidths(window)).isEqualTo(widths);
    Fx.run(() -> window.desk().search().search("qwen"));
    Fx.frames(2);
    TestWindows.openRow(window, 0);
    Fx.run(() -> window.desk().search().openInThread());
    Fx.until(
        "the hit in its thread",
        () ->
            window
                    .desk()
                    .groups()
                    .current()
                    .get()
                    .orElseThrow()
                    .equals(FakeNews.group("alt.politics.usa"))
                && window.desk().article().article().isPresent());
    Fx.picture(window.scene(), "search-hit", 1);
    Fx.press(window.scene(), KeyCode.F4);
    Fx.until(
        "the next hit in its own newsgroup",
        () ->
            window
                .desk()
                .groups()
                .current()
                .get()
                .orElseThrow()
                .equals(FakeNews.group("comp.misc")));
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.until(
        "the hits again",
        () -> window.desk().threads().showing().get() == ThreadListModel.Showing.HITS);
    assertThat(Fx.on(() -> window.desk().search().query())).contains("qwen");
    assertThat(Fx.on(() -> window.desk().search().line().get())).isNotEmpty();
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.until(
        "back where one was",
        () ->
            window
                .desk()
                .groups()
                .current()
                .get()
                .orElseThrow()
                .equals(FakeNews.group("comp.misc")));
    Fx.until("the same article", () -> window.desk().threads().current().get() == 2);
  }

  @Test
  void opensTheHitThatWasChosenWithTheKeys() {
    FakeNews news = SampleWorld.news();
    news.result =
        new org.newsloom.reading.SearchResult(
            List.of(news.hit("alt.politics.usa", 3, "")),
            false,
            900,
            900,
            List.of("qwen"),
            List.of());
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    TestWindows.openRow(window, 2);
    Fx.press(window.scene(), KeyCode.K, true, false);
    Fx.run(() -> ((javafx.scene.control.TextField) window.scene().getFocusOwner()).setText("qwen"));
    Fx.press(window.scene(), KeyCode.ENTER);
    Fx.until("a hit", () -> window.desk().threads().source().size() == 1);
    Fx.press(window.scene(), KeyCode.DOWN);
    Fx.press(window.scene(), KeyCode.ENTER);
    Fx.frames(5);
    assertThat(Fx.on(() -> window.desk().groups().current().get()))
        .contains(FakeNews.group("alt.politics.usa"));
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(3);
    assertThat(Fx.on(() -> window.desk().threads().source().size())).isEqualTo(13);
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.until(
        "the hits", () -> window.desk().threads().showing().get() == ThreadListModel.Showing.HITS);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isZero();
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.frames(5);
    assertThat(Fx.on(() -> window.desk().groups().current().get()))
        .contains(FakeNews.group("comp.misc"));
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(2);
  }

  @Test
  void marksTheWordsThemselvesWhateverTheLetters() {
    FakeNews news = SampleWorld.news();
    news.result =
        new org.newsloom.reading.SearchResult(
            List.of(news.hit("alt.politics.usa", 1, "")), false, 9, 9, List.of("doubt"), List.of());
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.desk().article().monospace().set(true));
    Fx.run(() -> window.desk().search().search("doubt"));
    TestWindows.openRow(window, 0);
    Fx.frames(6);
    Fx.picture(window.scene(), "marked-mono", 1);
    assertMarked(window, "I ");
    Fx.run(() -> window.desk().article().monospace().set(false));
    Fx.frames(6);
    assertMarked(window, "I ");
    Fx.picture(window.scene(), "marked", 1);
  }

  /** The mark is in sight and stands where the word behind those letters stands. */
  private static void assertMarked(MainWindow window, String before) {
    Fx.run(() -> {
      Node area = window.panes().article().body().node();
      Node mark = window.scene().lookup(".highlight-mark");
      var line = (javafx.scene.text.TextFlow) mark.getParent();
      var marked = mark.getBoundsInParent();
      double middle = marked.getCenterY();
      int first =
          line.getHitInfo(new javafx.geometry.Point2D(marked.getMinX() + 3, middle)).getCharIndex();
      int last =
          line.getHitInfo(new javafx.geometry.Point2D(marked.getMaxX() - 3, middle)).getCharIndex();
      assertThat(first).isEqualTo(before.length());
      assertThat(last).isEqualTo(before.length() + "doubt".length() - 1);
      var seen = mark.localToScene(mark.getBoundsInLocal());
      var shown = area.localToScene(area.getBoundsInLocal());
      assertThat(seen.getMinY()).isBetween(shown.getMinY(), shown.getMaxY() - seen.getHeight());
    });
  }

  @Test
  void lettersAreLettersInTheSearchField() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.K, true, false);
    Fx.press(window.scene(), KeyCode.N);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(-1);
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.press(window.scene(), KeyCode.N);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isZero();
  }
}
