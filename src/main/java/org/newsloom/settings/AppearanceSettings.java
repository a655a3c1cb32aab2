package org.newsloom.settings;

import java.util.Map;

/**
 * How the window looks.
 *
 * @param theme light, dark or as the system has it
 * @param fontScale per cent, 80 to 200
 * @param monospaceArticle whether articles stand in a fixed-width font
 * @param density how tall the rows of lists are
 * @param layout how the panes are arranged
 */
public record AppearanceSettings(
    Theme theme, int fontScale, boolean monospaceArticle, Density density, Layout layout) {
  /** Light or dark. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** How tall the rows of lists are. */
  public enum Density {
    COMPACT,
    NORMAL,
    ROOMY
  }

  /** How the panes are arranged. */
  public enum Layout {
    /** The article below the thread list. */
    CLASSIC,
    /** The article beside the thread list. */
    WIDE
  }

  /** What holds until the reader chooses. */
  public static final AppearanceSettings DEFAULTS =
      new AppearanceSettings(Theme.SYSTEM, 100, false, Density.NORMAL, Layout.CLASSIC);

  /** The file {@code appearance.json}. */
  public static final SettingsArea<AppearanceSettings> AREA =
      new SettingsArea<>("appearance.json", AppearanceSettings::read, AppearanceSettings::write);

  private static AppearanceSettings read(Values values) {
    return new AppearanceSettings(
        values.choice("theme", DEFAULTS.theme),
        values.number("fontScale", DEFAULTS.fontScale, 80, 200),
        values.flag("monospaceArticle", DEFAULTS.monospaceArticle),
        values.choice("density", DEFAULTS.density),
        values.choice("layout", DEFAULTS.layout));
  }

  private Map<String, Object> write() {
    return Map.of(
        "theme", Values.name(theme),
        "fontScale", fontScale,
        "monospaceArticle", monospaceArticle,
        "density", Values.name(density),
        "layout", Values.name(layout));
  }
}
