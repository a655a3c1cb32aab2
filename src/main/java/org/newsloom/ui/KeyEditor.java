package org.newsloom.ui;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.settings.KeySettings;

/**
 * Changes the keys of one command: a click takes one away, what is pressed in the field is added.
 * What is changed holds at once.
 */
final class KeyEditor {
  private final ObjectProperty<KeySettings> settings;
  private final Keymap keymap;
  private final Command command;
  private final Runnable done;
  private final TextField pressed = new TextField();
  private final Label said = Form.hintLabel("");
  private final Button take = new Button();
  private final VBox box = new VBox(8);

  /**
   * Shows the keys that the command has.
   *
   * @param done closes it
   */
  KeyEditor(ObjectProperty<KeySettings> settings, Keymap keymap, Command command, Runnable done) {
    this.settings = settings;
    this.keymap = keymap;
    this.command = command;
    this.done = done;
    FlowPane keys = new FlowPane(8, 8);
    keys.setAlignment(Pos.CENTER_LEFT);
    keys.prefWrapLengthProperty().bind(Bindings.max(400, box.widthProperty().subtract(24)));
    keymap.keys(command).stream()
        .filter(key -> key.code() != KeyCode.ESCAPE)
        .forEach(key -> keys.getChildren().add(removable(key)));
    pressed.setEditable(false);
    pressed.setPromptText("Press a new key here");
    pressed.setAccessibleText("Press a new key for " + command.words());
    pressed.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    keys.getChildren().add(pressed);
    if (settings.get().keys().containsKey(command.fileName())) {
      Button reset = new Button("Usual keys");
      reset.setTooltip(new Tooltip("The keys of the chosen profile"));
      reset.setOnAction(_ -> settings.set(KeyChanges.reset(settings.get(), command)));
      keys.getChildren().add(reset);
    }
    Button close = new Button("Done");
    close.setOnAction(_ -> done.run());
    keys.getChildren().add(close);
    Form.show(said, false);
    Form.show(take, false);
    box.getChildren().setAll(keys, said, take);
    box.getStyleClass().add("key-editor");
  }

  Node node() {
    return box;
  }

  void requestFocus() {
    pressed.requestFocus();
  }

  private Node removable(Key key) {
    Button cap = new Button(key.words(), Icons.of(Feather.X));
    cap.setTooltip(new Tooltip("Take this key away"));
    cap.setAccessibleText("Take " + key.words() + " away from " + command.words());
    cap.setOnAction(_ -> settings.set(KeyChanges.remove(settings.get(), keymap, command, key)));
    return cap;
  }

  private void pressed(KeyEvent event) {
    Key key = new Key(event.getCode(), event.isShortcutDown(), event.isShiftDown());
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      done.run();
    } else if (event.getCode() == KeyCode.TAB
        || event.getCode().isModifierKey()
        || event.getCode() == KeyCode.UNDEFINED) {
      return; // leaves the field, or is held for the key to come
    } else {
      event.consume();
      wanted(key, event.isAltDown());
    }
  }

  private void wanted(Key key, boolean alt) {
    pressed.setText(key.words());
    Form.show(take, false);
    Optional<String> reserved =
        alt ? Optional.of("belongs to the menus with Alt") : Keymap.reserved(key, command);
    Optional<Command> owner = keymap.owner(key);
    if (reserved.isPresent()) {
      say(key.words() + " " + reserved.get() + "; it cannot be taken.");
    } else if (owner.isEmpty()) {
      add(key);
    } else if (owner.get() == command) {
      say(key.words() + " is its key already.");
    } else {
      say(key.words() + " is a key of “" + owner.get().words() + "”, which would lose it.");
      take.setText("Take it all the same");
      take.setOnAction(_ -> add(key));
      Form.show(take, true);
    }
  }

  private void add(Key key) {
    settings.set(KeyChanges.add(settings.get(), keymap, command, key));
  }

  private void say(String words) {
    said.setText(words);
    Form.show(said, true);
  }
}
