package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.cli.Place;
import org.newsloom.ui.Fx;

/**
 * Walks through the program as a person does, with keys and buttons and nothing else, and leaves a
 * picture of each step in {@code target/screenshots}. With {@code -Dscreenshots=docs} the pictures
 * of the documents are made anew.
 */
final class WalkTest {
  private static final String FIRST = "From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen";
  private static final Path DOCS = Path.of("docs", "screenshots");

  @TempDir Path folder;
  private int step;
  private CompletableFuture<Integer> open = CompletableFuture.completedFuture(0);

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @AfterEach
  void closeAll() {
    Fx.run(() -> stages().toList().forEach(Stage::hide));
    open.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void readsAnswersSearchesAndComesBack() throws IOException {
    start();
    Fx.until("the welcome", () -> button("Explore the sample newsgroups").isPresent());
    picture("welcome");
    press(button("Explore the sample newsgroups").orElseThrow());
    // The window of the profile goes before that of the sample comes.
    Fx.until(
        "the newsgroups",
        () -> mainStage().isPresent() && scene().lookup(".group-list") != null && groups() > 10);
    picture("newsgroups");

    openGroup("alt.politics.usa");
    Fx.until("the threads", () -> table().getItems().size() > 3);
    Fx.run(() -> table().getSelectionModel().clearAndSelect(table().getItems().size() - 1));
    Fx.until("the first article", () -> subject().startsWith(FIRST));
    picture("first-article");
    docs("main-light");
    theme("Dark");
    picture("first-article-dark");
    docs("main-dark");
    theme("Light");
    narrows();
    String last = readsFive();

    answer();
    String hit = search();

    Fx.press(scene(), KeyCode.ESCAPE);
    Fx.until("the hits again", WalkTest::isSearching);
    Fx.press(scene(), KeyCode.ESCAPE);
    Fx.until("back where the search began", () -> !hit.isEmpty() && !isSearching());
    picture("back");
    comesBack();
    assertThat(last).isNotBlank();
    Fx.assertNothingThrown();
  }

  private void narrows() {
    String before = Fx.on(this::open);
    int rows = Fx.on(() -> table().getItems().size());
    Fx.run(() -> table().requestFocus());
    Fx.press(scene(), KeyCode.SLASH);
    assertThat(Fx.on(() -> scene().getFocusOwner().getStyleClass())).contains("filter-field");
    type(Fx.on(() -> scene().getFocusOwner()), "ABERNATHY predict");
    Fx.until("the narrowed list", () -> narrowed().endsWith(" of 62"));
    Fx.until("its words", () -> table().getItems().size() < 8);
    picture("narrowed");
    int found = Fx.on(() -> table().getItems().size());
    assertThat(Fx.on(WalkTest::narrowed)).isEqualTo(found + " of 62");
    assertThat(found).isPositive();
    Fx.press(scene(), KeyCode.ESCAPE);
    Fx.until("the whole list", () -> table().getItems().size() == rows);
    assertThat(Fx.on(this::open)).isEqualTo(before);
    assertThat(Fx.on(() -> table().getSelectionModel().getSelectedIndex())).isEqualTo(rows - 1);
  }

  private static String narrowed() {
    return scene().lookup(".list-head .filter-count") instanceof Labeled it ? it.getText() : "";
  }

  private String readsFive() {
    String before = subject();
    for (int read = 0; read < 5; ) {
      String was = Fx.on(this::open);
      Fx.press(scene(), KeyCode.SPACE);
      Fx.frames(3);
      // A long article is scrolled page by page first.
      read += Fx.on(this::open).equals(was) ? 0 : 1;
    }
    picture("five-read");
    assertThat(Fx.on(this::open)).isNotEqualTo(before);
    return Fx.on(this::open);
  }

  private void answer() {
    Fx.press(scene(), KeyCode.R, true, true);
    Fx.until("who one is", () -> stage("Your name and address").isPresent());
    Scene asked = stage("Your name and address").orElseThrow().getScene();
    Fx.run(() -> {
      fill(asked, "Ann Reader", "Ann Walker");
      fill(asked, "ann@example.org", "ann.walker@example.invalid");
    });
    picture(asked, "identity");
    press(button(asked, "Save").orElseThrow());
    Fx.until("the composer", () -> composer().isPresent());
    Scene writing = composer().orElseThrow().getScene();
    Fx.frames(4);
    Node area = Fx.on(() -> writing.lookup(".composer-text"));
    type(area, "I read all five of them, and this one twice. ");
    picture(writing, "followup");
    press(button(writing, "Post followup").orElseThrow());
    Fx.until("it is posted", () -> composer().isEmpty());
    // Nobody has to press a key: the window fetches what it posted.
    Fx.until("the answer is counted", () -> counts().endsWith("of 63"));
    Fx.run(() -> table().requestFocus());
    Fx.press(scene(), KeyCode.RIGHT);
    for (int down = 0; down < 12 && !author().equals("Ann Walker"); down++) {
      String was = Fx.on(this::open);
      Fx.press(scene(), KeyCode.DOWN);
      Fx.until("the next article", () -> !open().equals(was));
    }
    assertThat(author()).isEqualTo("Ann Walker");
    Fx.frames(3);
    picture("posted");
  }

  private String search() {
    find("Qwen");
    Fx.until("the words around each hit", WalkTest::allHaveExcerpts);
    Fx.until("nothing is told over it", () -> !scene().lookup(".toast").isVisible());
    picture("search-qwen");
    docs("search-light");
    theme("Dark");
    docs("search-dark");
    theme("Light");
    find("无奈");
    picture("search-chinese");
    Fx.press(scene(), KeyCode.DOWN);
    Fx.run(() -> table().getSelectionModel().clearAndSelect(0));
    Fx.until("the hit", () -> !subject().isEmpty());
    String hit = Fx.on(this::open);
    Fx.run(() -> table().requestFocus());
    Fx.press(scene(), KeyCode.ENTER);
    Fx.until("the hit in its thread", () -> !isSearching() && open().equals(hit));
    Fx.frames(5);
    picture("hit-in-its-thread");
    return hit;
  }

  private void comesBack() {
    Fx.press(scene(), KeyCode.N);
    Fx.frames(3);
    String article = Fx.on(this::open);
    int rows = Fx.on(() -> table().getItems().size());
    Fx.run(() -> {
      Stage main = main();
      main.fireEvent(new WindowEvent(main, WindowEvent.WINDOW_CLOSE_REQUEST));
    });
    assertThat(open.orTimeout(60, TimeUnit.SECONDS).join()).isZero();
    start();
    Fx.until("the same article", () -> mainStage().isPresent() && open().equals(article));
    Fx.until("the same threads unfolded", () -> table().getItems().size() == rows);
    picture("restarted");
  }

  private void start() {
    Place place = new Place(Optional.of(folder), false, false, false);
    Clock clock = Clock.fixed(Instant.parse("2026-01-06T09:30:00Z"), ZoneOffset.UTC);
    open =
        CompletableFuture.supplyAsync(
            () -> Window.open(place, Optional.empty(), clock, "test", System.err),
            task -> new Thread(task).start());
    // Windows of other tests may be there still.
    Fx.until("the window", () -> mainStage().isPresent());
    Fx.frames(5);
  }

  private static Stream<Stage> stages() {
    return javafx.stage.Window.getWindows().stream()
        .filter(window -> window instanceof Stage stage && stage.isShowing())
        .map(Stage.class::cast);
  }

  private static Optional<Stage> stage(String title) {
    return stages().filter(stage -> title.equals(stage.getTitle())).findFirst();
  }

  private static Optional<Stage> composer() {
    return stages().filter(it -> it.getScene().lookup(".composer") != null).findFirst();
  }

  private static Optional<Stage> mainStage() {
    return stages()
        .filter(stage -> stage.getTitle() != null && stage.getTitle().endsWith("Newsloom"))
        .findFirst();
  }

  private static Stage main() {
    return mainStage().orElseThrow();
  }

  private static Scene scene() {
    return main().getScene();
  }

  private static Optional<Button> button(String words) {
    return button(scene(), words);
  }

  private static Optional<Button> button(Scene scene, String words) {
    return scene.getRoot().lookupAll(".button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(it -> words.equals(it.getText()))
        .findFirst();
  }

  private static void press(Button button) {
    Fx.run(button::fire);
    Fx.frames(3);
  }

  private static int groups() {
    return ((ListView<?>) scene().lookup(".group-list")).getItems().size();
  }

  private static void openGroup(String name) {
    Fx.run(() -> {
      @SuppressWarnings("unchecked")
      ListView<Object> list = (ListView<Object>) scene().lookup(".group-list");
      list.getItems().stream()
          .filter(item -> item.toString().contains(name))
          .findFirst()
          .ifPresent(list.getSelectionModel()::select);
    });
  }

  private static TableView<?> table() {
    return (TableView<?>) scene().lookup(".thread-table");
  }

  private static String counts() {
    return scene().getRoot().lookupAll(".status-line .label").stream()
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text.contains("unread of"))
        .findFirst()
        .orElse("");
  }

  private static String author() {
    Node author = scene().lookup(".author-name");
    return author == null ? "" : author.getAccessibleText();
  }

  private String subject() {
    Node line = scene().lookup(".subject-line");
    return line == null ? "" : line.getAccessibleText();
  }

  /** What tells one article from the others of its thread. */
  private String open() {
    Node author = scene().lookup(".author-name");
    Node date = scene().lookup(".article-date");
    return author == null || !(date instanceof Labeled when)
        ? ""
        : subject() + " / " + author.getAccessibleText() + " / " + when.getText();
  }

  private static boolean isSearching() {
    Node title = scene().lookup(".list-title");
    return title instanceof Labeled it && it.getText().equals("Search");
  }

  private static boolean allHaveExcerpts() {
    return table().lookupAll(".table-row-cell").stream()
        .filter(row -> row.isVisible() && row instanceof TableRow<?> it && !it.isEmpty())
        .allMatch(row ->
            row.lookupAll(".snippet").stream()
                .anyMatch(words -> words instanceof Labeled it && !it.getText().isBlank()));
  }

  private static void find(String words) {
    Fx.press(scene(), KeyCode.K, true, false);
    Fx.run(() -> ((TextField) scene().getFocusOwner()).setText(words));
    Fx.press(scene(), KeyCode.ENTER);
    Fx.until(
        "hits of " + words,
        () ->
            isSearching()
                && scene().lookup(".list-about") instanceof Labeled it
                && it.getText().contains("found"));
    Fx.frames(5);
  }

  private static void fill(Scene scene, String prompt, String words) {
    scene.getRoot().lookupAll(".text-field").stream()
        .map(TextField.class::cast)
        .filter(field -> prompt.equals(field.getPromptText()))
        .forEach(field -> field.setText(words));
  }

  private static void type(Node area, String words) {
    for (String letter : words.split("")) {
      Fx.run(() ->
          area.fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false)));
    }
    Fx.frames(3);
  }

  private static void theme(String words) {
    Fx.run(() ->
        ((javafx.scene.control.MenuBar) scene().lookup(".menu-bar"))
            .getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(
                    item -> item instanceof Menu menu ? menu.getItems().stream() : Stream.of(item))
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    Fx.frames(5);
  }

  private void picture(String name) {
    picture(scene(), name);
  }

  private void picture(Scene scene, String name) {
    Path made = Fx.picture(scene, String.format("walk-%02d-%s", ++step, name), 1);
    assertThat(made).isNotEmptyFile();
  }

  private static void docs(String name) {
    if ("docs".equals(System.getProperty("screenshots"))) {
      try {
        Files.createDirectories(DOCS);
        Files.copy(
            Fx.picture(scene(), "docs-" + name, 2),
            DOCS.resolve(name + ".png"),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
