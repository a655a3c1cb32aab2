package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GroupNamesTest {
  @Test
  void leavesANameThatFits() {
    assertThat(GroupNames.fitting("comp.misc", _ -> true)).isEqualTo("comp.misc");
  }

  @Test
  void shortensFromTheLeft() {
    assertThat(GroupNames.fitting("comp.lang.java.programmer", form -> form.length() <= 20))
        .isEqualTo("c.l.java.programmer");
  }

  @Test
  void keepsTheEndWhereNothingFits() {
    assertThat(GroupNames.fitting("a.very.longgroupname", form -> form.length() <= 5))
        .isEqualTo("…name");
  }
}
