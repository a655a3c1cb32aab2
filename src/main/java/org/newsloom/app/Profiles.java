package org.newsloom.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.cli.Place;
import org.newsloom.mime.MimeHeaderDecoder;
import org.newsloom.settings.ProfilePaths;

/** Where a profile's files are. */
final class Profiles {
  /** Longest path of a Unix domain socket that all systems take. */
  private static final int MAX_SOCKET_PATH = 100;

  private static final int LONGEST_NAME = 300;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Profiles() {}

  /** The files that a command or window means. */
  static ProfilePaths paths(Place place) {
    ProfilePaths chosen =
        place
            .profile()
            .map(ProfilePaths::under)
            .orElseGet(() ->
                ProfilePaths.ofSystem(
                    System.getProperty("os.name"),
                    home(System.getenv("HOME"), System.getProperty("user.home")),
                    System.getenv()));
    if (!place.sample()) {
      return chosen;
    }
    return place
        .profile()
        .map(folder -> ProfilePaths.under(folder.resolve("sample")))
        .orElseGet(() -> ProfilePaths.under(chosen.data().resolve("sample")));
  }

  /** HOME where it is set, as other programs do; else what the system's list of users says. */
  static Path home(@Nullable String variable, String listed) {
    boolean usable = variable != null && variable.startsWith("/");
    return Path.of(usable ? Objects.requireNonNull(variable) : listed);
  }

  /** Where the open window listens; a long profile path is told by its checksum. */
  static Path socket(ProfilePaths paths) {
    Path usual = paths.socket().toAbsolutePath();
    if (usual.toString().length() <= MAX_SOCKET_PATH) {
      return usual;
    }
    CRC32 checksum = new CRC32();
    checksum.update(usual.toString().getBytes(StandardCharsets.UTF_8));
    return Path.of(
        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
            .orElse(System.getProperty("java.io.tmpdir")),
        "newsloom-"
            + System.getProperty("user.name")
            + "-"
            + Long.toHexString(checksum.getValue()));
  }

  /** What the person's system calls this machine, as far as that is known without asking a net. */
  static String machineName(Map<String, String> environment) {
    for (String variable : List.of("COMPUTERNAME", "HOSTNAME")) {
      String name = environment.getOrDefault(variable, "");
      if (!name.isBlank()) {
        return name.strip();
      }
    }
    try {
      Path file = Path.of("/etc/hostname");
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST_NAME
          ? Files.readString(file).strip()
          : "";
    } catch (IOException e) {
      // A name is only for the person, who can give another.
      return "";
    }
  }

  static HeaderDecoder decoder() {
    return new MimeHeaderDecoder(WESTERN);
  }
}
