package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;

final class ShortcutsDialogTest {
  @Test
  void findsCommandsByTheirWords() {
    assertThat(ShortcutsDialog.matching("watch", Keymap.STANDARD)).containsExactly(Command.WATCH);
  }

  @Test
  void findsCommandsByTheirKey() {
    assertThat(ShortcutsDialog.matching("k", Keymap.STANDARD)).contains(Command.IGNORE);
    assertThat(ShortcutsDialog.matching("f5", Keymap.STANDARD)).containsExactly(Command.FETCH);
  }

  @Test
  void findsCommandsByTheKeyInForce() {
    Keymap pan = Keymap.of(KeyProfile.all(), new KeySettings("pan", Map.of()));
    assertThat(ShortcutsDialog.matching("f", pan)).contains(Command.FOLLOWUP);
  }

  @Test
  void showsAllCommands() {
    assertThat(ShortcutsDialog.matching("", Keymap.STANDARD)).containsExactly(Command.values());
  }
}
