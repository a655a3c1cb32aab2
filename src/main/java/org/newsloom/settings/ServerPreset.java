package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A public news server that a new reader may choose, from the data file {@code presets.json}.
 *
 * @param name as its operators write it
 * @param host the host name
 * @param port the port
 * @param security how the connection is encrypted
 * @param needsAccount whether nothing can be read without an account
 * @param signUp the web page where accounts are had, or where the service is described
 * @param note one sentence about it
 */
public record ServerPreset(
    String name,
    String host,
    int port,
    Security security,
    boolean needsAccount,
    String signUp,
    String note) {
  /** How a connection is encrypted. */
  public enum Security {
    /** From the first octet (port 563, RFC 8143). */
    TLS,
    /** After STARTTLS (RFC 4642). */
    STARTTLS,
    NONE
  }

  /** All presets, in the order of the file. */
  public static List<ServerPreset> all() {
    try (InputStream in = ServerPreset.class.getResourceAsStream("presets.json")) {
      if (in == null) {
        throw new IOException("presets.json is not in the program");
      }
      List<ServerPreset> presets = new ArrayList<>();
      List<String> notices = new ArrayList<>();
      for (Object item : (List<?>) JSON.std.anyFrom(in)) {
        presets.add(read(new Values("presets.json", (Map<?, ?>) item, notices)));
      }
      if (!notices.isEmpty()) {
        throw new IOException(notices.getFirst());
      }
      return List.copyOf(presets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerPreset read(Values values) {
    return new ServerPreset(
        values.text("name", ""),
        values.text("host", ""),
        values.number("port", 563, 1, 65_535),
        values.choice("security", Security.TLS),
        values.flag("needsAccount", true),
        values.text("signUp", ""),
        values.text("note", ""));
  }
}
