package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.reading.Change;
import org.newsloom.reading.ThreadListOptions;

/** The window as a person sees it; leaves pictures in {@code target/screenshots}. */
final class MainWindowTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();

  @Test
  void looksGoodInLightAndDark() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(4);
    TestWindows.openRow(window, 1);
    Fx.frames(4);
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> windows.themes().getFirst().choice().set(choice));
      String name = choice.name().toLowerCase(java.util.Locale.ROOT);
      Fx.picture(window.scene(), "window-" + name, 1);
      Fx.picture(window.scene(), "window-" + name + "-2x", 2);
    }
    assertThat(window.desk().threads().current().get()).isEqualTo(1);
  }

  @Test
  void leavesOutSubjectsThatAreRepeated() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
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
  void namesEverythingThatTakesTheFocus() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 2);
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
    MainWindow window = windows.open(news, WindowState.NONE);
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
  void catchesUpAndTakesItBack() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
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
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("rec.arts.sf.written")));
    Fx.frames(2);
    Fx.run(() -> {
      window.panes().setWide(true);
      window.desk().threads().expandAll();
      var _ = window.desk().reader().open(70);
    });
    Fx.frames(4);
    WindowState state = Fx.on(window::state);
    MainWindow again = windows.open(news, state);
    Fx.until("the article", () -> again.desk().article().article().isPresent());
    assertThat(Fx.on(() -> again.desk().threads().current().get())).isEqualTo(70);
    assertThat(Fx.on(() -> again.panes().wide().get())).isTrue();
    Fx.picture(again.scene(), "restart-wide", 1);
  }

  @Test
  void theOrderAndTheWidthsOfColumnsComeBackAfterARestart() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    List<Double> widths = List.of(500.0, 210.0, 101.0, 151.0, 91.0, 81.0);
    Fx.run(() -> {
      var options = window.desk().threads().options();
      options.set(options.get().with(ThreadListOptions.Sort.FEWEST_REPLIES_FIRST));
      window.panes().table().setWidths(widths);
    });
    Fx.frames(2);
    WindowState state = Fx.on(window::state);
    MainWindow again = windows.open(SampleWorld.news(), state);
    assertThat(Fx.on(() -> again.desk().threads().options().get().sort()))
        .isEqualTo(ThreadListOptions.Sort.FEWEST_REPLIES_FIRST);
    assertThat(Fx.on(() -> again.panes().table().widths())).isEqualTo(widths);
    Map<String, String> values = new HashMap<>(state.values());
    values.put("sort", "BY_MOOD");
    MainWindow usual = windows.open(SampleWorld.news(), new WindowState(values));
    assertThat(Fx.on(() -> usual.desk().threads().options().get().sort()))
        .isEqualTo(ThreadListOptions.Sort.NEWEST_THREAD_FIRST);
  }

  @Test
  void columnsOfSizesAndScoresAreChosenInTheMenuAndOnTheTitlesAndKept() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    assertThat(TestWindows.columnWidths(window)).hasSize(4);
    Fx.run(() -> window.commands().run(Command.SIZE_COLUMN));
    assertThat(TestWindows.columnWidths(window)).hasSize(5);
    Fx.picture(window.scene(), "column-of-sizes", 1);
    Fx.run(() -> {
      TableView<?> table = (TableView<?>) window.panes().table().node();
      table.getColumns().getFirst().getContextMenu().getItems().get(1).fire();
    });
    assertThat(TestWindows.columnWidths(window)).hasSize(6);
    MainWindow again = windows.open(SampleWorld.news(), Fx.on(window::state));
    assertThat(TestWindows.columnWidths(again)).hasSize(6);
    Fx.run(() -> again.commands().run(Command.SIZE_COLUMN));
    MainWindow last = windows.open(SampleWorld.news(), Fx.on(again::state));
    assertThat(Fx.on(() -> last.desk().threads().sizesShown().get())).isFalse();
    assertThat(Fx.on(() -> last.desk().threads().scoresShown().get())).isTrue();
  }

  /** Else a file of settings that was edited meanwhile would be overruled. */
  @Test
  void coloursAndSizeOfLettersAreNotKeptWithTheWindow() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> {
      windows.themes().getFirst().choice().set(Theme.Choice.DARK);
      windows.themes().getFirst().setScale(1.5);
    });
    WindowState state = Fx.on(window::state);
    MainWindow again = windows.open(SampleWorld.news(), state);
    Theme later = windows.themes().getLast();
    assertThat(Fx.on(() -> again.stage().isShowing())).isTrue();
    assertThat(Fx.on(() -> later.choice().get())).isEqualTo(Theme.Choice.SYSTEM);
    assertThat(Fx.on(() -> later.scale().get())).isEqualTo(1);
  }

  @Test
  void nothingIsCutInASmallWindowWithLargeLetters() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> {
      windows.themes().getFirst().setScale(1.5);
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
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.commands().run(Command.QUIT));
    Fx.until("the window is gone", () -> !window.stage().isShowing());
    assertThat(windows.kept()).hasSize(1);
    assertThat(windows.kept().getFirst().text("group")).contains("alt.politics.usa");
  }

  @Test
  void staysWhereWhatIsWrittenCannotBeSaved() {
    MainWindow window =
        windows.open(
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
    assertThat(windows.kept()).hasSize(1);
  }

  @Test
  void holdsOutADraftUntilItIsTaken() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
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
    MainWindow window = windows.open(news, WindowState.NONE);
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
  void newsgroupsOfArchivesAreShownWithoutAServer() {
    FakeNews news = SampleWorld.news();
    news.servers.clear();
    MainWindow window = windows.open(news, WindowState.NONE);
    assertThat(Fx.on(() -> window.split().getScene())).isNotNull();
    assertThat(Fx.on(() -> window.scene().lookup(".search-field").isDisabled())).isFalse();
  }

  @Test
  void theLetterOfACommandIsNotTypedIntoWhatItOpened() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    assertThat(news.toNarrow).isEmpty();
    type(window, KeyCode.SLASH, "/");
    assertThat(news.toNarrow).containsExactly(Fx.on(() -> window.desk().threads().source()));
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
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
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
}
