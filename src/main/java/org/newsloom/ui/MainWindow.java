package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.newsloom.reading.ReadingServices;
import org.newsloom.sync.ServerGroup;

/**
 * The main window: groups left, threads and the open article right. Puts models, views and commands
 * together; what is done lives in those. Made and used on the FX thread.
 */
public final class MainWindow implements AutoCloseable {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 840;

  private static final Duration KEEP_EVERY = Duration.seconds(20);

  /** Commands that a text field does by itself. */
  private static final List<Command> OF_TEXT_FIELDS =
      List.of(Command.COPY, Command.SELECT_ALL, Command.UNDO);

  private final Stage stage;
  private final WindowSetup setup;
  private final Desk desk;
  private final Commands commands;
  private final QuitKey quitKey;
  private final Panes panes;
  private final StackPane middle = new StackPane();
  private final GroupPane groupPane;
  private final Dialogs dialogs;
  private final Scene scene;
  private final Timeline keeping = new Timeline(new KeyFrame(KEEP_EVERY, _ -> keep()));

  /** What stood before must not be overwritten while it is on its way back. */
  private boolean restored;

  private WindowState kept;

  /** Whether the key that is held down was a command. */
  private boolean isCommand;

  /** A window over the services; {@link #show} opens it. */
  public MainWindow(
      Stage stage, Theme theme, ReadingServices services, Dialogs dialogs, WindowSetup setup) {
    this(stage, theme, new ServiceNews(services), dialogs, setup);
  }

  MainWindow(Stage stage, Theme theme, News news, Dialogs dialogs, WindowSetup setup) {
    this.stage = stage;
    this.setup = setup;
    this.kept = setup.state();
    this.dialogs = dialogs;
    commands = new Commands(setup.keys());
    quitKey = new QuitKey(stage, commands);
    desk =
        new Desk(news, setup.ui(), Delay.ofToolkit(), setup.reading(), setup.searches(), dialogs);
    NoticeBars bars = new NoticeBars(desk.notices(), setup.browser());
    SearchBox searchBox =
        new SearchBox(
            desk.search(),
            () -> desk.groups().groups().stream().map(it -> it.group().group().name()).toList(),
            () -> setup.searches().get().recent());
    FilterField filter =
        new FilterField(
            desk.groups(), desk.threads(), () -> news.isAboutToNarrow(desk.threads().source()));
    DateText dates = new DateText(setup.clock());
    WindowActions actions = new WindowActions(desk, news, bars, stage, theme);
    ThreadTable table = new ThreadTable(desk.threads(), actions.threads(), dates, theme.scale());
    WindowCommands wiring =
        new WindowCommands(commands, desk, theme, dialogs, searchBox, filter, actions);
    wiring.beforeViews();
    wiring.folders(new FolderWindows(theme, stage, desk));
    ThreadMapWindow threadMap = new ThreadMapWindow(theme, stage, desk, dates);
    commands.handle(Command.THREAD_MAP, threadMap::show);
    wiring.printing(new Printing(desk.notices(), dates), stage);
    // Escape belongs to what is open in the window; the key that began it ends it.
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    commands.choose(
        Command.FULL_SCREEN,
        stage.fullScreenProperty(),
        () -> stage.setFullScreen(!stage.isFullScreen()));
    ArticlePane article =
        new ArticlePane(desk.article(), commands, actions.article(), dates, theme.scale());
    groupPane = new GroupPane(desk.groups(), commands, actions.groups());
    ListHead head =
        new ListHead(
            desk.groups(),
            desk.threads(),
            desk.search(),
            filter,
            actions::fetchRest,
            actions::saveSearch,
            theme.scale());
    panes = new Panes(groupPane.node(), new VBox(), table, article);
    panes.setListHead(head);
    panes.setBesideList(
        new FacetPane(
            desk.search(),
            condition ->
                searchBox.search(Queries.narrowed(desk.search().query().orElse(""), condition)),
            theme.scale()));
    panes.letters(theme.scale());
    wiring.withViews(panes, groupPane, table, article);
    new EmptyStates(desk, commands, table);
    BorderPane root = new BorderPane(middle);
    root.setTop(new MainMenus(commands, new ToolBarView(commands, searchBox)).node());
    root.setBottom(
        new VBox(
            bars.bars(),
            new StatusLine(desk.status(), () -> commands.run(Command.SETTINGS)).node()));
    StackPane over = new StackPane(root, bars.toast());
    StackPane.setAlignment(bars.toast(), javafx.geometry.Pos.BOTTOM_CENTER);
    scene = new Scene(over, WIDTH, HEIGHT);
    theme.dress(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, _ -> isCommand = false);
    // Later: who took it out of sight may give the keys to another.
    scene
        .focusOwnerProperty()
        .addListener((_, _, now) -> {
          if (now == null) {
            Platform.runLater(this::keysToTheList);
          }
        });
    stage.setScene(scene);
    stage.setTitle("Newsloom");
    stage.setMinWidth(560);
    stage.setMinHeight(400);
    stage.setOnCloseRequest(event -> {
      event.consume();
      endIfSaved();
    });
    keeping.setCycleCount(Animation.INDEFINITE);
    // However it was hidden, there is nobody any more who keeps what stands.
    stage.showingProperty().addListener((_, _, shown) -> keepWhile(shown));
    desk.groups()
        .entries()
        .addListener((javafx.collections.ListChangeListener<Object>) _ -> chooseMiddle());
    desk.groups().loaded().addListener(_ -> chooseMiddle());
    desk.shown().addListener(_ -> title());
    desk.article().content().addListener(_ -> bars.hideLink());
    theme.scheme().addListener(_ -> Platform.runLater(article::recolour));
    chooseMiddle();
  }

  /** Opens the window where it was, and the newsgroup and article that were open. */
  public CompletableFuture<Void> show() {
    WindowPlace.restore(setup.state(), stage, panes, desk);
    stage.show();
    WindowPlace.keepOnScreen(stage);
    panes.restore(setup.state());
    return desk.reader()
        .loadGroups()
        .thenComposeAsync(_ -> Restart.restore(setup.state(), desk, panes), setup.ui())
        .whenCompleteAsync(
            (_, _) -> {
              restored = true;
              keepWhile(stage.isShowing());
            },
            setup.ui());
  }

  private void keepWhile(boolean shown) {
    if (shown && restored) {
      keeping.play();
    } else {
      keeping.stop();
    }
  }

  /** Brings the window before the others. */
  public void toFront() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /** Opens a newsgroup. */
  public void open(ServerGroup group) {
    var _ = desk.reader().open(group);
  }

  /** Opens what a {@code news:} address names; says so where it names nothing. */
  public void open(String newsAddress) {
    desk.links().openAddress(newsAddress);
  }

  /** Says something in passing. */
  public void say(String words) {
    desk.notices().say(words);
  }

  /** Holds something out to be done, until it is taken or closed. */
  public void offer(Offer what) {
    desk.notices().offer(what);
  }

  /** Tells a failure of something that was begun elsewhere. */
  public void failed(Throwable failure) {
    desk.notices().failed(failure);
  }

  /**
   * Whether the person works offline: the switch in the File menu, for others to follow and set.
   */
  public BooleanProperty offline() {
    return desk.status().offline();
  }

  /** What can be done in this window. */
  public Commands commands() {
    return commands;
  }

  /** The window itself, for those that stand before it. */
  public Stage stage() {
    return stage;
  }

  /** Where everything stands now. */
  public WindowState state() {
    WindowState.Builder state = new WindowState.Builder();
    WindowPlace.describe(state, stage, desk, kept);
    panes.describe(state);
    Restart.describe(state, desk, panes);
    return state.build();
  }

  @Override
  public void close() {
    keepWhile(false);
    quitKey.close();
    desk.close();
  }

  Scene scene() {
    return scene;
  }

  Desk desk() {
    return desk;
  }

  Panes panes() {
    return panes;
  }

  /**
   * What is being written and cannot be saved must not go with the window without a word; other
   * windows that ask before they close do so.
   */
  private void endIfSaved() {
    if (!quitKey.closeOthers()) {
      return;
    }
    var _ =
        dialogs
            .saveAll()
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong == null) {
                    end();
                  } else {
                    offer(
                        new Offer(
                            "What you are writing could not be saved. "
                                + Failure.of(wrong).sentence(),
                            "Quit without it",
                            this::end));
                    toFront();
                  }
                },
                setup.ui());
  }

  private void end() {
    keep();
    close();
    stage.hide();
  }

  /** A program that is killed has not been closed: what stands is kept from time to time. */
  private void keep() {
    WindowState now = state();
    if (!now.equals(kept)) {
      kept = now;
      setup.keep().accept(now);
    }
  }

  private void title() {
    String shown = desk.shown().get();
    stage.setTitle(shown.isEmpty() ? "Newsloom" : shown + " – Newsloom");
  }

  /** Without anything to read the whole middle says what to do. */
  private void chooseMiddle() {
    if (!desk.groups().loaded().get()) {
      return;
    }
    boolean panesShown = middle.getChildren().contains(panes.node());
    if (desk.groups().anythingToRead().get() && !panesShown) {
      middle.getChildren().setAll(panes.node());
      // A divided pane has its parts in the scene only once it has a skin.
      middle.applyCss();
      middle.layout();
      panes.table().requestFocus();
    } else if (!desk.groups().anythingToRead().get()
        && (panesShown || middle.getChildren().isEmpty())) {
      middle.getChildren().setAll(dialogs.welcome());
      // The search field would be the first to take the keys, and there is nothing to search.
      middle.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    isCommand = false;
    if (Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance)) {
      return; // a menu is open, and the keys are its own
    }
    Node focus = scene.getFocusOwner();
    boolean field = focus instanceof TextInputControl;
    boolean typing = focus instanceof TextInputControl text && text.isEditable();
    boolean own =
        (focus instanceof ButtonBase || focus instanceof ComboBoxBase<?>)
            && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER);
    if (own) {
      return;
    }
    Optional<Command> command =
        commands
            .forKey(event, typing)
            .filter(it -> !(field && OF_TEXT_FIELDS.contains(it)))
            .filter(it -> commands.enabled(it).get());
    command.ifPresent(it -> {
      event.consume();
      isCommand = true;
      commands.run(it);
    });
  }

  /**
   * What had the keys and went out of sight leaves them to the list: the toolkit gives them to the
   * first that there is, a button at which Space writes an article.
   */
  private void keysToTheList() {
    Node now = scene.getFocusOwner();
    boolean first = now == null || groupPane.node().equals(now.getParent());
    if (first && middle.getChildren().contains(panes.node())) {
      panes.table().requestFocus();
    }
  }

  /** The letter of a key that was a command is not typed into what the command opened. */
  private void typed(KeyEvent event) {
    if (isCommand) {
      event.consume();
    }
  }

  /** The divided middle, for a look from outside. */
  SplitPane split() {
    return panes.outer();
  }
}
