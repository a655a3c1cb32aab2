package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key with the keys held down beside it.
 *
 * @param code the key
 * @param ctrl whether Ctrl is held (Command on macOS)
 * @param shift whether Shift is held
 */
public record Key(KeyCode code, boolean ctrl, boolean shift) {
  /**
   * Reads a form such as {@code Ctrl+Shift+R} or {@code F5}; the last piece is a {@link KeyCode}.
   */
  static Key parse(String text) {
    String[] pieces = text.split("\\+", -1);
    List<String> held = List.of(pieces).subList(0, pieces.length - 1);
    return new Key(
        KeyCode.valueOf(pieces[pieces.length - 1]), held.contains("Ctrl"), held.contains("Shift"));
  }

  /** Whether this is what was pressed. */
  public boolean matches(KeyEvent event) {
    return event.getCode() == code
        && event.isShortcutDown() == ctrl
        && event.isShiftDown() == shift
        && !event.isAltDown();
  }

  /** Whether the key alone writes or moves in a text field, so that it must not act there. */
  public boolean isTyping() {
    return !ctrl && !code.isFunctionKey() && code != KeyCode.ESCAPE;
  }

  /** As a person reads it. */
  public String words() {
    List<KeyCombination.Modifier> held = new ArrayList<>();
    if (ctrl) {
      held.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (shift) {
      held.add(KeyCombination.SHIFT_DOWN);
    }
    String words =
        new KeyCodeCombination(code, held.toArray(KeyCombination.Modifier[]::new)).getDisplayText();
    return switch (code) {
      // The same signs are on other keys too.
      case DIVIDE, MULTIPLY, ADD, SUBTRACT -> {
        int sign = words.length() - 1;
        yield words.substring(0, sign) + "Keypad " + words.substring(sign);
      }
      default -> words;
    };
  }
}
