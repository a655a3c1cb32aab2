package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.newsloom.article.Part;

/** The pictures of an article, one at a time, as large as the window. */
final class PictureWindow {
  private final List<Part> parts;
  private final Function<Part, CompletableFuture<Optional<byte[]>>> octets;
  private final SideWindow window;
  private final ImageView view = new ImageView();
  private final Label words = new Label();
  private final Label title = new Label();
  private final Button back = new Button("Previous");
  private final Button on = new Button("Next");
  private int at;

  /**
   * The window.
   *
   * @param parts the pictures
   * @param octets brings one of them
   * @param save asks where to save one
   */
  PictureWindow(
      Theme theme,
      Window owner,
      List<Part> parts,
      Function<Part, CompletableFuture<Optional<byte[]>>> octets,
      Consumer<Part> save) {
    this.parts = parts;
    this.octets = octets;
    view.setPreserveRatio(true);
    StackPane middle = new StackPane(view, words);
    middle.getStyleClass().add("picture-place");
    middle.setMinSize(0, 0);
    view.fitWidthProperty().bind(middle.widthProperty());
    view.fitHeightProperty().bind(middle.heightProperty());
    Button keep = new Button("Save…");
    Button close = new Button("Close");
    close.setCancelButton(true);
    HBox bar = Form.buttonBar(back, on, Form.spring(), title, Form.spring(), keep, close);
    BorderPane root = new BorderPane(middle);
    root.setBottom(bar);
    window = new SideWindow(theme, Optional.of(owner), "Pictures", root, 760, 600);
    back.setOnAction(_ -> show(at - 1));
    on.setOnAction(_ -> show(at + 1));
    keep.setOnAction(_ -> save.accept(parts.get(at)));
    close.setOnAction(_ -> window.close());
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            show(at + (event.getCode() == KeyCode.LEFT ? -1 : 1));
            event.consume();
          }
        });
  }

  /** Opens it with one of the pictures. */
  void open(int index) {
    show(index);
    window.show();
  }

  private void show(int index) {
    if (index < 0 || index >= parts.size()) {
      return;
    }
    at = index;
    Part part = parts.get(index);
    back.setDisable(index == 0);
    on.setDisable(index == parts.size() - 1);
    title.setText(AttachmentBar.nameOf(part) + "   " + (index + 1) + " of " + parts.size());
    view.setImage(null);
    view.setAccessibleText("Picture " + AttachmentBar.nameOf(part));
    words.setText("The picture is on its way…");
    var _ =
        octets
            .apply(part)
            .thenApplyAsync(found -> found.flatMap(it -> PictureData.read(it, 0, 0)))
            .whenCompleteAsync(
                (image, wrong) -> {
                  if (at == index) {
                    boolean here = wrong == null && image.isPresent();
                    view.setImage(here ? image.get() : null);
                    words.setText(
                        here
                            ? ""
                            : "This picture cannot be shown. Save it to look at it elsewhere.");
                  }
                },
                Platform::runLater);
  }

  SideWindow window() {
    return window;
  }

  /** What is said in the place of a picture. */
  String words() {
    return words.getText();
  }

  /** Whether a picture is to be seen. */
  boolean isShown() {
    return view.getImage() != null;
  }
}
