package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostPartTest {
  @ParameterizedTest
  @CsvSource({
    "file.zip (3/12), 3, 12",
    "file.zip (03/12), 3, 12",
    "[2/5] - \"file.r01\" yEnc (7/40), 7, 40",
    "penguin.jpg [1/2], 1, 2",
    "About it (0/4), 0, 4",
    "file ( 1 / 2 ), 1, 2",
    "file (2 of 3), 2, 3",
    "file {2/3}, 2, 3",
    "file (part 2 of 3), 2, 3",
    "file [Part 02/11], 2, 11",
    "file.uue Part 2/3, 2, 3",
    "'v01i002: file, Part02/11', 2, 11",
    "file Teil 2 von 3, 2, 3"
  })
  void readsTheLastMark(String subject, int number, int total) {
    PostPart part = PostPart.of(subject).orElseThrow();
    assertThat(part.number()).isEqualTo(number);
    assertThat(part.total()).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24/7",
        "(1/1)",
        "(5/4)",
        "(1/2",
        "(1/99999)",
        "(a/b)",
        "on 1/2/2025",
        "(1/2 cup)",
        "depart 1/2",
        "part 1"
      })
  void seesNoneElsewhere(String subject) {
    assertThat(PostPart.of(subject)).isEmpty();
  }

  @Test
  void givesAllPostsOfAFileTheSameSeries() {
    PostPart first = PostPart.of("[1/2] x.zip (1/40)").orElseThrow();
    assertThat(PostPart.of("[1/2] x.zip (40/40)").orElseThrow().series()).isEqualTo(first.series());
    assertThat(PostPart.of("[2/2] x.zip (1/40)").orElseThrow().series())
        .isNotEqualTo(first.series());
    assertThat(PostPart.of("[1/2] x.zip (1/41)").orElseThrow().series())
        .isNotEqualTo(first.series());
  }
}
