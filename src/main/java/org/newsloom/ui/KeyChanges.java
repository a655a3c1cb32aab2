package org.newsloom.ui;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.newsloom.settings.KeySettings;

/** What the person's own keys become when one is added or taken away (pure). */
final class KeyChanges {
  private KeyChanges() {}

  /** The command has that key too; whichever command had it has it no more. */
  static KeySettings add(KeySettings chosen, Keymap now, Command command, Key key) {
    Map<String, String> own = new LinkedHashMap<>(chosen.keys());
    // What the person gave to another command would be the same key twice.
    own.replaceAll((_, text) -> text(pieces(text).filter(piece -> !isKey(piece, key))));
    List<Key> keys = new ArrayList<>(now.keys(command));
    if (!keys.contains(key)) {
      keys.add(key);
    }
    own.put(command.fileName(), text(keys.stream().map(Key::text)));
    return chosen.withKeys(own);
  }

  /** The command has that key no more. */
  static KeySettings remove(KeySettings chosen, Keymap now, Command command, Key key) {
    Map<String, String> own = new LinkedHashMap<>(chosen.keys());
    own.put(
        command.fileName(),
        text(now.keys(command).stream().filter(it -> !it.equals(key)).map(Key::text)));
    return chosen.withKeys(own);
  }

  /** The command has the keys of the profile again. */
  static KeySettings reset(KeySettings chosen, Command command) {
    Map<String, String> own = new LinkedHashMap<>(chosen.keys());
    own.remove(command.fileName());
    return chosen.withKeys(own);
  }

  private static boolean isKey(String piece, Key key) {
    return Key.read(piece).filter(key::equals).isPresent();
  }

  private static Stream<String> pieces(String text) {
    return Stream.of(text.strip().split("\\s+", -1));
  }

  private static String text(Stream<String> pieces) {
    return pieces.collect(joining(" "));
  }
}
