package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HardWrapTest {
  private static final String LONG = "The quick brown fox jumps over the dog.";

  @Test
  void breaksAtTheLastBlankThatFits() {
    assertThat(HardWrap.of(List.of(), LONG, 30)).contains(new HardWrap.Break(30, 1));
    assertThat(LONG.substring(0, 30)).isEqualTo("The quick brown fox jumps over");
  }

  @Test
  void leavesALineThatFits() {
    assertThat(HardWrap.of(List.of(), LONG, 72)).isEmpty();
  }

  @Test
  void leavesALongWord() {
    assertThat(HardWrap.of(List.of(), "https://example.org/" + "a".repeat(80), 72)).isEmpty();
  }

  @Test
  void leavesQuotations() {
    assertThat(HardWrap.of(List.of(), "> " + LONG, 30)).isEmpty();
  }

  @Test
  void leavesTheSignature() {
    assertThat(HardWrap.of(List.of("-- "), LONG, 30)).isEmpty();
  }

  @Test
  void breaksChineseBetweenCharacters() {
    assertThat(HardWrap.of(List.of(), "无".repeat(20), 30)).contains(new HardWrap.Break(15, 0));
  }
}
