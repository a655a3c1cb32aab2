package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchSettingsTest {
  @TempDir private Path folder;

  @Test
  void areReadAsTheyWereWrittenInTheirOrder() throws IOException {
    SearchSettings settings =
        SearchSettings.DEFAULTS
            .withSaved("zebra", "z")
            .withSaved("ant", "a OR \"b c\"")
            .withRecent("one")
            .withRecent("two")
            .withRecent("one");
    assertThat(settings.recent()).containsExactly("one", "two");
    new SettingsFolder(folder).save(SearchSettings.AREA, settings);
    SearchSettings read = new SettingsFolder(folder).load(SearchSettings.AREA).value();
    assertThat(read).isEqualTo(settings);
    assertThat(read.saved().keySet()).containsExactly("zebra", "ant");
    assertThat(read.without("zebra").saved().keySet()).containsExactly("ant");
  }

  @Test
  void fewRecentOnesAreKept() {
    SearchSettings settings = SearchSettings.DEFAULTS;
    for (int i = 0; i < 50; i++) {
      settings = settings.withRecent("query " + i);
    }
    assertThat(settings.recent()).hasSize(SearchSettings.MOST_RECENT).startsWith("query 49");
  }
}
