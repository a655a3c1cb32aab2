package org.newsloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private static final Screen PLAIN = new Screen(OptionalInt.of(20), false);
  private static final Screen COLOURED = new Screen(OptionalInt.of(20), true);

  @Test
  void cutsByColumnsNotByChars() {
    assertThat(Screen.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Screen.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Screen.cut("无奈无奈", 6)).isEqualTo("无奈…");
    assertThat(Screen.cut("🗳️ vote now", 7)).isEqualTo("🗳️ vote…");
  }

  @Test
  void countsWhatIsWrittenOverAnotherLetterAsNothing() {
    assertThat(Screen.width("e\u0301")).isEqualTo(1);
    assertThat(Screen.width("한국어")).isEqualTo(6);
    assertThat(Screen.width("👍")).isEqualTo(2);
  }

  @Test
  void setsNothingOffWithoutColours() {
    assertThat(PLAIN.in(Screen.Style.STRONG, "x")).isEqualTo("x");
    assertThat(COLOURED.in(Screen.Style.STRONG, "x")).isEqualTo("\u001b[1mx\u001b[0m");
  }

  @Test
  void breaksLongLinesBetweenWordsAndKeepsTheirQuoteMarks() {
    assertThat(Reading.of("one two three four five six", PLAIN))
        .isEqualTo("one two three four\nfive six");
    assertThat(Reading.of("> > one two three four five", PLAIN))
        .isEqualTo("> > one two three\n> > four five");
    assertThat(Reading.of("see https://example.org/a/very/long/path there", PLAIN))
        .isEqualTo("see\nhttps://example.org/a/very/long/path\nthere");
  }

  @Test
  void leavesTextAloneWhereThereIsNoTerminal() {
    String text = "a line that is much longer than twenty columns\n> quoted";
    assertThat(Reading.of(text, Screen.NONE)).isEqualTo(text);
  }

  @Test
  void setsQuotationsOff() {
    assertThat(Reading.of("mine\n> theirs\n", COLOURED))
        .isEqualTo("mine\n\u001b[36m> theirs\u001b[0m\n");
  }
}
