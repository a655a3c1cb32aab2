package org.newsloom.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** The bottom of a window that does some long work: how far it is, Stop or Close, and its start. */
final class ProgressRow {
  private final HBox node;
  private Runnable onClose = () -> {};

  ProgressRow(LongWork work, Button start) {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setPrefSize(16, 16);
    turning.visibleProperty().bind(work.busy());
    Label line = new Label();
    line.getStyleClass().add("hint");
    line.textProperty().bind(work.line());
    Button close = new Button();
    close.textProperty().bind(work.busy().map(busy -> busy ? "Stop" : "Close"));
    close.setOnAction(_ -> {
      if (work.busy().get()) {
        work.stop();
      } else {
        onClose.run();
      }
    });
    start.getStyleClass().add("accent");
    start.setDefaultButton(true);
    start.disableProperty().bind(work.busy());
    node = Form.buttonBar(turning, line, Form.spring(), close, start);
  }

  /** What Close does. */
  void onClose(Runnable action) {
    onClose = action;
  }

  HBox node() {
    return node;
  }
}
