package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShortenedSourceTest {
  private static final String FULL = "QUJD".repeat(19);

  @Test
  void theMiddleOfAFileIsCounted() {
    assertThat(
            ShortenedSource.of("Subject: x\n\n" + (FULL + "\n").repeat(2_000) + "QQ==\n\n--b--\n"))
        .isEqualTo(
            "Subject: x\n\n"
                + (FULL + "\n").repeat(3)
                + "[1,995 more lines of this file are sent]\n"
                + (FULL + "\n").repeat(2)
                + "QQ==\n\n--b--\n");
    assertThat(
            ShortenedSource.of(
                "Text\n=ybegin line=128 size=9 name=a\n" + "x\n".repeat(100) + "=yend size=9\nend"))
        .isEqualTo(
            "Text\n=ybegin line=128 size=9 name=a\nx\nx\n[96 more lines of this file are sent]\n"
                + "x\nx\n=yend size=9\nend");
  }

  @Test
  void textAndShortFilesStayWhole() {
    String text =
        "A line\n\n" + (FULL + "\n").repeat(9) + "word\n=ybegin line=128 name=a\nx\n=yend\n\n";
    assertThat(ShortenedSource.of(text)).isEqualTo(text);
    assertThat(ShortenedSource.of("")).isEmpty();
    assertThat(ShortenedSource.of("=ybegin ")).isEqualTo("=ybegin ");
  }
}
