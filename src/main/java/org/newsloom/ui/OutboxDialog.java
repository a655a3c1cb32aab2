package org.newsloom.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
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
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;
import org.newsloom.post.SavedDraft;

/** Lists what waits to be sent, with the server's words, and drafts to go on with. */
final class OutboxDialog {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final OutboxModel model;
  private final Consumer<SavedDraft> edit;
  private final ZoneId zone;
  private final SideWindow window;
  private final ListView<OutboxModel.Row> list = new ListView<>();
  private final Banner banner = new Banner();

  /**
   * The window.
   *
   * @param edit opens a draft to be gone on with
   */
  OutboxDialog(
      Theme theme,
      Optional<Window> owner,
      OutboxModel model,
      ZoneId zone,
      Consumer<SavedDraft> edit) {
    this.model = model;
    this.edit = edit;
    this.zone = zone;
    list.setCellFactory(_ -> new RowCell());
    list.getStyleClass().add("choice-list");
    list.setAccessibleText("Drafts and articles that wait to be sent");
    Label empty = Form.hintLabel("Nothing waits: no drafts, and all you posted is posted.");
    list.setPlaceholder(empty);
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            editSelected();
            event.consume();
          }
        });
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        editSelected();
      }
    });
    BorderPane root = new BorderPane(list);
    root.setTop(banner.node());
    root.setBottom(bottom());
    window = new SideWindow(theme, owner, "Drafts and outbox", root, 720, 480);
    window.onCloseWish(window::close);
    model.rows().addListener(_ -> show());
    model.failure().addListener(_ -> showFailure());
    show();
    showFailure();
  }

  SideWindow window() {
    return window;
  }

  void open() {
    model.reload();
    window.show();
    list.requestFocus();
  }

  private void show() {
    int index = Math.max(0, list.getSelectionModel().getSelectedIndex());
    list.getItems().setAll(model.rows().get());
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(Math.min(index, list.getItems().size() - 1));
    }
  }

  private void showFailure() {
    model
        .failure()
        .get()
        .ifPresentOrElse(
            failure ->
                banner.show(
                    Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail())),
            banner::hide);
  }

  private Node bottom() {
    Button send = new Button("Send now", Icons.of(Feather.SEND));
    send.getStyleClass().add("accent");
    send.setOnAction(_ -> model.sendNow());
    Label status = new Label("Being posted…");
    status.getStyleClass().add("hint");
    status.visibleProperty().bind(model.sending());
    send.disableProperty()
        .bind(
            model
                .sending()
                .or(
                    javafx.beans.binding.Bindings.createBooleanBinding(
                        () -> model.rows().get().stream().noneMatch(OutboxDialog::canGoOut),
                        model.rows())));
    var selected = list.getSelectionModel().selectedItemProperty();
    Button open = new Button("Go on writing", Icons.of(Feather.EDIT_2));
    open.setOnAction(_ -> editSelected());
    open.disableProperty().bind(selected.isNull());
    Button drop = new Button("Discard…", Icons.of(Feather.TRASH_2));
    drop.setOnAction(_ -> askToDrop());
    drop.disableProperty().bind(selected.isNull());
    Button close = new Button("Close");
    close.setOnAction(_ -> window.close());
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(open, drop, spring, status, close, send);
    return bar;
  }

  /** What was refused is not sent again as it is. */
  private static boolean canGoOut(OutboxModel.Row row) {
    return row instanceof OutboxModel.Row.Waiting waiting
        && waiting.posted().state() != Posted.State.REFUSED;
  }

  private void editSelected() {
    OutboxModel.@Nullable Row row = list.getSelectionModel().getSelectedItem();
    if (row != null) {
      model.edit(
          row,
          draft -> {
            window.close();
            edit.accept(draft);
          });
    }
  }

  private void askToDrop() {
    OutboxModel.@Nullable Row row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    Button keep = Banner.mainButton("Keep it", banner::hide);
    banner.show(
        Banner.Tone.WARNING,
        List.of(
            row instanceof OutboxModel.Row.Waiting
                ? "Discard this article? It is not sent, and its text is gone."
                : "Discard this draft? Its text is gone."),
        Optional.empty(),
        keep,
        Banner.button(
            "Discard",
            () -> {
              banner.hide();
              model.drop(row);
            }));
    keep.requestFocus();
  }

  /** Subject, where it goes, and how it stands. */
  private final class RowCell extends ListCell<OutboxModel.Row> {
    RowCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(OutboxModel.@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      switch (row) {
        case OutboxModel.Row.Begun begun -> draft(begun.draft());
        case OutboxModel.Row.Waiting waiting -> waiting(waiting);
      }
    }

    private void draft(SavedDraft draft) {
      Composition written = draft.composition();
      String kind =
          switch (written.kind()) {
            case NEW_POST -> "New article for " + orNowhere(written.newsgroups());
            case FOLLOWUP -> "Followup in " + orNowhere(written.newsgroups());
            case REPLY -> "Reply by e-mail to " + written.recipients();
            case SUPERSEDE -> "Supersede in " + written.newsgroups();
            case CANCEL -> "Cancel in " + written.newsgroups();
          };
      lines(
          Feather.EDIT_3,
          written.subject().isBlank() ? "No subject yet" : written.subject(),
          "draft",
          kind + " · saved " + WHEN.format(draft.saved().atZone(zone)),
          "");
    }

    private void waiting(OutboxModel.Row.Waiting waiting) {
      Posted posted = waiting.posted();
      boolean refused = posted.state() == Posted.State.REFUSED;
      lines(
          refused ? Feather.ALERT_CIRCLE : Feather.CLOCK,
          orUnknown(waiting.written().map(Composition::subject).orElse("")),
          refused ? "refused" : "waits",
          "To "
              + waiting.written().map(Composition::newsgroups).orElse("")
              + tries(posted.attempts()),
          posted.advice().map(it -> posted.reply() + " · " + it.text()).orElse(posted.reply()));
    }

    private void lines(Feather picture, String subject, String state, String about, String reply) {
      Label name = new Label(subject);
      name.getStyleClass().add("choice-name");
      name.setMinWidth(0);
      Label badge = new Label(state);
      badge
          .getStyleClass()
          .addAll(
              "standing", state.equals("refused") ? "standing-read-only" : "standing-moderated");
      badge.setMinWidth(USE_PREF_SIZE);
      HBox first = new HBox(8, name, badge);
      first.setAlignment(Pos.CENTER_LEFT);
      Label second = new Label(about);
      second.getStyleClass().add("aside");
      VBox words = new VBox(2, first, second);
      if (!reply.isBlank()) {
        Label said = new Label(reply);
        said.setWrapText(true);
        said.getStyleClass().add("server-words");
        words.getChildren().add(said);
      }
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(12, Icons.of(picture), words);
      line.getStyleClass().add("outbox-row");
      setGraphic(line);
      setAccessibleText(subject + ", " + state + ". " + about + ". " + reply);
    }

    private static String tries(int attempts) {
      return switch (attempts) {
        case 0 -> "";
        case 1 -> " · tried once";
        default -> " · tried " + attempts + " times";
      };
    }

    private static String orNowhere(String groups) {
      return groups.isBlank() ? "no newsgroup yet" : groups;
    }

    private static String orUnknown(String subject) {
      return subject.isBlank() ? "An article" : subject;
    }
  }
}
