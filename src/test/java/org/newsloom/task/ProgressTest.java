package org.newsloom.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressTest {
  @Test
  void tellsThePartDone() {
    assertThat(new Progress("Fetching", 1, 4).fraction()).isEqualTo(0.25);
  }

  @Test
  void isDoneWhereThereIsNothingToDo() {
    assertThat(new Progress("Fetching", 0, 0).fraction()).isEqualTo(1);
  }

  @Test
  void doesNotPretendToKnowTheTotal() {
    assertThat(Progress.started("Listing").fraction()).isEqualTo(-1);
    assertThat(Progress.started("Listing").isMeasured()).isFalse();
  }

  @Test
  void neverShowsMoreThanAll() {
    assertThat(new Progress("Fetching", 12, 10)).isEqualTo(new Progress("Fetching", 12, 12));
  }
}
