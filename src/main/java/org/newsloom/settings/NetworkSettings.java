package org.newsloom.settings;

import java.util.Map;

/**
 * How the network is used.
 *
 * @param checkMinutes minutes between two looks for new articles, 0 for never, up to 1440
 * @param connectSeconds how long a connection may take to open, 1 to 300
 * @param readSeconds how long a server may be silent, 5 to 600
 * @param offline whether nothing is fetched or sent
 */
public record NetworkSettings(
    int checkMinutes, int connectSeconds, int readSeconds, boolean offline) {
  /** What holds until the reader chooses. */
  public static final NetworkSettings DEFAULTS = new NetworkSettings(10, 20, 60, false);

  /** The file {@code network.json}. */
  public static final SettingsArea<NetworkSettings> AREA =
      new SettingsArea<>("network.json", NetworkSettings::read, NetworkSettings::write);

  private static NetworkSettings read(Values values) {
    return new NetworkSettings(
        values.number("checkMinutes", DEFAULTS.checkMinutes, 0, 1_440),
        values.number("connectSeconds", DEFAULTS.connectSeconds, 1, 300),
        values.number("readSeconds", DEFAULTS.readSeconds, 5, 600),
        values.flag("offline", DEFAULTS.offline));
  }

  private Map<String, Object> write() {
    return Map.of(
        "checkMinutes", checkMinutes,
        "connectSeconds", connectSeconds,
        "readSeconds", readSeconds,
        "offline", offline);
  }
}
