package org.newsloom.settings;

import java.util.Map;

/**
 * What becomes of the signatures of articles.
 *
 * @param checked whether they are checked when an article is opened, not only when asked for
 */
public record SignatureSettings(boolean checked) {
  /** What holds until the reader chooses. */
  public static final SignatureSettings DEFAULTS = new SignatureSettings(true);

  /** The file {@code signatures.json}. */
  public static final SettingsArea<SignatureSettings> AREA =
      new SettingsArea<>("signatures.json", SignatureSettings::read, SignatureSettings::write);

  private static SignatureSettings read(Values values) {
    return new SignatureSettings(values.flag("checked", DEFAULTS.checked));
  }

  private Map<String, Object> write() {
    return Map.of("checked", checked);
  }
}
