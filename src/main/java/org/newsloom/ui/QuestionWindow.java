package org.newsloom.ui;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A question before something that cannot be undone. Closing it means no. */
final class QuestionWindow {
  private final SideWindow window;

  /**
   * Asks; {@link #show} opens it.
   *
   * @param title the question in a few words
   * @param text what follows from a yes
   * @param yes words on the button that says yes
   * @param no words on the other button, which has the keys
   * @param then is run after a yes
   */
  QuestionWindow(
      Theme theme,
      Optional<Window> owner,
      String title,
      String text,
      String yes,
      String no,
      Runnable then) {
    Label head = new Label(title);
    head.getStyleClass().add("window-title");
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox middle = new VBox(10, head, words);
    middle.getStyleClass().add("window-body");
    Button keep = new Button(no);
    keep.setCancelButton(true);
    Button act = new Button(yes);
    act.getStyleClass().add("danger");
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(spring, keep, act);
    BorderPane root = new BorderPane(middle);
    root.setBottom(bar);
    window = new SideWindow(theme, owner, title, root, 520, 260);
    keep.setOnAction(_ -> window.close());
    act.setOnAction(_ -> {
      window.close();
      then.run();
    });
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }
}
