package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.reading.GroupFolder;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.GroupListModel.Entry;

/** The list of newsgroups at the left, under the button that posts. */
final class GroupPane {
  /** What a person does here. */
  interface Actions {
    void open(ServerGroup group);

    void open(Entry.View view);

    /** Puts a newsgroup into a folder, or under its server. */
    void move(ServerGroup group, Optional<GroupFolder> folder);
  }

  private static final List<Command> CONTEXT =
      List.of(
          Command.FETCH,
          Command.FETCH_OLDER,
          Command.FETCH_BODIES,
          Command.CATCH_UP,
          Command.KEEP,
          Command.GROUP_POSTING,
          Command.TO_FOLDER,
          Command.UNSUBSCRIBE);

  private static final List<Command> OF_FOLDER =
      List.of(
          Command.FETCH_FOLDER,
          Command.CATCH_UP_FOLDER,
          Command.FILL_FOLDER,
          Command.RENAME_FOLDER,
          Command.FOLDER_UP,
          Command.FOLDER_DOWN,
          Command.NEW_FOLDER,
          Command.REMOVE_FOLDER);

  /** Narrower than this many letters' sizes, the button has no room for all of its words. */
  private static final double EMS_FOR_WORDS = 15;

  private final GroupListModel model;
  private final Actions actions;
  private final ListView<Entry> list = new ListView<>();
  private final VBox box = new VBox();
  private boolean following;

  GroupPane(GroupListModel model, Commands commands, Actions actions) {
    this.model = model;
    this.actions = actions;
    list.setItems(model.entries());
    list.getStyleClass().addAll("group-list", "edge-to-edge");
    list.setAccessibleText("Newsgroups");
    GroupCell.Menus menus =
        new GroupCell.Menus(
            CommandMenus.context(commands, CONTEXT),
            CommandMenus.context(commands, List.of(Command.FORGET_SEARCH)),
            CommandMenus.context(commands, OF_FOLDER),
            CommandMenus.context(commands, List.of(Command.NEW_FOLDER, Command.SUBSCRIBE)));
    GroupDragging dragging = new GroupDragging(model, actions, list);
    list.setCellFactory(_ -> {
      GroupCell cell = new GroupCell(model, menus);
      dragging.dress(cell);
      cell.setOnMouseClicked(event -> {
        if (event.getButton() == MouseButton.PRIMARY
            && event.getClickCount() == 1
            && event.isStillSincePress()
            && cell.getItem() != null) {
          toggle(cell.getItem());
        }
      });
      return cell;
    });
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, entry) -> {
          // New counts of the open newsgroup are a new entry too; that opens nothing.
          if (following
              || model.isLaying()
              || entry == null
              || model.isOpen(entry)
              || model.returnsTo(entry)) {
            return;
          }
          if (model.isRevealing()) {
            // A folder closes then; lines cannot go while the list still tells of a selection.
            Platform.runLater(() -> open(entry));
          } else {
            open(entry);
          }
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setOnMouseClicked(event -> {
      Entry entry = list.getSelectionModel().getSelectedItem();
      // A click on the open newsgroup goes to its beginning; the selection does not change then.
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && entry != null) {
        open(entry);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    if (commands.isAvailable(Command.NEW_POST)) {
      Button post = new Button("", Icons.of(Feather.EDIT));
      post.getStyleClass().addAll("accent", "post-button");
      post.setMaxWidth(Double.MAX_VALUE);
      post.textProperty()
          .bind(
              Bindings.createStringBinding(
                  () ->
                      box.getWidth() < EMS_FOR_WORDS * post.getFont().getSize()
                          ? "Post"
                          : "Post to newsgroup",
                  box.widthProperty(),
                  post.fontProperty()));
      post.setAccessibleText("Post to newsgroup");
      post.setOnAction(_ -> commands.run(Command.NEW_POST));
      box.getChildren().add(post);
    }
    box.getChildren().add(list);
    if (commands.isAvailable(Command.SUBSCRIBE)) {
      Button subscribe = new Button("Subscribe…", Icons.of(Feather.PLUS));
      subscribe.getStyleClass().addAll("flat", "subscribe-button");
      subscribe.setMaxWidth(Double.MAX_VALUE);
      subscribe.setOnAction(_ -> commands.run(Command.SUBSCRIBE));
      box.getChildren().add(subscribe);
    }
    box.getStyleClass().add("group-pane");
    model.current().addListener(_ -> select());
    model.currentView().addListener(_ -> select());
    model.cursor().addListener(_ -> select());
    model.entries().addListener((javafx.collections.ListChangeListener<Entry>) _ -> select());
    select();
  }

  Node node() {
    return box;
  }

  void requestFocus() {
    list.requestFocus();
  }

  /** Whether keys come to the list. */
  boolean isFocused() {
    return list.isFocused();
  }

  private void toggle(Entry entry) {
    if (entry instanceof Entry.Folder line) {
      model.setOpen(line.folder(), !line.open());
    }
  }

  private void open(Entry entry) {
    switch (entry) {
      case Entry.Group group -> actions.open(group.group().group());
      case Entry.View view -> actions.open(view);
      case Entry.Folder line -> model.setCursor(line.folder());
      // A selection cannot be changed while the list still tells of it.
      case Entry.Heading _ -> Platform.runLater(this::select);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    @Nullable Entry entry = list.getSelectionModel().getSelectedItem();
    boolean done =
        switch (event.getCode()) {
          case DOWN -> step(1);
          case UP -> step(-1);
          case LEFT -> entry != null && leave(entry);
          case RIGHT -> entry instanceof Entry.Folder line && enter(line);
          case ENTER -> {
            if (entry != null) {
              toggle(entry);
            }
            yield entry instanceof Entry.Folder;
          }
          default -> false;
        };
    if (done) {
      event.consume();
    }
  }

  /** The arrow keys pass over headings. */
  private boolean step(int step) {
    int at = list.getSelectionModel().getSelectedIndex() + step;
    while (at >= 0
        && at < list.getItems().size()
        && list.getItems().get(at) instanceof Entry.Heading) {
      at += step;
    }
    go(at);
    return true;
  }

  /** Closes a folder, or goes from a newsgroup to its folder. */
  private boolean leave(Entry entry) {
    if (entry instanceof Entry.Folder line) {
      if (line.open()) {
        toggle(line);
      }
      return true;
    }
    Optional<GroupFolder> folder = model.folderAt(entry);
    folder.ifPresent(it -> go(model.indexOf(it)));
    return folder.isPresent();
  }

  /** Opens a folder, or goes from an open one to its first newsgroup. */
  private boolean enter(Entry.Folder line) {
    if (!line.open()) {
      toggle(line);
    } else if (!model.groups(line.folder()).isEmpty()) {
      go(list.getSelectionModel().getSelectedIndex() + 1);
    }
    return true;
  }

  private void go(int at) {
    if (at >= 0 && at < list.getItems().size()) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 3));
    }
  }

  private void select() {
    following = true;
    try {
      int index = model.currentIndex();
      if (index < 0) {
        list.getSelectionModel().clearSelection();
      } else {
        list.getSelectionModel().clearAndSelect(index);
      }
    } finally {
      following = false;
    }
  }
}
