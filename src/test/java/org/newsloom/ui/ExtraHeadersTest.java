package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsloom.post.Composition.ExtraHeader;

final class ExtraHeadersTest {
  @Test
  void readsOneHeaderALine() {
    assertThat(ExtraHeaders.parse("Keywords: a: b\n\nSummary:short"))
        .containsExactly(new ExtraHeader("Keywords", "a: b"), new ExtraHeader("Summary", "short"));
  }

  @Test
  void takesALineWithoutColonAsName() {
    assertThat(ExtraHeaders.parse("Keywords")).containsExactly(new ExtraHeader("Keywords", ""));
  }
}
