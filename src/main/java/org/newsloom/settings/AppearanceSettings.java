package org.newsloom.settings;

import java.util.Map;

/**
 * How the window looks.
 *
 * @param theme light, dark or as the system has it
 * @param fontScale per cent, 80 to 200
 */
public record AppearanceSettings(Theme theme, int fontScale) {
  /** Light or dark. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** What holds until the reader chooses. */
  public static final AppearanceSettings DEFAULTS = new AppearanceSettings(Theme.SYSTEM, 100);

  /** The file {@code appearance.json}. */
  public static final SettingsArea<AppearanceSettings> AREA =
      new SettingsArea<>("appearance.json", AppearanceSettings::read, AppearanceSettings::write);

  private static AppearanceSettings read(Values values) {
    return new AppearanceSettings(
        values.choice("theme", DEFAULTS.theme),
        values.number("fontScale", DEFAULTS.fontScale, 80, 200));
  }

  private Map<String, Object> write() {
    return Map.of("theme", Values.name(theme), "fontScale", fontScale);
  }
}
