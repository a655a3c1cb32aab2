package org.newsloom.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything in the window stood when it was closed, as words and their values; what each
 * means is the window's own affair.
 *
 * @param values by name; at most 1,000 are kept
 */
public record WindowState(Map<String, String> values) {
  /** The first start. */
  public static final WindowState DEFAULTS = new WindowState(Map.of());

  /** The file {@code window.json}. */
  public static final SettingsArea<WindowState> AREA =
      new SettingsArea<>("window.json", WindowState::read, WindowState::write);

  private static final String NAME = "window";

  /** Takes a copy of the map. */
  public WindowState {
    values = Map.copyOf(values);
  }

  private static WindowState read(Values values) {
    return new WindowState(values.texts(NAME));
  }

  private static Map<String, Object> write(WindowState state) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(NAME, new LinkedHashMap<>(state.values));
    return all;
  }
}
