package org.newsloom.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pictures of one kind, and buttons that have nothing else. */
final class Icons {
  private Icons() {}

  /** A picture to stand beside words; the style sheet gives it a size that fits the letters. */
  static FontIcon of(Feather picture) {
    FontIcon icon = new FontIcon(picture);
    icon.getStyleClass().add("icon");
    return icon;
  }

  /** A picture to stand alone over a message. */
  static FontIcon large(Feather picture) {
    FontIcon icon = of(picture);
    icon.getStyleClass().add("large-icon");
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
    button.setGraphic(of(picture));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.getStyleClass().addAll("flat", "icon-button");
    return button;
  }
}
