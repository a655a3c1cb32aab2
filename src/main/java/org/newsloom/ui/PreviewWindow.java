package org.newsloom.ui;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.article.Counted;

/** The octets of an article as they would go out. */
final class PreviewWindow {
  private final SideWindow window;
  private final TextArea source;

  /**
   * The window.
   *
   * @param octets with CRLF line ends, not dot-stuffed
   */
  PreviewWindow(Theme theme, Optional<Window> owner, byte[] octets) {
    String whole = SourceText.of(octets);
    source = new TextArea(ShortenedSource.of(whole));
    source.setEditable(false);
    source.getStyleClass().add("monospace-field");
    source.setAccessibleText("The article as it is sent");
    Label size = Form.hintLabel(words(octets));
    source.getStyleClass().add("preview-source");
    BorderPane root = new BorderPane(source);
    VBox head = new VBox(size);
    head.getStyleClass().add("window-body");
    root.setTop(head);
    Button copy = new Button("Copy");
    Button close = new Button("Close");
    close.setCancelButton(true);
    root.setBottom(Form.buttonBar(Form.spring(), copy, close));
    window = new SideWindow(theme, owner, "What is sent", root, 780, 640);
    copy.setOnAction(_ -> ErrorDetails.copy(whole));
    close.setOnAction(_ -> window.close());
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  private static String words(byte[] octets) {
    int lines = 0;
    int longest = 0;
    int from = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n') {
        lines++;
        longest = Math.max(longest, i - 1 - from);
        from = i + 1;
      }
    }
    return String.format(
        java.util.Locale.ENGLISH,
        "%s in %s, the longest of %,d. Date and Message-ID are made anew when it is"
            + " sent; all else goes out as it stands here.",
        Counted.of(octets.length, "octet"),
        Counted.of(lines, "line"),
        longest);
  }
}
