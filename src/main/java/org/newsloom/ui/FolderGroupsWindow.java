package org.newsloom.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;

/** Chooses the newsgroups of a folder among all that are subscribed, many in one go. */
final class FolderGroupsWindow {
  private final GroupListModel model;
  private final GroupFolder folder;
  private final List<ServerGroup> all;
  private final Set<ServerGroup> chosen = new LinkedHashSet<>();
  private final TextField filter = new TextField();
  private final ListView<ServerGroup> list = new ListView<>();
  private final Label summary = new Label();
  private final Button save = new Button("Save");
  private final SideWindow window;

  FolderGroupsWindow(
      Theme theme,
      Window owner,
      GroupFolder folder,
      GroupListModel model,
      Consumer<List<ServerGroup>> then) {
    this.model = model;
    this.folder = folder;
    all = model.inOrder().stream().map(SubscribedGroup::group).toList();
    model.groups(folder).forEach(group -> chosen.add(group.group()));
    filter.setPromptText("Type words of a name, such as “java” or “de.”");
    filter.setAccessibleText("Filter newsgroups");
    filter.textProperty().addListener(_ -> fill());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::inFilter);
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox top = new HBox(10, filter);
    top.getStyleClass().add("dialog-head");
    list.setCellFactory(_ -> new Line());
    list.getStyleClass().add("choice-list");
    list.fixedCellSizeProperty().bind(theme.scale().multiply(36));
    list.setAccessibleText("Newsgroups; the space bar chooses");
    list.setPlaceholder(Form.hintLabel("No newsgroup has these words in its name."));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
    summary.getStyleClass().add("hint");
    Button every = new Button("Choose all shown");
    every.setOnAction(_ -> {
      chosen.addAll(list.getItems());
      told();
    });
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    BorderPane root = new BorderPane(list);
    root.setTop(top);
    root.setBottom(Form.buttonBar(summary, Form.spring(), every, cancel, save));
    window =
        new SideWindow(
            theme, Optional.of(owner), "Newsgroups of “" + folder.name() + "”", root, 640, 560);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      window.close();
      then.accept(new ArrayList<>(chosen));
    });
    fill();
    told();
  }

  private void fill() {
    List<String> words =
        List.of(filter.getText().strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    list.getItems()
        .setAll(
            all.stream()
                .filter(group ->
                    words.stream()
                        .allMatch(group.group().name().toLowerCase(Locale.ROOT)::contains))
                .toList());
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void told() {
    summary.setText(Counted.of(chosen.size(), "newsgroup") + " chosen");
    list.refresh();
  }

  private void inFilter(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      list.requestFocus();
      event.consume();
    }
  }

  private void inList(KeyEvent event) {
    @Nullable ServerGroup group = list.getSelectionModel().getSelectedItem();
    if (group != null && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
      toggle(group);
      event.consume();
    } else if (event.getCode() == KeyCode.UP && list.getSelectionModel().getSelectedIndex() <= 0) {
      filter.requestFocus();
      event.consume();
    }
  }

  private void toggle(ServerGroup group) {
    if (!chosen.remove(group)) {
      chosen.add(group);
    }
    told();
  }

  /** A name with a box to check, and where it stands now. */
  private final class Line extends ListCell<ServerGroup> {
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label where = new Label();
    private final HBox row = new HBox(12, box, name, Form.spring(), where);

    Line() {
      box.setFocusTraversable(false);
      box.setOnAction(_ -> {
        if (getItem() != null) {
          toggle(getItem());
        }
      });
      name.setMinWidth(0);
      where.getStyleClass().add("aside");
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setAccessibleRole(AccessibleRole.CHECK_BOX);
    }

    @Override
    protected void updateItem(@Nullable ServerGroup group, boolean empty) {
      super.updateItem(group, empty);
      if (empty || group == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      box.setSelected(chosen.contains(group));
      name.setText(group.group().name());
      String elsewhere =
          model
              .folderOf(group)
              .filter(it -> it.id() != folder.id())
              .map(GroupFolder::name)
              .orElse("");
      where.setText(elsewhere.isEmpty() ? group.server() : elsewhere + " · " + group.server());
      box.setAccessibleText(name.getText());
      setAccessibleText(
          name.getText() + (box.isSelected() ? ", chosen, " : ", not chosen, ") + where.getText());
      setGraphic(row);
    }
  }

  void show() {
    window.show();
    filter.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  TextField filter() {
    return filter;
  }

  ListView<ServerGroup> list() {
    return list;
  }

  Button save() {
    return save;
  }
}
