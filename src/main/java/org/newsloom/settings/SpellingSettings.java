package org.newsloom.settings;

import java.util.Map;

/**
 * How spelling is checked.
 *
 * @param language the name of a dictionary, such as {@code en_GB}; empty: that of the system's
 *     language; {@link #OFF}: none
 */
public record SpellingSettings(String language) {
  /** Nothing is checked. */
  public static final String OFF = "off";

  /** What holds until the reader chooses. */
  public static final SpellingSettings DEFAULTS = new SpellingSettings("");

  /** The file {@code spelling.json}. */
  public static final SettingsArea<SpellingSettings> AREA =
      new SettingsArea<>("spelling.json", SpellingSettings::read, SpellingSettings::write);

  private static SpellingSettings read(Values values) {
    return new SpellingSettings(values.text("language", DEFAULTS.language));
  }

  private Map<String, Object> write() {
    return Map.of("language", language);
  }
}
