package org.newsloom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hands an address to the system's browser or mail program. */
final class Browser {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  private Browser() {}

  /**
   * Opens an address of the web or a {@code mailto:} address; nothing else is ever handed on, and
   * no shell reads it.
   *
   * @throws IllegalArgumentException if it is no such address
   * @throws UncheckedIOException if the system has nothing to open it with
   */
  static void open(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme();
      if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("Only web and mail addresses are opened: " + address);
      }
      start(uri.toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("This is no address: " + address, e);
    }
  }

  /**
   * Opens a page that this program wrote itself.
   *
   * @throws UncheckedIOException if the system has nothing to open it with
   */
  static void open(Path page) {
    start(page.toAbsolutePath().toString());
  }

  private static void start(String what) {
    try {
      new ProcessBuilder(command(what))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing on this system opens " + what + ".", e);
    }
  }

  private static List<String> command(String address) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", address);
    }
    return List.of(os.startsWith("mac") ? "open" : "xdg-open", address);
  }
}
