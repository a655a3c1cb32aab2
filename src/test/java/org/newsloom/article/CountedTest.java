package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountedTest {
  @Test
  void oneIsNoPlural() {
    assertThat(Counted.of(0, "article")).isEqualTo("0 articles");
    assertThat(Counted.of(1, "article")).isEqualTo("1 article");
    assertThat(Counted.of(1_200, "article")).isEqualTo("1,200 articles");
  }

  @Test
  void theVerbFollowsTheNumber() {
    assertThat(Counted.are(1, "article")).isEqualTo("1 article is");
    assertThat(Counted.are(2, "article")).isEqualTo("2 articles are");
  }
}
