package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShortcutsDialogTest {
  @Test
  void findsCommandsByTheirWords() {
    assertThat(ShortcutsDialog.matching("watch")).containsExactly(Command.WATCH);
  }

  @Test
  void findsCommandsByTheirKey() {
    assertThat(ShortcutsDialog.matching("k")).contains(Command.IGNORE);
    assertThat(ShortcutsDialog.matching("f5")).containsExactly(Command.FETCH);
  }

  @Test
  void showsAllCommandsWithKeys() {
    assertThat(ShortcutsDialog.matching(""))
        .contains(Command.READ_ON, Command.UNDO)
        .allMatch(command -> !command.keys().isEmpty());
  }
}
