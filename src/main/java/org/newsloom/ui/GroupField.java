package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.KnownGroups.Standing;
import org.newsloom.reading.ListedGroup;
import org.newsloom.sync.Moderators;

/** A field for newsgroups that completes names and marks groups that are not open to all. */
final class GroupField {
  private static final int MOST = 8;

  /** The height of a line, in letters' sizes. */
  private static final double ROW = 2.15;

  private final TextField field = new TextField();
  private final FlowPane marks = new FlowPane(6, 4);
  private final VBox node = new VBox(4, field, marks);
  private final Popup popup = new Popup();
  private final ListView<ListedGroup> list = new ListView<>();
  private final Supplier<GroupLookup> groups;
  private boolean choosing;

  /**
   * An empty field.
   *
   * @param groups where names are found
   */
  GroupField(Supplier<GroupLookup> groups) {
    this.groups = groups;
    field.getStyleClass().add("group-field");
    list.getStyleClass().add("completion");
    list.setCellFactory(_ -> new GroupChoiceCell());
    list.setFocusTraversable(false);
    list.setOnMouseClicked(_ -> choose());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    field.textProperty().addListener(_ -> complete());
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            popup.hide();
          }
        });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    marks.prefWrapLengthProperty().bind(field.widthProperty());
    Form.show(marks, false);
  }

  Node node() {
    return node;
  }

  TextField field() {
    return field;
  }

  /** Marks the groups that the field names; what is moderated with where it goes. */
  void mark(KnownGroups known, Moderators moderators) {
    marks.getChildren().clear();
    for (Newsgroup group : Newsgroup.parseList(field.getText())) {
      Standing standing = known.of(group);
      if (!GroupStandings.wordsOf(standing).isEmpty() && !group.name().equalsIgnoreCase("poster")) {
        marks.getChildren().add(markOf(group, standing, moderators.address(group)));
      }
    }
    Form.show(marks, !marks.getChildren().isEmpty());
  }

  private static Node markOf(Newsgroup group, Standing standing, Optional<String> moderator) {
    Label badge = badge(standing);
    HBox mark = new HBox(6, badge, new Label(group.name() + meaning(standing, moderator)));
    mark.setAlignment(Pos.CENTER_LEFT);
    mark.getStyleClass().add("group-mark");
    return mark;
  }

  private static String meaning(Standing standing, Optional<String> moderator) {
    return switch (standing) {
      case OPEN, UNSURE -> "";
      case MODERATED ->
          moderator
              .map(address -> ": the article goes to its moderator first, " + address + ".")
              .orElse(": a moderator sees the article first.");
      case READ_ONLY -> ": nobody can post there.";
      case UNKNOWN -> ": not on this server.";
    };
  }

  static Label badge(Standing standing) {
    Label badge = new Label(GroupStandings.wordsOf(standing));
    badge.getStyleClass().addAll("standing", "standing-" + GroupStandings.wordsOf(standing));
    return badge;
  }

  private void pressed(KeyEvent event) {
    if (!popup.isShowing()) {
      return;
    }
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
      int size = list.getItems().size();
      list.getSelectionModel()
          .select(Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size));
      list.scrollTo(list.getSelectionModel().getSelectedIndex());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB) {
      choose();
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
      }
    } else if (event.getCode() == KeyCode.ESCAPE) {
      popup.hide();
      event.consume();
    }
  }

  private void complete() {
    String word = word();
    if (choosing || !field.isFocused() || word.length() < 2) {
      popup.hide();
      return;
    }
    List<ListedGroup> found = groups.get().find(word, MOST);
    boolean complete = found.size() == 1 && found.getFirst().group().group().name().equals(word);
    if (found.isEmpty() || complete || field.getScene() == null) {
      popup.hide();
      return;
    }
    list.getItems().setAll(found);
    list.getSelectionModel().select(0);
    double row = ROW * field.getFont().getSize();
    list.setFixedCellSize(row);
    list.setPrefSize(field.getWidth(), row * found.size() + 10);
    PopupLooks.like(field.getScene(), list);
    Bounds place = field.localToScreen(field.getBoundsInLocal());
    popup.show(field, place.getMinX(), place.getMaxY() + 2);
  }

  /** The name that is being typed: what follows the last comma or blank before the caret. */
  private String word() {
    String before = field.getText(0, Math.min(field.getCaretPosition() + 1, field.getLength()));
    return before.substring(start(before)).strip();
  }

  private static int start(String before) {
    return Math.max(before.lastIndexOf(','), before.lastIndexOf(' ')) + 1;
  }

  private void choose() {
    @Nullable ListedGroup chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    int caret = Math.min(field.getCaretPosition(), field.getLength());
    int from = start(field.getText(0, caret));
    choosing = true;
    field.replaceText(from, caret, chosen.group().group().name());
    choosing = false;
    popup.hide();
  }

  /** A group with its description and standing. */
  private static final class GroupChoiceCell extends ListCell<ListedGroup> {
    @Override
    protected void updateItem(@Nullable ListedGroup item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      Label name = new Label(item.group().group().name());
      name.setMinWidth(USE_PREF_SIZE);
      Label about = new Label(item.description());
      about.getStyleClass().add("aside");
      about.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(about, Priority.ALWAYS);
      HBox row = new HBox(10, name, about);
      row.setAlignment(Pos.CENTER_LEFT);
      Standing standing = GroupStandings.standingOf(item);
      if (standing != Standing.OPEN) {
        row.getChildren().add(badge(standing));
      }
      setGraphic(row);
    }
  }
}
