package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.post.Identity;
import org.newsloom.task.UiExecutor;

/** Asks for name and address before the first post. */
final class IdentityDialog {
  private final SideWindow window;
  private final IdentityForm form;

  /**
   * The window.
   *
   * @param known what is saved; empty for nothing
   * @param then is told what was saved; not called where the person closes the window
   */
  IdentityDialog(
      Theme theme,
      Optional<Window> owner,
      PostOffice office,
      UiExecutor ui,
      Optional<Identity> known,
      Consumer<Identity> then) {
    form = new IdentityForm(known);
    Label title = new Label("Who are you in the newsgroups?");
    title.getStyleClass().add("window-title");
    Label lead =
        Form.hintLabel(
            "Every article says who wrote it. You are asked once; Settings, Identity changes it.");
    VBox middle = new VBox(10, title, lead, form.node());
    middle.getStyleClass().add("window-body");
    Banner banner = new Banner();
    Button cancel = new Button("Cancel");
    Button save = new Button("Save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(form.valid().not());
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(spring, cancel, save);
    BorderPane root = new BorderPane(middle);
    root.setTop(banner.node());
    root.setBottom(bar);
    window = new SideWindow(theme, owner, "Your name and address", root, 600, 580);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      Identity identity = form.identity();
      var _ =
          office
              .saveIdentity(identity)
              .whenCompleteAsync(
                  (_, wrong) -> {
                    if (wrong == null) {
                      window.close();
                      then.accept(identity);
                    } else {
                      Failure failure = Failure.of(wrong);
                      banner.show(
                          Banner.Tone.DANGER,
                          java.util.List.of(failure.sentence()),
                          Optional.of(failure.detail()));
                    }
                  },
                  ui);
    });
  }

  void show() {
    window.show();
    form.focus();
  }

  SideWindow window() {
    return window;
  }

  IdentityForm form() {
    return form;
  }
}
