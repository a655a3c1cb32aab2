package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An archive in the web that shows articles by their Message-IDs, from the data file {@code
 * archives.json}; a file of that name among the settings replaces the one of the program.
 *
 * @param name what the reader is shown
 * @param address a web address with {@code {id}} where the Message-ID goes, without angle brackets
 */
public record PublicArchive(String name, String address) {
  /** The name of the file. */
  public static final String FILE = "archives.json";

  private static final String ID = "{id}";
  private static final int MOST = 30;
  private static final int MOST_NAME = 80;
  private static final int MOST_ADDRESS = 1_000;
  private static final long MAX_SIZE = 100_000;

  /**
   * The archives that the reader chose, or else those of the program. Reads a file; never fails,
   * see {@link Loaded#notices}.
   *
   * @param settings the folder of the settings
   */
  public static Loaded<List<PublicArchive>> load(Path settings) {
    Path own = settings.resolve(FILE);
    try {
      if (Files.size(own) > MAX_SIZE) {
        throw new Wrong("it is too large");
      }
      return new Loaded<>(read(JSON.std.anyFrom(Files.readAllBytes(own))), List.of());
    } catch (NoSuchFileException e) {
      return new Loaded<>(ofProgram(), List.of());
    } catch (IOException e) {
      String why = e instanceof Wrong ? e.getMessage() : "it cannot be read as JSON";
      return new Loaded<>(
          ofProgram(),
          List.of(own + " is not used: " + why + ". The archives of the program are used."));
    }
  }

  private static List<PublicArchive> ofProgram() {
    try (InputStream in = PublicArchive.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not in the program");
      }
      return read(JSON.std.anyFrom(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong in the file, in words that go on after a colon. */
  private static final class Wrong extends IOException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  private static List<PublicArchive> read(Object json) throws IOException {
    if (!(json instanceof List<?> entries) || entries.size() > MOST) {
      throw new Wrong("it wants a list of at most " + MOST + " archives");
    }
    List<PublicArchive> archives = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> map
          && map.get("name") instanceof String name
          && map.get("address") instanceof String address
          && !name.isBlank()
          && name.length() <= MOST_NAME)) {
        throw new Wrong("each archive wants a “name” and an “address”");
      }
      if (!isAddress(address)) {
        throw new Wrong(
            "the address of “" + name + "” is no http or https address with " + ID + " in it");
      }
      archives.add(new PublicArchive(name, address));
    }
    return List.copyOf(archives);
  }

  private static boolean isAddress(String address) {
    try {
      URI uri = new URI(address.replace(ID, "a%40b"));
      String scheme = uri.getScheme();
      return address.contains(ID)
          && address.length() <= MOST_ADDRESS
          && scheme != null
          && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Where the archive shows an article.
   *
   * @param id its Message-ID without angle brackets, one char an octet
   */
  public String address(String id) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : id.getBytes(StandardCharsets.ISO_8859_1)) {
      boolean plain =
          (octet >= '0' && octet <= '9')
              || (octet >= 'a' && octet <= 'z')
              || (octet >= 'A' && octet <= 'Z')
              || "-._~".indexOf(octet) >= 0;
      escaped.append(plain ? "" + (char) octet : String.format(Locale.ROOT, "%%%02X", octet));
    }
    return address.replace(ID, escaped);
  }
}
