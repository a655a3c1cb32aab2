package org.newsloom.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** The sign that stands between keys is a key too. */
  private static final Pattern FORM = Pattern.compile("((?:(?:ctrl|shift)\\+)*)(.+)");

  /** What lists, menus and text fields do by themselves, as long as Ctrl is not held. */
  private static final Set<KeyCode> OF_CONTROLS =
      EnumSet.of(
          KeyCode.ENTER,
          KeyCode.TAB,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.KP_LEFT,
          KeyCode.KP_RIGHT,
          KeyCode.KP_UP,
          KeyCode.KP_DOWN,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN,
          KeyCode.F10,
          KeyCode.CONTEXT_MENU);

  private static final Map<String, KeyCode> CODES = codes();

  private static Map<String, KeyCode> codes() {
    Map<String, KeyCode> codes = new HashMap<>();
    for (KeyCode code : KeyCode.values()) {
      if (!code.isModifierKey() && code != KeyCode.UNDEFINED) {
        codes.put(code.name().replace("_", "").toLowerCase(Locale.ROOT), code);
      }
    }
    for (KeyCode digit : codes.values().stream().filter(KeyCode::isDigitKey).toList()) {
      codes.putIfAbsent(digit.getName().replace(" ", "").toLowerCase(Locale.ROOT), digit);
    }
    codes.put("+", KeyCode.PLUS);
    codes.put("-", KeyCode.MINUS);
    codes.put("=", KeyCode.EQUALS);
    codes.put(",", KeyCode.COMMA);
    codes.put(".", KeyCode.PERIOD);
    codes.put(";", KeyCode.SEMICOLON);
    codes.put("'", KeyCode.QUOTE);
    codes.put("/", KeyCode.SLASH);
    codes.put("\\", KeyCode.BACK_SLASH);
    codes.put("[", KeyCode.OPEN_BRACKET);
    codes.put("]", KeyCode.CLOSE_BRACKET);
    return Map.copyOf(codes);
  }

  /** One of the program's own keys, as {@link #read} takes it. */
  static Key parse(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("no key: " + text));
  }

  /**
   * Reads a form such as {@code Ctrl+Shift+R}, {@code F5} or {@code Ctrl+,}; capitals do not
   * matter. Empty if it is none.
   */
  static Optional<Key> read(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    KeyCode code = form.matches() ? CODES.get(form.group(2).replace("_", "")) : null;
    return code == null
        ? Optional.empty()
        : Optional.of(
            new Key(code, form.group(1).contains("ctrl"), form.group(1).contains("shift")));
  }

  /** As {@link #read} takes it. */
  String text() {
    String name = code.isDigitKey() ? code.getName() : code.name();
    return (ctrl ? "Ctrl+" : "")
        + (shift ? "Shift+" : "")
        + name.charAt(0)
        + name.substring(1).replaceAll("[_ ]", "").toLowerCase(Locale.ROOT);
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

  /** Whether lists and menus need it for themselves. */
  boolean isOfControls() {
    return !ctrl && OF_CONTROLS.contains(code);
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
      case ENTER -> words.substring(0, words.length() - 1) + "Enter";
      default -> words;
    };
  }
}
