package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.Change;
import org.newsloom.reading.Facets;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.ui.ArticleModel.Content.Conversation;

/** The window as a person sees it; leaves pictures in {@code target/screenshots}. */
final class MainWindowTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-12-12T20:00:00Z"), ZoneOffset.UTC);

  private final List<WindowState> kept = new ArrayList<>();
  private final ObjectProperty<ReadingSettings> reading =
      new SimpleObjectProperty<>(ReadingSettings.DEFAULTS);
  private final List<String> opened = new ArrayList<>();
  private final List<MainWindow> windows = new ArrayList<>();
  private final List<Theme> themes = new ArrayList<>();

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void closeWindows() {
    Fx.run(() -> {
      windows.forEach(MainWindow::close);
      windows.forEach(window -> window.stage().close());
      themes.forEach(Theme::dispose);
    });
    Fx.assertNothingThrown();
  }

  private MainWindow window(FakeNews news, WindowState state) {
    return window(news, state, Dialogs.none());
  }

  private final ObjectProperty<SearchSettings> searches =
      new SimpleObjectProperty<>(SearchSettings.DEFAULTS);

  private MainWindow window(FakeNews news, WindowState state, Dialogs dialogs) {
    MainWindow made =
        Fx.on(() -> {
          Theme theme = new Theme();
          themes.add(theme);
          MainWindow window =
              new MainWindow(
                  new Stage(),
                  theme,
                  news,
                  dialogs,
                  new WindowSetup(
                      Platform::runLater, CLOCK, opened::add, state, kept::add, reading, searches));
          windows.add(window);
          var _ = window.show();
          return window;
        });
    Fx.frames(5);
    return made;
  }

  private static void openRow(MainWindow window, int row) {
    Fx.run(() -> {
      var _ = window.desk().reader().open(row);
    });
  }

  @Test
  void looksGoodInLightAndDark() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(4);
    openRow(window, 1);
    Fx.frames(4);
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> themes.getFirst().choice().set(choice));
      String name = choice.name().toLowerCase(java.util.Locale.ROOT);
      Fx.picture(window.scene(), "window-" + name, 1);
      Fx.picture(window.scene(), "window-" + name + "-2x", 2);
    }
    assertThat(window.desk().threads().current().get()).isEqualTo(1);
  }

  @Test
  void showsAllThatAHeadCanHold() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> {
      window.desk().article().allHeaders().set(true);
      window.desk().threads().expandAll();
      var _ = window.desk().reader().open(2);
    });
    Fx.picture(window.scene(), "head", 1);
    Fx.run(() -> window.stage().setWidth(620));
    Fx.run(() -> window.desk().article().allHeaders().set(false));
    Fx.picture(window.scene(), "head-narrow", 1);
    assertThat(window.desk().article().content().get())
        .isInstanceOf(ArticleModel.Content.Here.class);
  }

  @Test
  void findsAndMarksInTheArticle() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.F, true, false);
    Fx.run(() -> ((javafx.scene.control.TextField) window.scene().getFocusOwner()).setText("the"));
    Fx.frames(2);
    Fx.picture(window.scene(), "find", 1);
    String count =
        Fx.on(() -> ((javafx.scene.control.Label) window.scene().lookup(".find-count")).getText());
    assertThat(count).isEqualTo("1 of 7");
  }

  private static void waitForFirstLine(MainWindow window, String line) {
    Fx.until(
        "the article begins with " + line,
        () -> window.panes().article().body().body().shown(0).equals(line));
  }

  @Test
  void showsTheWholeThreadAsOneText() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 0);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.C);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    Conversation all = (Conversation) model.content().get();
    int size = Fx.on(() -> window.desk().threads().source().subtreeSize(0));
    assertThat(all.sections()).hasSize(size);
    Fx.frames(4);
    assertThat(Fx.on(() -> window.panes().article().sectionInSight())).isZero();
    Pictures.take(themes.getFirst(), window.scene(), "conversation");
    // The keys go on in the same text.
    openRow(window, 2);
    Fx.frames(3);
    assertThat(((Conversation) model.content().get()).sections()).isSameAs(all.sections());
    assertThat(((Conversation) model.content().get()).current()).isEqualTo(2);
    Fx.until("it is in sight", () -> window.panes().article().sectionInSight() > 0);
    BodyText text = window.panes().article().body().body();
    for (int section = 0; section < size; section++) {
      assertThat(text.sectionOf(text.lineOf(section))).isEqualTo(section);
    }
    assertThat(text.line(text.lineOf(1)).kind())
        .isIn(BodyLine.Kind.HEADING, BodyLine.Kind.UNREAD_HEADING);
    Fx.press(window.scene(), KeyCode.C);
    Fx.until("one article", () -> model.content().get() instanceof ArticleModel.Content.Here);
  }

  @Test
  void whatIsPagedOverInAThreadHasBeenRead() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.desk().article().conversation().set(true));
    openRow(window, 0);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    int last = ((Conversation) model.content().get()).sections().size() - 1;
    Fx.run(() -> window.desk().reader().follow(last));
    Fx.frames(2);
    assertThat(((Conversation) model.content().get()).current()).isEqualTo(last);
    assertThat(window.desk().threads().current().get()).isEqualTo(last);
    for (int row = 0; row < last; row++) {
      assertThat(window.desk().threads().source().isRead(row)).as("row " + row).isTrue();
    }
  }

  @Test
  void theHeadOfAThreadAsOneTextSaysWhereAnArticleIsMissing() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.desk().article().conversation().set(true));
    openRow(window, 6);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    assertThat(Fx.on(() -> head(window))).contains("appropriations bill");
    Fx.run(() -> model.show(((Conversation) model.content().get()).at(0, true)));
    Fx.frames(2);
    assertThat(Fx.on(() -> head(window))).isEqualTo("This article is not here");
  }

  private static String head(MainWindow window) {
    return window.scene().lookup(".article-header .subject-line").getAccessibleText();
  }

  @Test
  void asksForWhatAnArticleAnswersWhereThatDidNotCome() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 6);
    Fx.frames(2);
    assertThat(Fx.on(() -> window.desk().threads().source().isPlaceholder(5))).isTrue();
    Fx.press(window.scene(), KeyCode.U);
    ArticleModel model = window.desk().article();
    Fx.until(
        "the missing article is there",
        () -> model.content().get() instanceof ArticleModel.Content.Here);
    assertThat(window.desk().threads().current().get()).isEqualTo(5);
  }

  @Test
  void readsTheArticleAgainInTheCharsetThatIsChosen() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.frames(2);
    Optional<Charset> chosen = Optional.of(Charset.forName("KOI8-R"));
    Fx.run(() -> window.desk().reader().readAs(chosen));
    Fx.frames(2);
    assertThat(news.readAs).isEqualTo(chosen);
    assertThat(window.desk().article().article()).isPresent();
  }

  @Test
  void readsHtmlWhereThePersonPrefersItAndRemembersThat() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.frames(2);
    Fx.run(() -> window.commands().run(Command.PREFER_HTML));
    Fx.frames(2);
    assertThat(news.prefersHtml).isTrue();
    assertThat(window.desk().article().article()).isPresent();
    FakeNews again = SampleWorld.news();
    window(again, Fx.on(window::state));
    assertThat(again.prefersHtml).isTrue();
  }

  @Test
  void foldsQuotesAsTheMenuSays() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    ArticleModel article = window.desk().article();
    Fx.run(() -> window.commands().run(Command.FOLD_INNER_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.INNER);
    Fx.run(() -> window.commands().run(Command.FOLD_ALL_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.ALL);
    Fx.run(() -> window.commands().run(Command.FOLD_ALL_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.NONE);
  }

  @Test
  void leavesOutSubjectsThatAreRepeated() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.desk().threads().expandAll());
    Fx.frames(3);
    assertThat(subjects(window)).doesNotContain("…");
    Fx.run(() -> window.commands().run(Command.REPEATED_SUBJECTS));
    Fx.frames(3);
    Fx.picture(window.scene(), "repeated-subjects", 1);
    assertThat(subjects(window)).contains("…").anyMatch(it -> it.startsWith("From Arrogance"));
  }

  private static List<String> subjects(MainWindow window) {
    return Fx.on(() ->
        window.scene().getRoot().lookupAll(".subject").stream()
            .filter(javafx.scene.control.Label.class::isInstance)
            .map(it -> ((javafx.scene.control.Label) it).getText())
            .toList());
  }

  @Test
  void turnsTheTextAndBackAndCopiesTheLink() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.frames(2);
    String plain = window.desk().article().article().orElseThrow().article().text();
    Fx.press(window.scene(), KeyCode.X, true, true);
    waitForFirstLine(window, Rot13.of(plain.lines().findFirst().orElseThrow()));
    Fx.press(window.scene(), KeyCode.X, true, true);
    waitForFirstLine(window, plain.lines().findFirst().orElseThrow());
    // The next article is not turned.
    Fx.press(window.scene(), KeyCode.X, true, true);
    openRow(window, 2);
    Fx.frames(2);
    assertThat(window.desk().article().rot13().get()).isFalse();
    Fx.run(() -> window.commands().run(Command.COPY_LINK));
    assertThat(Fx.on(() -> Clipboard.getSystemClipboard().getString())).startsWith("news:");
    Fx.run(() -> window.commands().run(Command.COPY_ID));
    assertThat(Fx.on(() -> Clipboard.getSystemClipboard().getString())).matches("<.+@.+>");
  }

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
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    openRow(window, 2);
    List<Double> widths = columnWidths(window);
    Fx.run(() -> window.desk().search().search("qwen"));
    Fx.frames(2);
    openRow(window, 0);
    Pictures.take(themes.getFirst(), window.scene(), "search");
    List<Button> facets =
        window.scene().getRoot().lookupAll(".facet").stream().map(Button.class::cast).toList();
    assertThat(facets).hasSize(4);
    Fx.run(() -> facets.getFirst().fire());
    assertThat(Fx.on(() -> window.desk().search().query())).contains("qwen group:alt.politics.usa");
    // Nothing is known of how these hits are spread.
    assertThat(Fx.on(() -> window.scene().lookup(".facet-pane").isVisible())).isFalse();
    assertThat(columnWidths(window)).isEqualTo(widths);
    Fx.run(() -> window.desk().search().search("qwen"));
    Fx.frames(2);
    openRow(window, 0);
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
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    openRow(window, 2);
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
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.desk().article().monospace().set(true));
    Fx.run(() -> window.desk().search().search("doubt"));
    openRow(window, 0);
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
  void namesEverythingThatTakesTheFocus() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 2);
    Fx.frames(3);
    List<String> nameless = new ArrayList<>();
    Fx.run(() -> walk(window.scene().getRoot(), nameless));
    assertThat(nameless).isEmpty();
  }

  private static void walk(Node node, List<String> nameless) {
    if (node.isFocusTraversable() && node.isVisible()) {
      String text =
          node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
      String spoken = node.getAccessibleText() == null ? "" : node.getAccessibleText();
      if (text.isBlank() && spoken.isBlank()) {
        nameless.add(node.getClass().getSimpleName() + " " + node.getStyleClass());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, nameless));
    }
  }

  @Test
  void readsOnWithSpaceIntoTheNextGroup() {
    FakeNews news = SampleWorld.news();
    news.read("alt.politics.usa").set(0, 12);
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.SPACE);
    Fx.until("the last unread one", () -> window.desk().threads().current().get() == 12);
    Fx.until("it is read", () -> window.desk().threads().source().isRead(12));
    Fx.press(window.scene(), KeyCode.SPACE);
    Fx.until(
        "the next newsgroup",
        () ->
            window
                .desk()
                .groups()
                .current()
                .get()
                .orElseThrow()
                .equals(FakeNews.group("comp.lang.java.programmer")));
    Fx.until(
        "its first article",
        () ->
            window.desk().threads().current().get() == 0
                && window.desk().article().article().isPresent());
    Fx.press(window.scene(), KeyCode.SPACE);
    assertThat(Fx.on(() -> window.desk().threads().current().get()))
        .as("80 lines are scrolled first")
        .isZero();
  }

  @Test
  void lettersAreLettersInTheSearchField() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.K, true, false);
    Fx.press(window.scene(), KeyCode.N);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(-1);
    Fx.press(window.scene(), KeyCode.ESCAPE);
    Fx.press(window.scene(), KeyCode.N);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isZero();
  }

  @Test
  void keysStayWithTheArticleWhereThereIsNoTextToShow() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.DIGIT3, true, false);
    Fx.frames(2);
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();

    news.hold();
    openRow(window, 2);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();

    Fx.press(window.scene(), KeyCode.Z);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().zoomed().get())).isTrue();
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();
    Fx.press(window.scene(), KeyCode.Z);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().zoomed().get())).isFalse();
  }

  @Test
  void catchesUpAndTakesItBack() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("uk.d-i-y")));
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.C, false, true);
    Fx.until("all is read", () -> news.counts(FakeNews.group("uk.d-i-y")).unread() == 0);
    Fx.picture(window.scene(), "toast", 1);
    Fx.press(window.scene(), KeyCode.Z, true, false);
    Fx.until("it is taken back", () -> news.counts(FakeNews.group("uk.d-i-y")).unread() == 5);
  }

  @Test
  void comesBackAfterARestart() {
    FakeNews news = SampleWorld.news();
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("rec.arts.sf.written")));
    Fx.frames(2);
    Fx.run(() -> {
      window.panes().setWide(true);
      window.desk().threads().expandAll();
      var _ = window.desk().reader().open(70);
    });
    Fx.frames(4);
    WindowState state = Fx.on(window::state);
    MainWindow again = window(news, state);
    Fx.until("the article", () -> again.desk().article().article().isPresent());
    assertThat(Fx.on(() -> again.desk().threads().current().get())).isEqualTo(70);
    assertThat(Fx.on(() -> again.panes().wide().get())).isTrue();
    Fx.picture(again.scene(), "restart-wide", 1);
  }

  @Test
  void theOrderAndTheWidthsOfColumnsComeBackAfterARestart() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    List<Double> widths = List.of(500.0, 210.0, 101.0, 151.0);
    Fx.run(() -> {
      var options = window.desk().threads().options();
      options.set(options.get().with(ThreadListOptions.Sort.FEWEST_REPLIES_FIRST));
      window.panes().table().setWidths(widths);
    });
    Fx.frames(2);
    WindowState state = Fx.on(window::state);
    MainWindow again = window(SampleWorld.news(), state);
    assertThat(Fx.on(() -> again.desk().threads().options().get().sort()))
        .isEqualTo(ThreadListOptions.Sort.FEWEST_REPLIES_FIRST);
    assertThat(Fx.on(() -> again.panes().table().widths())).isEqualTo(widths);
    Map<String, String> values = new HashMap<>(state.values());
    values.put("sort", "BY_MOOD");
    MainWindow usual = window(SampleWorld.news(), new WindowState(values));
    assertThat(Fx.on(() -> usual.desk().threads().options().get().sort()))
        .isEqualTo(ThreadListOptions.Sort.NEWEST_THREAD_FIRST);
  }

  private static List<Double> columnWidths(MainWindow window) {
    Fx.frames(2);
    TableView<?> table = (TableView<?>) window.panes().table().node();
    return Fx.on(() -> table.getColumns().stream().map(column -> column.getWidth()).toList());
  }

  /** Else a file of settings that was edited meanwhile would be overruled. */
  @Test
  void coloursAndSizeOfLettersAreNotKeptWithTheWindow() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> {
      themes.getFirst().choice().set(Theme.Choice.DARK);
      themes.getFirst().setScale(1.5);
    });
    WindowState state = Fx.on(window::state);
    MainWindow again = window(SampleWorld.news(), state);
    Theme later = themes.getLast();
    assertThat(Fx.on(() -> again.stage().isShowing())).isTrue();
    assertThat(Fx.on(() -> later.choice().get())).isEqualTo(Theme.Choice.SYSTEM);
    assertThat(Fx.on(() -> later.scale().get())).isEqualTo(1);
  }

  @Test
  void nothingIsCutInASmallWindowWithLargeLetters() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> {
      themes.getFirst().setScale(1.5);
      window.stage().setWidth(900);
      window.stage().setHeight(600);
    });
    Fx.frames(5);
    Fx.picture(window.scene(), "small-window-large-letters", 1);
    assertThat(
            Fx.on(() ->
                window
                    .scene()
                    .getRoot()
                    .getChildrenUnmodifiable()
                    .getFirst()
                    .getBoundsInParent()
                    .getMinX()))
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  void quitsAsTheButtonOfTheWindowDoes() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.commands().run(Command.QUIT));
    Fx.until("the window is gone", () -> !window.stage().isShowing());
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().text("group")).contains("alt.politics.usa");
  }

  @Test
  void staysWhereWhatIsWrittenCannotBeSaved() {
    MainWindow window =
        window(
            SampleWorld.news(),
            WindowState.NONE,
            new UnsavedDialogs(new IllegalStateException("The disk is full. Make room.")));
    Fx.run(() -> window.commands().run(Command.QUIT));
    Fx.frames(3);
    assertThat(Fx.on(() -> window.stage().isShowing())).isTrue();
    assertThat(Fx.on(() -> window.desk().notices().offers().getFirst().words()))
        .isEqualTo("What you are writing could not be saved. The disk is full. Make room.");
    Fx.run(() -> {
      Notices notices = window.desk().notices();
      notices.take(notices.offers().getFirst());
    });
    assertThat(Fx.on(() -> window.stage().isShowing())).isFalse();
    assertThat(kept).hasSize(1);
  }

  @Test
  void holdsOutADraftUntilItIsTaken() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    List<String> taken = new java.util.ArrayList<>();
    Fx.run(() ->
        window.offer(
            new Offer(
                "A draft is not finished: “Canals”.", "Go on writing", () -> taken.add("it"))));
    Fx.picture(window.scene(), "offer", 1);
    javafx.scene.Node bar = Fx.on(() -> window.scene().lookup(".offer-bar"));
    Fx.run(() -> ((javafx.scene.control.Button) bar.lookup(".accent")).fire());
    assertThat(taken).containsExactly("it");
    assertThat(Fx.on(() -> window.scene().getRoot().lookupAll(".offer-bar"))).isEmpty();
  }

  @Test
  void showsWhatWasWrittenRightToLeftAtAnyWidth() {
    FakeNews news = SampleWorld.news();
    String line =
        "مرحبا بالعالم هذا نص طويل جدا يحتاج إلى أكثر من سطر واحد hello שלום עולם ".repeat(8);
    news.add(
        "misc.test",
        new FakeNews.Item(
            0,
            line,
            new org.newsloom.article.Author(line, "a@example.invalid"),
            SampleWorld.at(0),
            line + "\n> " + line,
            false));
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("misc.test")));
    Fx.frames(2);
    openRow(window, 0);
    for (int width = 560; width < 1400; width += 60) {
      int wanted = width;
      Fx.run(() -> window.stage().setWidth(wanted));
      Fx.frames(2);
    }
    Fx.picture(window.scene(), "right-to-left", 1);
    Fx.assertNothingThrown();
  }

  @Test
  void opensTwentyThousandLines() {
    FakeNews news = SampleWorld.news();
    news.add(
        "misc.test",
        new FakeNews.Item(
            0,
            "Long",
            new org.newsloom.article.Author("A", "a@example.invalid"),
            SampleWorld.at(0),
            "> quoted line with https://example.org/\nown line\n".repeat(10_000),
            false));
    MainWindow window = window(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("misc.test")));
    Fx.frames(2);
    long start = System.nanoTime();
    openRow(window, 0);
    Fx.frames(1);
    System.out.printf("20,000 lines shown in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    Fx.press(window.scene(), KeyCode.SPACE);
    Fx.press(window.scene(), KeyCode.SPACE);
    assertThat(Fx.on(() -> window.desk().article().article()).orElseThrow().article().subject())
        .isEqualTo("Long");
  }

  @Test
  void waitingOnTheFxThreadFails() {
    Throwable thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> Fx.on(() -> SampleWorld.news().groups().join()));
    assertThat(thrown).hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhatToDoWithoutAServer() {
    FakeNews news = new FakeNews();
    news.servers.clear();
    MainWindow window = window(news, WindowState.NONE);
    Fx.picture(window.scene(), "first-start", 1);
    assertThat(Fx.on(() -> window.split().getScene())).isNull();
    // Nothing is here that could be found.
    assertThat(Fx.on(() -> window.scene().lookup(".search-field").isDisabled())).isTrue();

    news.servers.add("home");
    Fx.run(() -> news.tell(new Change.ServersChanged()));

    Fx.until("the list", () -> window.split().getScene() != null);
    assertThat(Fx.on(() -> window.scene().lookup(".search-field").isDisabled())).isFalse();
  }

  @Test
  void theLetterOfACommandIsNotTypedIntoWhatItOpened() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    type(window, KeyCode.SLASH, "/");
    TextField filter = (TextField) Fx.on(() -> window.scene().getFocusOwner());
    assertThat(Fx.on(filter::getStyleClass)).contains("filter-field");
    assertThat(Fx.<String>on(() -> filter.getText())).isEmpty();
    type(window, KeyCode.Q, "q");
    assertThat(Fx.<String>on(() -> filter.getText())).isEqualTo("q");
  }

  /** As a keyboard does it. */
  private static void type(MainWindow window, KeyCode code, String letter) {
    for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)) {
      boolean typed = kind == KeyEvent.KEY_TYPED;
      Fx.run(() ->
          window
              .scene()
              .getFocusOwner()
              .fireEvent(
                  new KeyEvent(
                      kind,
                      typed ? letter : "",
                      typed ? "" : letter,
                      typed ? KeyCode.UNDEFINED : code,
                      false,
                      false,
                      false,
                      false)));
    }
    Fx.frames(2);
  }

  @Test
  void keysBelongToAMenuThatIsOpen() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    MenuBar bar = (MenuBar) Fx.on(() -> window.scene().lookup(".menu-bar"));
    Fx.run(() -> bar.getMenus().getLast().show());
    Fx.frames(2);
    assertThat(Fx.on(() -> bar.getMenus().getLast().isShowing())).isTrue();
    Fx.press(window.scene(), KeyCode.N);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(1);
    Fx.run(() -> bar.getMenus().getLast().hide());
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.N);
    Fx.until("the next", () -> window.desk().threads().current().get() != 1);
  }

  @Test
  void theStarOfTheArticleTellsThatItIsFlagged() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    openRow(window, 1);
    Fx.until("the article", () -> window.scene().lookup(".header-buttons") != null);
    assertThat(starIsOn(window)).isFalse();
    Fx.press(window.scene(), KeyCode.S);
    Fx.until("flagged", () -> window.commands().on(Command.FLAG).orElseThrow().get());
    assertThat(starIsOn(window)).isTrue();
    Fx.picture(window.scene(), "flagged", 1);
    Fx.press(window.scene(), KeyCode.S);
    Fx.until("not flagged", () -> !window.commands().on(Command.FLAG).orElseThrow().get());
    assertThat(starIsOn(window)).isFalse();
  }

  private static boolean starIsOn(MainWindow window) {
    return Fx.on(() ->
        ((Parent) window.scene().lookup(".header-buttons"))
            .getChildrenUnmodifiable().getFirst().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("on")));
  }
}
