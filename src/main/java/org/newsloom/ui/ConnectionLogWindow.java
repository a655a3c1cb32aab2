package org.newsloom.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.sync.ConnectionLog;
import org.newsloom.task.UiExecutor;

/** What is said between Newsloom and the servers, as it is said; passwords are masked. */
final class ConnectionLogWindow {
  private static final int MOST = 5_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final ZoneId zone;
  private final UiExecutor ui;
  private final SideWindow window;
  private final ListView<ConnectionLog.Line> list = new ListView<>();
  private final CheckBox follow = new CheckBox("Follow");
  private final ConcurrentLinkedQueue<ConnectionLog.Line> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();

  ConnectionLogWindow(
      Theme theme, Optional<Window> owner, ConnectionLog log, ZoneId zone, UiExecutor ui) {
    this.zone = zone;
    this.ui = ui;
    list.setCellFactory(_ -> new LineCell());
    list.fixedCellSizeProperty().bind(theme.scale().multiply(22));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.getStyleClass().add("log-list");
    list.setAccessibleText("Dialogue with the news servers");
    list.setPlaceholder(Form.hintLabel("Nothing has been said yet."));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
            event.consume();
          }
        });
    follow.setSelected(true);
    Button copy = new Button("Copy", Icons.of(Feather.COPY));
    copy.setOnAction(_ -> copy());
    Button clear = new Button("Clear");
    clear.setOnAction(_ -> list.getItems().clear());
    Label hint = new Label("Passwords are masked.");
    hint.getStyleClass().add("hint");
    Region spring = Form.spring();
    Button close = new Button("Close");
    HBox bar = Form.buttonBar(follow, hint, spring, clear, copy, close);
    BorderPane root = new BorderPane(list);
    root.setBottom(bar);
    window = new SideWindow(theme, owner, "Connection log", root, 820, 520);
    close.setOnAction(_ -> window.close());
    list.getItems().setAll(log.lines());
    log.listen(this::heard);
  }

  SideWindow window() {
    return window;
  }

  void open() {
    window.show();
    toEnd();
  }

  /** On the thread that talks: a fast dialogue is painted in one go. */
  private void heard(ConnectionLog.Line line) {
    fresh.add(line);
    if (due.compareAndSet(false, true)) {
      ui.execute(this::take);
    }
  }

  private void take() {
    due.set(false);
    List<ConnectionLog.Line> more = new ArrayList<>();
    for (ConnectionLog.Line line = fresh.poll(); line != null; line = fresh.poll()) {
      more.add(line);
    }
    list.getItems().addAll(more);
    int extra = list.getItems().size() - MOST;
    if (extra > 0) {
      list.getItems().remove(0, extra);
    }
    toEnd();
  }

  private void toEnd() {
    if (follow.isSelected() && !list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  /** What is selected, or else all of it. */
  private void copy() {
    List<ConnectionLog.Line> chosen = list.getSelectionModel().getSelectedItems();
    ErrorDetails.copy(
        (chosen.isEmpty() ? list.getItems() : chosen)
            .stream().map(this::text).collect(Collectors.joining("\n")));
  }

  private String text(ConnectionLog.Line line) {
    return TIME.format(line.time().atZone(zone)) + " " + line;
  }

  /** One line; what we said is accented. */
  private final class LineCell extends ListCell<ConnectionLog.Line> {
    @Override
    protected void updateItem(ConnectionLog.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty || line == null ? null : text(line));
      getStyleClass().remove("sent-line");
      if (line != null && !empty && line.sent()) {
        getStyleClass().add("sent-line");
      }
    }
  }
}
