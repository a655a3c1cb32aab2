package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import org.newsloom.reading.ShownArticle;

/** Tells {@link ArticleDetails} of an article. */
final class DetailsWindow {
  private final SideWindow window;

  DetailsWindow(Theme theme, Window owner, ShownArticle shown) {
    List<ArticleDetails.Line> lines = ArticleDetails.of(shown);
    GridPane grid = new GridPane(16, 8);
    grid.getStyleClass().add("details");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(GridPane.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
    for (int row = 0; row < lines.size(); row++) {
      Label name = new Label(lines.get(row).name());
      name.getStyleClass().add("details-name");
      GridPane.setValignment(name, VPos.TOP);
      Label words = new Label(String.join("\n", lines.get(row).values()));
      words.setWrapText(true);
      words.setMinHeight(GridPane.USE_PREF_SIZE);
      words.setAccessibleText(name.getText() + ": " + words.getText());
      grid.addRow(row, name, words);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    Button copy = new Button("Copy");
    Button close = new Button("Close");
    close.setCancelButton(true);
    close.setDefaultButton(true);
    HBox bar = Form.buttonBar(copy, Form.spring(), close);
    BorderPane root = new BorderPane(scroll);
    root.setBottom(bar);
    window = new SideWindow(theme, Optional.of(owner), "Article details", root, 600, 520);
    close.setOnAction(_ -> window.close());
    copy.setOnAction(_ -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(ArticleDetails.text(lines));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }
}
