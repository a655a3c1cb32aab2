package org.newsloom.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which keys give which commands.
 *
 * @param profile the name of a {@link KeyProfile}
 * @param keys what the person has otherwise: keys by the name of a command, parted by blanks; no
 *     key where the text is empty
 */
public record KeySettings(String profile, Map<String, String> keys) {
  /** What holds until the reader chooses. */
  public static final KeySettings DEFAULTS = new KeySettings(KeyProfile.STANDARD, Map.of());

  /** The file {@code keys.json}. */
  public static final SettingsArea<KeySettings> AREA =
      new SettingsArea<>("keys.json", KeySettings::read, KeySettings::write);

  /** Takes a copy that keeps its order. */
  public KeySettings {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** The same by another profile. */
  public KeySettings withProfile(String name) {
    return new KeySettings(name, keys);
  }

  /** The same with other keys of the person. */
  public KeySettings withKeys(Map<String, String> own) {
    return new KeySettings(profile, own);
  }

  private static KeySettings read(Values values) {
    return new KeySettings(values.text("profile", DEFAULTS.profile()), values.texts("keys"));
  }

  private Map<String, Object> write() {
    return Map.of("profile", profile, "keys", keys);
  }
}
