package org.newsloom.ui;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.GroupListModel.Entry;

/** The list of newsgroups at the left, under the button that posts. */
final class GroupPane {
  /** What a person does here. */
  interface Actions {
    void open(ServerGroup group);

    void open(Entry.View view);
  }

  private static final List<Command> CONTEXT =
      List.of(
          Command.FETCH,
          Command.FETCH_OLDER,
          Command.FETCH_BODIES,
          Command.CATCH_UP,
          Command.KEEP,
          Command.GROUP_POSTING,
          Command.UNSUBSCRIBE);

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
    ContextMenu context = CommandMenus.context(commands, CONTEXT);
    ContextMenu ofSearch = CommandMenus.context(commands, List.of(Command.FORGET_SEARCH));
    list.setCellFactory(_ -> new GroupCell(model, context, ofSearch));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, entry) -> {
          // New counts of the open newsgroup are a new entry too; that opens nothing.
          if (!following && entry != null && !model.isOpen(entry)) {
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

  private void open(Entry entry) {
    switch (entry) {
      case Entry.Group group -> actions.open(group.group().group());
      case Entry.View view -> actions.open(view);
      // A selection cannot be changed while the list still tells of it.
      case Entry.Heading _ -> Platform.runLater(this::select);
    }
  }

  /** The arrow keys pass over headings. */
  private void pressed(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step != 0) {
      int at = list.getSelectionModel().getSelectedIndex() + step;
      while (at >= 0
          && at < list.getItems().size()
          && list.getItems().get(at) instanceof Entry.Heading) {
        at += step;
      }
      if (at >= 0 && at < list.getItems().size()) {
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - 3));
      }
      event.consume();
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
