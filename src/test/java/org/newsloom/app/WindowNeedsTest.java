package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowNeedsTest {
  @Test
  void aDisplayIsNeeded() {
    assertThat(WindowNeeds.missing(Map.of(), library -> true))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("display").contains("newsloom --help"));
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    assertThat(WindowNeeds.missing(Map.of("DISPLAY", ":0"), library -> !library.contains("gtk")))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("libgtk-3-0"));
  }

  @Test
  void nothingIsMissingWhereAllIsThere() {
    assertThat(WindowNeeds.missing(Map.of("DISPLAY", ":0"), library -> true)).isEmpty();
  }
}
