package org.newsloom.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program's files live. Nothing is made here; whoever writes makes the folder.
 *
 * @param config settings files
 * @param data what cannot be had again, {@code user.db}
 * @param cache what can, {@code cache.db}
 * @param state logs, the lock and the socket of the running program
 */
public record ProfilePaths(Path config, Path data, Path cache, Path state) {
  /** Everything under one folder. */
  public static ProfilePaths under(Path folder) {
    return new ProfilePaths(
        folder.resolve("config"),
        folder.resolve("data"),
        folder.resolve("cache"),
        folder.resolve("state"));
  }

  /**
   * The places that the system has for such files.
   *
   * @param os the system property {@code os.name}
   * @param home the reader's home folder
   * @param environment the environment variables
   */
  public static ProfilePaths ofSystem(String os, Path home, Map<String, String> environment) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path roaming = folder(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
      Path local = folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
      return new ProfilePaths(
          roaming.resolve("Newsloom"),
          roaming.resolve("Newsloom").resolve("data"),
          local.resolve("Newsloom").resolve("cache"),
          local.resolve("Newsloom").resolve("state"));
    }
    if (system.startsWith("mac")) {
      Path support = home.resolve("Library/Application Support/Newsloom");
      return new ProfilePaths(
          support.resolve("config"),
          support.resolve("data"),
          home.resolve("Library/Caches/Newsloom"),
          support.resolve("state"));
    }
    return new ProfilePaths(
        folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("newsloom"),
        folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("newsloom"),
        folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("newsloom"),
        folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
            .resolve("newsloom"));
  }

  /** The database of what cannot be had again. */
  public Path userDatabase() {
    return data.resolve("user.db");
  }

  /** The database of what can. */
  public Path cacheDatabase() {
    return cache.resolve("cache.db");
  }

  /** The folder of log files. */
  public Path logs() {
    return state.resolve("log");
  }

  /** The file that the running program holds locked. */
  public Path lock() {
    return state.resolve("lock");
  }

  /** The socket at which the running program listens. */
  public Path socket() {
    return state.resolve("socket");
  }

  /** A relative folder is to be ignored (XDG Base Directory Specification). */
  private static Path folder(@Nullable String named, Path fallback) {
    return named == null || named.isBlank() || !Path.of(named).isAbsolute()
        ? fallback
        : Path.of(named);
  }
}
