package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.newsloom.cli.Screen;

final class TerminalProbeTest {
  @Test
  void colourIsForTerminalsThatWantIt() {
    assertThat(TerminalProbe.screen(Map.of("TERM", "xterm"), 100))
        .isEqualTo(new Screen(OptionalInt.of(100), true));
    assertThat(TerminalProbe.screen(Map.of("NO_COLOR", "1"), 100).isColoured()).isFalse();
    assertThat(TerminalProbe.screen(Map.of("NO_COLOR", ""), 100).isColoured()).isTrue();
    assertThat(TerminalProbe.screen(Map.of("TERM", "dumb"), 100).isColoured()).isFalse();
  }

  @Test
  void aWidthThatIsNotKnownIsTheUsualOne() {
    assertThat(TerminalProbe.screen(Map.of(), 0).columns()).hasValue(80);
  }
}
