package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.newsloom.settings.SpellingSettings;

final class ComposerSpellingTest {
  @Test
  void theDictionaryOfTheSystemsLanguageIsTaken() {
    List<String> names = List.of("de_AT", "de_DE_frami", "en_GB", "en_US");
    assertThat(ComposerSpelling.pick("", names, Locale.US)).contains("en_US");
    assertThat(ComposerSpelling.pick("", names, Locale.CANADA)).contains("en_GB");
    assertThat(ComposerSpelling.pick("", names, Locale.GERMANY)).contains("de_AT");
    assertThat(ComposerSpelling.pick("", names, Locale.FRANCE)).isEmpty();
    assertThat(ComposerSpelling.pick("de_AT", names, Locale.US)).contains("de_AT");
    assertThat(ComposerSpelling.pick("fr", names, Locale.US)).isEmpty();
    assertThat(ComposerSpelling.pick(SpellingSettings.OFF, names, Locale.US)).isEmpty();
  }

  @Test
  void aDictionaryIsShownByTheNameOfItsLanguage() {
    assertThat(List.of("de_AT", "de_DE_frami", "en_GB", "en_US", "de_DE_1"))
        .extracting(ComposerSpelling::words)
        .containsExactly(
            "German (Austria)",
            "German (Germany, frami)",
            "English (United Kingdom)",
            "English (United States)",
            "German (Germany), de_DE_1");
  }
}
