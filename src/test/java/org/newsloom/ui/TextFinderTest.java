package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.ui.TextFinder.Match;

final class TextFinderTest {
  @Test
  void findsWordsAsTheyStand() {
    assertThat(TextFinder.find("a.b axb A.B", "a.b", false))
        .containsExactly(new Match(0, 3), new Match(8, 11));
    assertThat(TextFinder.find("a.b axb A.B", "a.b", true)).containsExactly(new Match(0, 3));
    assertThat(TextFinder.find("Жук жук", "ЖУК", false)).hasSize(2);
    assertThat(TextFinder.find("aaaa", "aa", false))
        .containsExactly(new Match(0, 2), new Match(2, 4));
    assertThat(TextFinder.find("text", "", false)).isEmpty();
    assertThat(TextFinder.find("one\ntwo", "e\nt", false)).hasSize(1);
  }

  @Test
  void replacesAllPlacesAtOnce() {
    String text = "one two one";
    assertThat(TextFinder.replace(text, TextFinder.find(text, "one", false), "one one"))
        .isEqualTo("one one two one one");
    assertThat(TextFinder.replace(text, List.of(), "x")).isEqualTo(text);
  }
}
