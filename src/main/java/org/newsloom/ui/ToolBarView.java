package org.newsloom.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableObjectValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;

/** The commands that are used most, with their words, around the search field. */
final class ToolBarView {
  /** Narrower than this many letters' sizes, the words would push each other out of the window. */
  private static final double EMS_FOR_WORDS = 66;

  private final Commands commands;
  private final HBox bar = new HBox();
  private final Label ruler = new Label();

  ToolBarView(Commands commands, SearchBox search) {
    this.commands = commands;
    bar.getStyleClass().add("main-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    ruler.setManaged(false);
    ruler.setVisible(false);
    bar.getChildren().add(ruler);
    add(Command.FETCH_ALL, Feather.REFRESH_CW, "Get new");
    add(Command.CATCH_UP, Feather.CHECK, "Catch up");
    HBox middle = new HBox(search.node());
    middle.setAlignment(Pos.CENTER);
    HBox.setHgrow(search.node(), Priority.ALWAYS);
    HBox.setHgrow(middle, Priority.ALWAYS);
    bar.getChildren().add(middle);
    add(Command.FOLLOWUP, Feather.CORNER_UP_LEFT, "Followup to newsgroup");
    add(Command.REPLY, Feather.MAIL, "Reply by e-mail");
    add(Command.NEXT_UNREAD, Feather.CHEVRONS_DOWN, "Next unread");
  }

  Node node() {
    return bar;
  }

  /** The letters of the bar, to measure room by. */
  ObservableObjectValue<Font> letters() {
    return ruler.fontProperty();
  }

  /** Puts something before all else in the bar. */
  void setBefore(Node node) {
    bar.getChildren().addFirst(node);
  }

  void removeBefore(Node node) {
    bar.getChildren().remove(node);
  }

  private void add(Command command, Feather picture, String words) {
    if (!commands.isAvailable(command)) {
      return;
    }
    Button button = new Button(words, Icons.of(picture));
    button.getStyleClass().addAll("flat", "bar-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    Tooltip tooltip = new Tooltip();
    Keymap.follow(commands.keymap(), keymap -> tooltip.setText(keymap.withKey(command)));
    button.setTooltip(tooltip);
    button.setDisable(!commands.enabled(command).get());
    var enabled = commands.enabled(command);
    enabled.addListener(_ -> button.setDisable(!enabled.get()));
    button.setOnAction(_ -> commands.run(command));
    button
        .contentDisplayProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    bar.getWidth() < EMS_FOR_WORDS * button.getFont().getSize()
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT,
                bar.widthProperty(),
                button.fontProperty()));
    bar.getChildren().add(button);
  }
}
