package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandWordsTest {
  private static final String FILE = "/home/ann/my texts/a.txt";

  @Test
  void putsTheFileInItsPlaceOrBehindTheLastWord() {
    assertThat(CommandWords.of("gvim -f %f", FILE)).containsExactly("gvim", "-f", FILE);
    assertThat(CommandWords.of("  emacs  ", FILE)).containsExactly("emacs", FILE);
    assertThat(CommandWords.of("edit --file=%f -n", FILE))
        .containsExactly("edit", "--file=" + FILE, "-n");
  }

  @Test
  void quotesHoldWordsTogetherAsInAShell() {
    assertThat(CommandWords.of("'my editor' \"a \\\"b\\\"\" c\\ d e'f g'h '' %f", FILE))
        .containsExactly("my editor", "a \"b\"", "c d", "ef gh", "", FILE);
  }

  @Test
  void nothingIsExpandedAndNoShellIsMeant() {
    assertThat(CommandWords.of("edit $HOME `id` ; rm *", FILE))
        .containsExactly("edit", "$HOME", "`id`", ";", "rm", "*", FILE);
  }

  @Test
  void pathsOfWindowsNeedNoDoubledBackslashes() {
    assertThat(CommandWords.of("\"C:\\Program Files\\Vim\\gvim.exe\" -f", "C:\\t.txt"))
        .containsExactly("C:\\Program Files\\Vim\\gvim.exe", "-f", "C:\\t.txt");
    assertThat(CommandWords.of("C:\\bin\\edit.exe", "C:\\t.txt"))
        .containsExactly("C:\\bin\\edit.exe", "C:\\t.txt");
  }

  @Test
  void anOpenQuoteIsNotSound() {
    assertThat(CommandWords.isSound("gvim -f '%f")).isFalse();
    assertThat(CommandWords.isSound("gvim \"")).isFalse();
    assertThat(CommandWords.isSound("  ")).isFalse();
    assertThat(CommandWords.isSound("gvim -f '%f'")).isTrue();
    assertThat(CommandWords.isSound("it\\'s")).isTrue();
  }
}
