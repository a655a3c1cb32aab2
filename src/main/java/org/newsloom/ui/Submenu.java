package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands of a menu that stand in a menu of their own there, where the first of them would be. */
enum Submenu {
  PANES(
      "Go to",
      Command.FOCUS_GROUPS,
      Command.FOCUS_THREADS,
      Command.FOCUS_ARTICLE,
      Command.NEXT_PANE,
      Command.PREVIOUS_PANE),
  TEXT(
      "Text",
      Command.MONOSPACE,
      Command.EMPHASIS,
      Command.PREFER_HTML,
      Command.ROT13,
      Command.ENCODING),
  QUOTES("Quotes", Command.FOLD_LONG_QUOTES, Command.FOLD_INNER_QUOTES, Command.FOLD_ALL_QUOTES),
  LETTERS("Size of letters", Command.LARGER, Command.SMALLER, Command.NORMAL_SIZE),
  COLOURS("Colours", Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK),
  FOLDERS(
      "Folders",
      Command.NEW_FOLDER,
      Command.FETCH_FOLDER,
      Command.CATCH_UP_FOLDER,
      Command.FILL_FOLDER,
      Command.RENAME_FOLDER,
      Command.FOLDER_UP,
      Command.FOLDER_DOWN,
      Command.REMOVE_FOLDER);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list of constants
  private final List<Command> commands;

  Submenu(String words, Command... commands) {
    this.words = words;
    this.commands = List.of(commands);
  }

  /** Its title. */
  String words() {
    return words;
  }

  /** Where the command stands, if not in the menu itself. */
  static Optional<Submenu> of(Command command) {
    return Stream.of(values()).filter(it -> it.commands.contains(command)).findFirst();
  }
}
