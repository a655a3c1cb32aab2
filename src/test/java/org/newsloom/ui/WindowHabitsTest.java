package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.ThreadListOptions;

/** Small things of the main window that people rely on. */
final class WindowHabitsTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();

  private final FakeNews news = SampleWorld.news();
  private MainWindow window;

  @BeforeEach
  void open() {
    window = windows.open(news);
  }

  private void openGroup() {
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(5);
  }

  private List<String> words(String selector) {
    return Fx.on(() ->
        window.scene().getRoot().lookupAll(selector).stream()
            .filter(Text.class::isInstance)
            .map(it -> ((Text) it).getText())
            .toList());
  }

  @Test
  void theTitleNamesWhatIsShown() {
    openGroup();
    assertThat(Fx.on(window.stage()::getTitle)).isEqualTo("alt.politics.usa – Newsloom");
    news.result =
        new SearchResult(
            List.of(news.hit("comp.misc", 1, "")), false, 3, 900, List.of(), List.of());
    Fx.run(() -> window.desk().search().search("word"));
    Fx.frames(3);
    assertThat(Fx.on(window.stage()::getTitle)).isEqualTo("Search: word – Newsloom");
  }

  @Test
  void aSearchWithoutArticlesSaysHowToGetThem() {
    news.result = new SearchResult(List.of(), false, 0, 0, List.of(), List.of());
    Fx.run(() -> window.desk().search().search("word"));
    Fx.frames(4);
    assertThat(words(".thread-table .message-title Text"))
        .containsExactly("No articles are here yet");
    assertThat(String.join("", words(".thread-table .message-hint Text")))
        .doesNotContain("Fewer words");
    Pictures.take(windows.themes().getFirst(), window.scene(), "search-of-nothing");
  }

  @Test
  void aClickBesideTheTitleOfAColumnSortsToo() {
    openGroup();
    Node title =
        Fx.on(() ->
            window.scene().getRoot().lookupAll(".column-title").stream()
                .filter(it ->
                    it.lookup(".label") instanceof Label label && label.getText().equals("From"))
                .findFirst()
                .orElseThrow());
    // Near the end of the header, and at its lower edge.
    Point2D place =
        Fx.on(() -> {
          Region header = (Region) header(title);
          Point2D edge = new Point2D(header.getWidth() - 12, header.getHeight() - 3);
          return title.sceneToLocal(header.localToScene(edge));
        });
    assertThat(Fx.on(() -> title.contains(place))).isTrue();
    Fx.click(title, place.getX(), place.getY());
    assertThat(Fx.on(() -> window.desk().threads().options().get().sort()))
        .isEqualTo(ThreadListOptions.Sort.AUTHOR);
  }

  private static Node header(Node within) {
    Node at = within;
    while (!at.getStyleClass().contains("column-header")) {
      at = at.getParent();
    }
    return at;
  }

  @Test
  void aCollapsedThreadHasTheDateThatItIsSortedBy() {
    openGroup();
    Fx.run(() -> window.commands().run(Command.COLLAPSE_ALL));
    Fx.frames(4);
    assertThat(dates().getFirst()).isEqualTo("Today 09:55");
    Fx.run(() -> window.commands().run(Command.EXPAND_ALL));
    Fx.frames(4);
    assertThat(dates().getFirst()).isEqualTo("Today 05:18");
  }

  @Test
  void bothDatesOfACollapsedThreadAreTold() {
    openGroup();
    Fx.run(() -> window.commands().run(Command.COLLAPSE_ALL));
    Fx.frames(4);
    Fx.run(() -> {
      Label first = dateLabels().getFirst();
      assertThat(first.getTooltip().getText())
          .isEqualTo(
              "Friday 12 December 2025, 05:18\nNewest in the thread: Friday 12 December 2025, 09:55");
    });
  }

  /** Of the rows from the top. */
  private List<String> dates() {
    return Fx.on(() -> dateLabels().stream().map(Label::getText).toList());
  }

  private List<Label> dateLabels() {
    return window.scene().getRoot().lookupAll(".date-cell").stream()
        .filter(it -> it.isVisible() && it.lookup(".label") instanceof Label)
        .sorted(Comparator.comparingDouble(it -> it.localToScene(0, 0).getY()))
        .map(it -> (Label) it.lookup(".label"))
        .toList();
  }

  @Test
  void theSourceIsInLettersOfOneWidth() {
    openGroup();
    Fx.run(() -> {
      var _ = window.desk().reader().open(1);
    });
    Fx.frames(4);
    assertThat(isFixed()).isFalse();
    Fx.run(() -> window.commands().run(Command.SOURCE));
    Fx.frames(4);
    assertThat(isFixed()).isTrue();
    Fx.run(() -> window.commands().run(Command.SOURCE));
    Fx.frames(4);
    assertThat(isFixed()).isFalse();
  }

  private boolean isFixed() {
    return Fx.on(() ->
        window.scene().getRoot().lookupAll(".article-body").stream()
            .filter(it -> !it.getStyleClass().contains("all-headers"))
            .anyMatch(it -> it.getStyleClass().contains("monospace")));
  }

  @Test
  void noTwoCommandsShowTheSameKey() {
    Map<String, Command> byKey = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Command command : Command.values()) {
      for (Key key : command.usualKeys()) {
        Command other = byKey.put(key.words(), command);
        if (other != null && other != command) {
          twice.add(key.words() + ": " + other + " and " + command);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void noMenuIsLongerThanALowScreen() {
    MenuBar bar = Fx.on(() -> (MenuBar) window.scene().lookup(".menu-bar"));
    Menu view =
        bar.getMenus().stream()
            .filter(it -> it.getText().equals("_View"))
            .findFirst()
            .orElseThrow();
    assertThat(view.getItems().size()).isLessThanOrEqualTo(20);
    assertThat(commands(view)).contains("Dark", "Fold all quotes", "ROT13", "Full screen");
  }

  private static List<String> commands(Menu menu) {
    List<String> words = new ArrayList<>();
    for (MenuItem item : menu.getItems()) {
      if (item instanceof Menu inner) {
        words.addAll(commands(inner));
      } else if (item.getText() != null) {
        words.add(item.getText());
      }
    }
    return words;
  }

  @Test
  void theWindowTakesTheWholeScreenAndGivesItBack() {
    // The headless screen cannot paint a window that grows.
    Fx.run(() -> {
      Rectangle2D screen = Screen.getPrimary().getBounds();
      window.stage().setX(0);
      window.stage().setY(0);
      window.stage().setWidth(screen.getWidth());
      window.stage().setHeight(screen.getHeight());
    });
    Fx.frames(3);
    Fx.press(window.scene(), KeyCode.F11);
    assertThat(Fx.on(window.stage()::isFullScreen)).isTrue();
    Fx.press(window.scene(), KeyCode.F11);
    assertThat(Fx.on(window.stage()::isFullScreen)).isFalse();
  }

  @Test
  void completionsOfTheSearchHaveTheColoursOfTheWindow() {
    Fx.run(() -> {
      windows.themes().getFirst().choice().set(Theme.Choice.DARK);
      TextField field = (TextField) window.scene().lookup(".search-field");
      field.requestFocus();
      field.setText("is:");
      field.end();
    });
    Fx.frames(4);
    Fx.press(window.scene(), KeyCode.DOWN);
    Fx.frames(4);
    // What is chosen in the list has a colour that only the window's root tells.
    Fx.assertNoStyleWarnings();
    assertThat(Fx.on(() -> completions().getStyleClass())).contains("dark-scheme");
  }

  private static Node completions() {
    return javafx.stage.Window.getWindows().stream()
        .map(it -> it.getScene().getRoot().lookup(".completion"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyMenuOpensByALetterOfItsOwn() {
    assertThat(Command.Menu.values())
        .extracting(
            menu -> menu.marked().toLowerCase(Locale.ROOT).charAt(menu.marked().indexOf('_') + 1))
        .doesNotHaveDuplicates();
    assertThat(Fx.on(() -> ((MenuBar) window.scene().getRoot().lookup(".menu-bar")).getMenus()))
        .allMatch(menu -> menu.isMnemonicParsing() && menu.getText().contains("_"));
  }

  /** Space reads on, and must not come to the button that writes an article. */
  @Test
  void aClickOnWhatIsSaidInAnEmptyListLeavesTheKeysThere() {
    Node said = Fx.on(() -> window.scene().getRoot().lookup(".thread-table .message"));
    Fx.run(() -> Fx.pressOn(said));
    assertThat(focused()).contains("thread-table");
    Fx.press(window.scene(), KeyCode.SPACE);
    Fx.frames(8);
    assertThat(Fx.on(() -> window.desk().groups().current().get())).isPresent();
    assertThat(focused()).contains("thread-table");
  }

  @Test
  void whatGoesOutOfSightLeavesTheKeysToTheList() {
    openGroup();
    Fx.run(() -> {
      TextField field = new TextField();
      Pane root = (Pane) window.scene().getRoot();
      root.getChildren().add(field);
      field.requestFocus();
      root.getChildren().remove(field);
    });
    Fx.frames(3);
    assertThat(focused()).contains("thread-table");
  }

  private List<String> focused() {
    return Fx.on(() -> List.copyOf(window.scene().getFocusOwner().getStyleClass()));
  }
}
