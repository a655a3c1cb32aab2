package org.newsloom.ui;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pictures of one kind, and buttons that have nothing else. */
final class Icons {
  private Icons() {}

  /** A picture that grows with the letters beside it. */
  static FontIcon of(Feather picture, double ems) {
    FontIcon icon = new FontIcon(picture);
    icon.getStyleClass().add("icon");
    icon.setStyle(String.format(Locale.ROOT, "-fx-icon-size: %.2fem;", ems));
    return icon;
  }

  /** A button with a picture alone; the words are its tooltip and what a screen reader says. */
  static Button button(Feather picture, String words, Runnable action) {
    Button button = new Button();
    button.setOnAction(_ -> action.run());
    return dress(button, picture, words);
  }

  /** Gives a button a picture in place of words. */
  static <B extends ButtonBase> B dress(B button, Feather picture, String words) {
    button.setGraphic(of(picture, 1.25));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.getStyleClass().addAll("flat", "icon-button");
    return button;
  }
}
