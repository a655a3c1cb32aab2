package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineWrapTest {
  @Test
  void shortLinesStayAsTheyAre() {
    assertThat(LineWrap.wrap("a\n\n b\n", 72)).isEqualTo("a\n\n b\n");
  }

  @Test
  void aLongLineIsBrokenAtBlanks() {
    assertThat(LineWrap.wrap("one two three four five six", 20))
        .isEqualTo("one two three four\nfive six");
  }

  @Test
  void theSignatureIsLeftAlone() {
    String text = "a\n-- \n" + "long ".repeat(30);
    assertThat(LineWrap.wrap(text, 40)).isEqualTo(text);
  }

  @Test
  void tablesAreLeftAlone() {
    String text = "  column " + "x ".repeat(60);
    assertThat(LineWrap.wrap(text, 40)).isEqualTo(text);
  }

  @Test
  void quotedParagraphsAreJoinedWithinTheirLevel() {
    assertThat(LineWrap.rewrapQuoted("> one\n> two three\n>> four\n>> five\nmine\n> six", 72))
        .isEqualTo("> one two three\n>> four five\nmine\n> six");
  }

  @Test
  void aBareMarkParts() {
    assertThat(LineWrap.rewrapQuoted("> one\n>\n> two", 72)).isEqualTo("> one\n>\n> two");
  }
}
