package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Windows beside the main one, looked at in light and dark. */
final class SideWindowStage implements BeforeEachCallback, AfterEachCallback {
  final LocalPostOffice office = new LocalPostOffice();
  final LocalServers servers = new LocalServers();
  final List<SideWindow> opened = new ArrayList<>();
  Theme theme;

  @Override
  public void beforeEach(ExtensionContext context) {
    Fx.start();
    theme = Fx.on(Theme::new);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Fx.run(() -> {
      opened.forEach(SideWindow::close);
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  SideWindow shown(SideWindow window) {
    opened.add(window);
    window.show();
    return window;
  }

  void look(SideWindow window, String name) {
    Fx.frames(3);
    Pictures.take(theme, window.scene(), name);
    assertThat(Fx.on(() -> nameless(window.scene().getRoot()))).isEmpty();
    // Letters become larger while it is open.
    Fx.run(() -> theme.setScale(Theme.MAX_SCALE));
    Fx.frames(6);
    Pictures.take(theme, window.scene(), name + "-200");
    assertThat(Fx.on(() -> CutOff.in(window.scene()))).isEmpty();
    Fx.run(() -> theme.setScale(1));
    Fx.frames(4);
  }

  /** What the focus can reach and a screen reader has no words for. */
  static List<Node> nameless(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      boolean labelled =
          parent.getScene().getRoot().lookupAll(".label").stream()
              .anyMatch(it -> it instanceof Label label && node.equals(label.getLabelFor()));
      boolean named =
          labelled
              || (node.getAccessibleText() != null && !node.getAccessibleText().isBlank())
              || (node instanceof Labeled it && it.getText() != null && !it.getText().isBlank())
              || (node instanceof TextInputControl
                  && parent instanceof javafx.scene.control.Spinner);
      if (node.isFocusTraversable() && node.isVisible() && !named) {
        found.add(node);
      }
      if (node instanceof Parent inner
          && !(node instanceof javafx.scene.control.Spinner)
          && !(node instanceof javafx.scene.control.ComboBoxBase)) {
        found.addAll(nameless(inner));
      }
    }
    return found;
  }
}
