package org.newsloom.settings;

import java.util.Map;

/**
 * Whether and where read marks are shared with other machines.
 *
 * @param folder the folder that another program carries between them; empty for none
 * @param machine what this machine is called there; empty for the name that the system has
 */
public record SharingSettings(String folder, String machine) {
  /** What holds until the reader chooses. */
  public static final SharingSettings DEFAULTS = new SharingSettings("", "");

  /** The file {@code sharing.json}. */
  public static final SettingsArea<SharingSettings> AREA =
      new SettingsArea<>("sharing.json", SharingSettings::read, SharingSettings::write);

  private static SharingSettings read(Values values) {
    return new SharingSettings(
        values.text("folder", DEFAULTS.folder), values.text("machine", DEFAULTS.machine));
  }

  private Map<String, Object> write() {
    return Map.of("folder", folder, "machine", machine);
  }
}
