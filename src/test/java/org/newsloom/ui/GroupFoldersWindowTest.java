package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.reading.GroupFolder;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.GroupListModel.Entry;

/** Folders in the list at the left of the window. */
final class GroupFoldersWindowTest {
  private static final String SF = "rec.arts.sf.written";
  private static final String DIY = "uk.d-i-y";
  private static final String JAVA = "comp.lang.java.programmer";

  @RegisterExtension private final TestWindows windows = new TestWindows();

  private static FakeNews news() {
    FakeNews news = SampleWorld.news();
    news.folders.with("Leisure", SF, DIY).with("Work", JAVA);
    return news;
  }

  /** The lines below the views, folders with a sign before them. */
  private static List<String> lines(MainWindow window) {
    return Fx.on(() ->
        window.desk().groups().entries().stream()
            .flatMap(entry ->
                switch (entry) {
                  case Entry.View _ -> Stream.<String>empty();
                  case Entry.Heading heading -> Stream.of(heading.server() + ":");
                  case Entry.Folder line ->
                      Stream.of((line.open() ? "- " : "+ ") + line.folder().name());
                  case Entry.Group line ->
                      Stream.of(
                          (line.folder().isPresent() ? "  " : "")
                              + line.group().group().group().name());
                })
            .toList());
  }

  @SuppressWarnings("unchecked")
  private static ListView<Entry> list(MainWindow window) {
    return (ListView<Entry>) window.scene().getRoot().lookup(".group-list");
  }

  private static Entry selected(MainWindow window) {
    return Fx.on(() -> list(window).getSelectionModel().getSelectedItem());
  }

  private static String current(MainWindow window) {
    return Fx.on(
        () -> window.desk().groups().current().get().map(it -> it.group().name()).orElse(""));
  }

  private static void open(MainWindow window, String group) {
    Fx.run(() -> window.open(FakeNews.group(group)));
    Fx.frames(3);
  }

  private static void press(MainWindow window, KeyCode... keys) {
    for (KeyCode key : keys) {
      Fx.press(window.scene(), key);
      Fx.frames(2);
    }
  }

  private static void run(MainWindow window, Command command) {
    Fx.run(() -> window.commands().run(command));
    Fx.frames(2);
  }

  @Test
  void standAboveTheServersWithTheirNewsgroups() {
    MainWindow window = windows.open(news(), WindowState.NONE);
    List<String> all = lines(window);
    assertThat(all.subList(0, 5))
        .containsExactly("- Leisure", "  " + SF, "  " + DIY, "- Work", "  " + JAVA);
    assertThat(all.get(5)).isEqualTo(FakeNews.SERVER + ":");
    assertThat(all.subList(6, all.size())).doesNotContain(SF, DIY, JAVA).isNotEmpty();
  }

  @Test
  void openAndCloseByKeysAndStayClosedOverARestart() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    open(window, DIY);
    Fx.run(() -> list(window).requestFocus());
    press(window, KeyCode.LEFT);
    assertThat(selected(window)).isInstanceOf(Entry.Folder.class);
    assertThat(current(window)).as("what is open stays open").isEqualTo(DIY);
    press(window, KeyCode.LEFT);
    assertThat(lines(window)).startsWith("+ Leisure", "- Work");
    WindowState state = Fx.on(window::state);

    MainWindow later = windows.open(news, state);
    open(later, JAVA);
    assertThat(lines(later)).startsWith("+ Leisure", "- Work");
    Fx.run(() -> list(later).requestFocus());
    press(later, KeyCode.LEFT, KeyCode.UP);
    assertThat(selected(later))
        .isEqualTo(new Entry.Folder(news.folders.named("Leisure"), false, unread(news, SF, DIY)));
    press(later, KeyCode.RIGHT);
    assertThat(lines(later)).startsWith("- Leisure", "  " + SF);
    press(later, KeyCode.RIGHT);
    assertThat(current(later)).isEqualTo(SF);
    press(later, KeyCode.LEFT, KeyCode.ENTER);
    assertThat(lines(later)).startsWith("+ Leisure", "- Work");
  }

  private static long unread(FakeNews news, String... groups) {
    return Stream.of(groups).mapToLong(it -> news.counts(FakeNews.group(it)).unread()).sum();
  }

  @Test
  void openAtAClick() {
    MainWindow window = windows.open(news(), WindowState.NONE);
    Fx.frames(3);
    click(window, "Leisure");
    assertThat(lines(window)).startsWith("+ Leisure", "- Work");
    click(window, "Leisure");
    assertThat(lines(window)).startsWith("- Leisure", "  " + SF);
  }

  private static void click(MainWindow window, String words) {
    Node cell =
        Fx.on(() ->
            list(window).lookupAll(".group-cell").stream()
                .filter(it ->
                    it instanceof GroupCell line
                        && line.getItem() instanceof Entry.Folder folder
                        && folder.folder().name().equals(words))
                .findFirst()
                .orElseThrow());
    Fx.click(cell, 5, 5);
    Fx.frames(3);
  }

  @Test
  void aClosedOneShowsItsNewsgroupsWhileOneOfThemIsOpen() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.desk().groups().setOpen(news.folders.named("Leisure"), false));
    open(window, SF);
    assertThat(lines(window)).startsWith("- Leisure", "  " + SF);
    assertThat(selected(window)).isInstanceOf(Entry.Group.class);
    Fx.run(() -> list(window).requestFocus());
    press(window, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    assertThat(current(window)).isEqualTo(JAVA);
    assertThat(lines(window)).startsWith("+ Leisure", "- Work", "  " + JAVA);
    assertThat(selected(window)).isInstanceOf(Entry.Group.class);
  }

  @Test
  void showTheSumOfWhatIsUnreadAndAreReadAndFetchedAsOne() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    open(window, DIY);
    long before = unread(news, SF, DIY);
    assertThat(before).isPositive();
    assertThat(sum(window)).isEqualTo(before);
    run(window, Command.FETCH_FOLDER);
    assertThat(news.fetched).containsExactly(List.of(FakeNews.group(SF), FakeNews.group(DIY)));
    run(window, Command.CATCH_UP_FOLDER);
    Fx.until("all is read", () -> sumNow(window) == 0);
    assertThat(unread(news, JAVA)).as("of another folder").isPositive();
    run(window, Command.UNDO);
    Fx.until("it is taken back", () -> sumNow(window) == before);
  }

  private static long sum(MainWindow window) {
    return Fx.on(() -> sumNow(window));
  }

  private static long sumNow(MainWindow window) {
    return window.desk().groups().entries().stream()
        .filter(Entry.Folder.class::isInstance)
        .mapToLong(it -> ((Entry.Folder) it).unread())
        .findFirst()
        .orElse(-1);
  }

  @Test
  void theNextUnreadNewsgroupIsTheNextOneDownTheList() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.desk().groups().setOpen(news.folders.named("Work"), false));
    open(window, DIY);
    run(window, Command.NEXT_UNREAD_GROUP);
    Fx.until(
        "the one of a closed folder",
        () ->
            window
                .desk()
                .groups()
                .current()
                .get()
                .filter(FakeNews.group(JAVA)::equals)
                .isPresent());
  }

  @Test
  void areMadeRenamedMovedAndRemoved() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    open(window, JAVA);
    run(window, Command.NEW_FOLDER);
    NameWindowLook made = new NameWindowLook("New folder");
    made.type(" ");
    assertThat(made.sentence()).isEqualTo("A folder needs a name.");
    made.type("WORK");
    assertThat(made.sentence()).isEqualTo("There is a folder “Work” already.");
    made.type("Later");
    assertThat(made.sentence()).isEmpty();
    made.accept();
    assertThat(news.folders.names()).containsExactly("Leisure", "Work", "Later");
    run(window, Command.FOLDER_UP);
    assertThat(news.folders.names()).containsExactly("Work", "Leisure", "Later");
    run(window, Command.RENAME_FOLDER);
    NameWindowLook renamed = new NameWindowLook("Rename folder");
    renamed.type("Toil");
    renamed.accept();
    assertThat(news.folders.names()).containsExactly("Toil", "Leisure", "Later");
    run(window, Command.REMOVE_FOLDER);
    assertThat(news.folders.names()).containsExactly("Leisure", "Later");
    assertThat(lines(window)).contains(JAVA);
    run(window, Command.UNDO);
    assertThat(lines(window)).startsWith("- Toil", "  " + JAVA);
  }

  /** A window that asks for a name. */
  private record NameWindowLook(Window window) {
    NameWindowLook(String title) {
      this(
          Fx.on(() ->
              Window.getWindows().stream()
                  .filter(it -> it instanceof Stage stage && title.equals(stage.getTitle()))
                  .findFirst()
                  .orElseThrow()));
    }

    void type(String text) {
      Fx.run(() ->
          ((javafx.scene.control.TextField) window.getScene().getRoot().lookup(".text-field"))
              .setText(text));
      Fx.frames(1);
    }

    String sentence() {
      return Fx.on(() ->
          ((javafx.scene.control.Label) window.getScene().getRoot().lookup(".hint")).getText());
    }

    void accept() {
      Fx.run(() -> ((javafx.scene.control.Button) button()).fire());
      Fx.frames(2);
    }

    private Node button() {
      return window.getScene().getRoot().lookup(".accent");
    }
  }

  @Test
  void takeWhatIsDroppedOnThem() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    GroupListModel model = window.desk().groups();
    ServerGroup java = FakeNews.group(JAVA);
    Entry leisure = Fx.on(() -> model.entries().get(model.indexOf(news.folders.named("Leisure"))));
    Entry work = Fx.on(() -> model.entries().get(model.indexOf(news.folders.named("Work"))));
    Entry within = Fx.on(() -> model.entries().get(model.entries().indexOf(leisure) + 1));
    Entry server = Fx.on(() -> new Entry.Heading(FakeNews.SERVER));
    assertThat(Fx.on(() -> model.takes(java, leisure))).isTrue();
    assertThat(Fx.on(() -> model.takes(java, within))).isTrue();
    assertThat(Fx.on(() -> model.takes(java, server))).isTrue();
    assertThat(Fx.on(() -> model.takes(java, work))).as("where it stands").isFalse();
    assertThat(Fx.on(() -> model.takes(java, model.views().getFirst()))).isFalse();
    assertThat(Fx.on(() -> model.folderAt(within))).contains(news.folders.named("Leisure"));
    Fx.run(() ->
        window.desk().folders().put(List.of(java), Optional.of(news.folders.named("Leisure"))));
    Fx.frames(2);
    assertThat(lines(window))
        .startsWith("- Leisure", "  " + JAVA)
        .contains("- Work")
        .doesNotContain(JAVA);
  }

  @Test
  void areChosenByTheirFirstLettersOrMade() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    List<FolderChoiceWindow.Choice> chosen = new ArrayList<>();
    FolderChoiceWindow choice =
        Fx.on(() ->
            new FolderChoiceWindow(
                windows.themes().getFirst(),
                window.stage(),
                JAVA,
                window.desk().groups().folders(),
                Optional.of(news.folders.named("Work")),
                chosen::add));
    Fx.run(choice::show);
    Fx.frames(3);
    assertThat(Fx.on(() -> choice.list().getSelectionModel().getSelectedItem().words()))
        .isEqualTo("Work");
    Fx.run(() -> choice.name().setText("e"));
    assertThat(Fx.on(() -> words(choice))).containsExactly("Leisure", "New folder “e”");
    Fx.picture(choice.window().scene(), "folder-choice", 1);
    Fx.run(() -> choice.name().setText("leisure"));
    assertThat(Fx.on(() -> words(choice))).containsExactly("Leisure");
    Fx.run(() -> choice.name().setText("Later"));
    Fx.press(choice.window().scene(), KeyCode.ENTER);
    Fx.frames(2);
    assertThat(chosen).containsExactly(new FolderChoiceWindow.Choice.Fresh("Later"));
  }

  private static List<String> words(FolderChoiceWindow choice) {
    return choice.list().getItems().stream().map(FolderChoiceWindow.Choice::words).toList();
  }

  @Test
  void areFilledWithManyAtOnce() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    List<List<ServerGroup>> saved = new ArrayList<>();
    FolderGroupsWindow fill =
        Fx.on(() ->
            new FolderGroupsWindow(
                windows.themes().getFirst(),
                window.stage(),
                news.folders.named("Work"),
                window.desk().groups(),
                saved::add));
    Fx.run(fill::show);
    Fx.frames(3);
    Fx.picture(fill.window().scene(), "folder-groups", 1);
    Fx.run(() -> fill.filter().setText("d-i SF"));
    assertThat(Fx.on(() -> fill.list().getItems())).isEmpty();
    Fx.run(() -> fill.filter().setText("D-I"));
    assertThat(Fx.on(() -> List.copyOf(fill.list().getItems())))
        .containsExactly(FakeNews.group(DIY));
    Fx.run(() -> fill.list().requestFocus());
    Fx.press(fill.window().scene(), KeyCode.SPACE);
    Fx.run(() -> fill.save().fire());
    assertThat(saved).containsExactly(List.of(FakeNews.group(JAVA), FakeNews.group(DIY)));
  }

  @Test
  void sayWhatTheyAre() {
    FakeNews news = news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.frames(3);
    List<String> spoken =
        Fx.on(() ->
            list(window).lookupAll(".group-cell").stream().map(Node::getAccessibleText).toList());
    assertThat(spoken)
        .contains(
            "Folder Leisure, " + unread(news, SF, DIY) + " unread, open",
            SF + ", " + unread(news, SF) + " unread, in folder Leisure");
  }

  @Test
  void lookGoodAndStayQuickWhereThereAreMany() {
    FakeNews news = SampleWorld.news();
    List<String> names =
        IntStream.range(0, 300).mapToObj("alt.example.group%03d"::formatted).toList();
    names.forEach(name -> news.copy(DIY, name));
    for (int i = 0; i < 30; i++) {
      news.folders.with(
          "Folder number " + (i + 1), names.subList(i * 10, i * 10 + 10).toArray(String[]::new));
    }
    MainWindow window = windows.open(news, WindowState.NONE);
    open(window, "alt.example.group003");
    List<GroupFolder> folders = Fx.on(() -> window.desk().groups().folders());
    Fx.run(() -> folders.subList(1, 30).forEach(it -> window.desk().groups().setOpen(it, false)));
    Fx.run(() -> list(window).scrollTo(0));
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> windows.themes().getFirst().choice().set(choice));
      Fx.picture(window.scene(), "folders-" + choice.name().toLowerCase(Locale.ROOT), 1);
    }
    Fx.run(() -> windows.themes().getFirst().setScale(2));
    Fx.picture(window.scene(), "folders-large", 1);
    assertThat(lines(window).stream().filter(it -> it.startsWith("+ "))).hasSize(29);
    assertThat(current(window)).isEqualTo("alt.example.group003");
  }
}
