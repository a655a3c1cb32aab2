package org.newsloom.settings;

import java.util.Map;

/**
 * What becomes of what the learnt filter takes for junk.
 *
 * @param hideFrom how sure it must be, in per cent, for an article to be hidden, 1 to 99; 0 for
 *     never
 */
public record JunkSettings(int hideFrom) {
  /** What holds until the reader chooses. */
  public static final JunkSettings DEFAULTS = new JunkSettings(0);

  /** The file {@code junk.json}. */
  public static final SettingsArea<JunkSettings> AREA =
      new SettingsArea<>("junk.json", JunkSettings::read, JunkSettings::write);

  private static JunkSettings read(Values values) {
    return new JunkSettings(values.number("hideFrom", DEFAULTS.hideFrom, 0, 99));
  }

  private Map<String, Object> write() {
    return Map.of("hideFrom", hideFrom);
  }
}
