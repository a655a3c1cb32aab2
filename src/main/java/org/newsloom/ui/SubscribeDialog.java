package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Counted;
import org.newsloom.post.KnownGroups.Standing;
import org.newsloom.reading.ListedGroup;

/** Chooses newsgroups out of all that a server has. Typing filters, the space bar subscribes. */
final class SubscribeDialog {
  private final SubscribeModel model;
  private final SideWindow window;
  private final TextField filter = new TextField();
  private final ListView<ListedGroup> list = new ListView<>();
  private final Banner banner = new Banner();
  private final Theme theme;

  SubscribeDialog(Theme theme, Optional<Window> owner, SubscribeModel model, List<String> servers) {
    this.theme = theme;
    this.model = model;
    BorderPane root = new BorderPane(list());
    root.setTop(new VBox(top(servers), banner.node()));
    root.setBottom(bottom());
    window = new SideWindow(theme, owner, "Subscribe to newsgroups", root, 820, 620);
    window.onCloseWish(() -> {
      model.cancel();
      window.close();
    });
    model.found().addListener(_ -> show());
    model.failure().addListener(_ -> showFailure());
    if (!servers.isEmpty() && model.server().get().isBlank()) {
      model.server().set(servers.getFirst());
    }
    show();
    showFailure();
  }

  void open() {
    window.show();
    filter.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  ListView<ListedGroup> groups() {
    return list;
  }

  private Node top(List<String> servers) {
    filter.setPromptText("Type words of a name or description, such as “java” or “gardening”");
    filter.setAccessibleText("Filter newsgroups");
    filter.textProperty().bindBidirectional(model.filter());
    filter.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
              list.getSelectionModel().select(0);
            }
            event.consume();
          }
        });
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox top = new HBox(10, filter);
    if (model.hasFresh()) {
      CheckBox fresh = new CheckBox("New ones only");
      fresh.selectedProperty().bindBidirectional(model.freshOnly());
      fresh.setMinWidth(Region.USE_PREF_SIZE);
      top.getChildren().add(fresh);
    }
    if (servers.size() > 1) {
      ComboBox<String> server = new ComboBox<>();
      server.getItems().setAll(servers);
      server.valueProperty().bindBidirectional(model.server());
      server.setAccessibleText("News server");
      top.getChildren().add(server);
    }
    Button refresh = new Button("Refresh list", Icons.of(Feather.REFRESH_CW));
    refresh.setOnAction(_ -> model.refresh());
    refresh.disableProperty().bind(model.fetching());
    top.getChildren().add(refresh);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("dialog-head");
    return top;
  }

  private Node list() {
    list.fixedCellSizeProperty().bind(theme.scale().multiply(44));
    list.setCellFactory(_ -> new GroupRow());
    list.getStyleClass().add("choice-list");
    list.setAccessibleText("Newsgroups; the space bar subscribes");
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean first = list.getSelectionModel().getSelectedIndex() <= 0;
          if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            toggleSelected();
            event.consume();
          } else if (event.getCode() == KeyCode.UP && first) {
            filter.requestFocus();
            event.consume();
          }
        });
    Label empty = Form.hintLabel("");
    empty
        .textProperty()
        .bind(
            javafx.beans.binding.Bindings.createStringBinding(
                this::emptyWords, model.fetching(), model.filter(), model.failure()));
    list.setPlaceholder(empty);
    return list;
  }

  private String emptyWords() {
    if (model.fetching().get()) {
      return "The list of newsgroups is being fetched…";
    }
    return model.filter().get().isBlank()
        ? "There is no list of newsgroups yet. Refresh the list to fetch it."
        : "No newsgroup has these words in its name or description.";
  }

  private Node bottom() {
    Label summary = new Label();
    summary.textProperty().bind(model.summary());
    summary.getStyleClass().add("hint");
    ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    progress.setPrefWidth(120);
    progress.visibleProperty().bind(model.fetching());
    progress.managedProperty().bind(model.fetching());
    Button stop = new Button("Stop");
    stop.setAccessibleText("Stop fetching the list");
    stop.setOnAction(_ -> model.cancel());
    stop.visibleProperty().bind(model.fetching());
    stop.managedProperty().bind(model.fetching());
    Region spring = Form.spring();
    Button close = new Button("Done");
    close.getStyleClass().add("accent");
    close.setOnAction(_ -> {
      model.cancel();
      window.close();
    });
    HBox bar = Form.buttonBar(summary, progress, stop, spring, close);
    return bar;
  }

  private void show() {
    // Who has not gone down the list sees what comes to stand at its head.
    boolean moved = list.getSelectionModel().getSelectedIndex() > 0;
    @Nullable ListedGroup selected = moved ? list.getSelectionModel().getSelectedItem() : null;
    list.getItems().setAll(model.found().get());
    int index = selected == null ? 0 : Math.max(0, list.getItems().indexOf(selected));
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 3));
    }
  }

  private void showFailure() {
    model
        .failure()
        .get()
        .ifPresentOrElse(
            failure ->
                banner.show(
                    Banner.Tone.DANGER,
                    List.of(failure.sentence()),
                    Optional.of(failure.detail()),
                    Banner.button("Try again", model::refresh)),
            banner::hide);
  }

  private void toggleSelected() {
    @Nullable ListedGroup group = list.getSelectionModel().getSelectedItem();
    if (group != null) {
      model.toggle(group);
      list.refresh();
    }
  }

  /** Name, standing and description, with a box to check. */
  private final class GroupRow extends ListCell<ListedGroup> {
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label about = new Label();
    private final Label suggested = new Label("suggested");
    private final Label standing = new Label();
    private final Label count = new Label();
    private final HBox row;

    GroupRow() {
      box.setFocusTraversable(false);
      box.setOnAction(_ -> {
        @Nullable ListedGroup group = getItem();
        if (group != null) {
          model.toggle(group);
          updateItem(group, false);
        }
      });
      name.getStyleClass().add("choice-name");
      about.getStyleClass().add("aside");
      count.getStyleClass().add("aside");
      count.setMinWidth(USE_PREF_SIZE);
      standing.setMinWidth(USE_PREF_SIZE);
      suggested.getStyleClass().addAll("standing", "standing-suggested");
      suggested.setMinWidth(USE_PREF_SIZE);
      HBox first = new HBox(8, name, suggested, standing);
      first.setAlignment(Pos.CENTER_LEFT);
      VBox words = new VBox(1, first, about);
      words.setAlignment(Pos.CENTER_LEFT);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      row = new HBox(12, box, words, count);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setAccessibleRole(AccessibleRole.CHECK_BOX);
    }

    @Override
    protected void updateItem(@Nullable ListedGroup group, boolean empty) {
      super.updateItem(group, empty);
      if (empty || group == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean subscribed = model.isSubscribed(group);
      Standing how = GroupStandings.standingOf(group);
      box.setSelected(subscribed);
      name.setText(group.group().group().name());
      about.setText(group.description());
      Form.show(about, !group.description().isBlank());
      standing.setText(GroupStandings.wordsOf(how));
      standing.getStyleClass().setAll("label", "standing", "standing-" + standing.getText());
      Form.show(standing, how != Standing.OPEN);
      Form.show(suggested, model.isSuggested(group));
      count.setText(
          switch ((int) Math.min(group.estimate(), 2)) {
            case 0 -> "empty";
            case 1 -> "1 article";
            default -> Counted.of(group.estimate(), "article");
          });
      box.setAccessibleText("Subscribed to " + name.getText());
      setAccessibleText(
          name.getText()
              + (subscribed ? ", subscribed, " : ", not subscribed, ")
              + (model.isSuggested(group) ? "suggested by the server, " : "")
              + standing.getText()
              + " "
              + group.description());
      setGraphic(row);
    }
  }
}
