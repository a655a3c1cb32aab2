package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keys that somebody's hands know from another newsreader, from the data file {@code
 * key-profiles.json}.
 *
 * @param name what it is called in {@code keys.json}
 * @param title what the reader is shown
 * @param keys what differs from the usual keys, as in {@link KeySettings#keys}
 */
public record KeyProfile(String name, String title, Map<String, String> keys) {
  /** The name of the profile that differs in nothing. */
  public static final String STANDARD = "standard";

  private static final String FILE = "key-profiles.json";

  /** Takes a copy. */
  public KeyProfile {
    keys = Map.copyOf(keys);
  }

  /** All profiles, in the order of the file; the first one is {@link #STANDARD}. */
  public static List<KeyProfile> all() {
    try (InputStream in = KeyProfile.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not in the program");
      }
      List<KeyProfile> profiles = new ArrayList<>();
      List<String> notices = new ArrayList<>();
      for (Object item : (List<?>) JSON.std.anyFrom(in)) {
        Values values = new Values(FILE, (Map<?, ?>) item, notices);
        profiles.add(
            new KeyProfile(
                values.text("name", ""), values.text("title", ""), values.texts("keys")));
      }
      if (!notices.isEmpty()) {
        throw new IOException(notices.getFirst());
      }
      return List.copyOf(profiles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
