package org.newsloom.ui;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * The looks of what stands in a popup: a popup has a scene of its own and does not know the colours
 * and the size of letters of the window that it belongs to.
 */
final class PopupLooks {
  private PopupLooks() {}

  /** Takes over what {@link Theme} gave to the root of a window. */
  static void like(Scene window, Parent content) {
    Parent root = window.getRoot();
    List<String> schemes =
        root.getStyleClass().stream().filter(it -> it.endsWith("-scheme")).toList();
    content.getStyleClass().removeIf(it -> it.endsWith("-scheme") && !schemes.contains(it));
    schemes.stream()
        .filter(it -> !content.getStyleClass().contains(it))
        .forEach(content.getStyleClass()::add);
    content.setStyle(root.getStyle());
  }
}
