package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProfilePathsTest {
  private static final Path HOME = Path.of("/home/ann").toAbsolutePath();

  @Test
  void followsTheDesktopSpecificationOnLinux() {
    Path config = HOME.resolve("cfg");
    ProfilePaths paths =
        ProfilePaths.ofSystem(
            "Linux", HOME, Map.of("XDG_CONFIG_HOME", config.toString(), "XDG_CACHE_HOME", "rel"));
    assertThat(paths.config()).isEqualTo(config.resolve("newsloom"));
    assertThat(paths.userDatabase()).isEqualTo(HOME.resolve(".local/share/newsloom/user.db"));
    assertThat(paths.cacheDatabase()).isEqualTo(HOME.resolve(".cache/newsloom/cache.db"));
    assertThat(paths.lock()).isEqualTo(HOME.resolve(".local/state/newsloom/lock"));
  }

  @Test
  void keepsTheCacheOffRoamingProfilesOnWindows() {
    Path local = HOME.resolve("local");
    ProfilePaths paths =
        ProfilePaths.ofSystem("Windows 11", HOME, Map.of("LOCALAPPDATA", local.toString()));
    assertThat(paths.config()).isEqualTo(HOME.resolve("AppData/Roaming/Newsloom"));
    assertThat(paths.cache()).isEqualTo(local.resolve("Newsloom/cache"));
  }

  @Test
  void usesTheLibraryOnMacOs() {
    ProfilePaths paths = ProfilePaths.ofSystem("Mac OS X", HOME, Map.of());
    assertThat(paths.cache()).isEqualTo(HOME.resolve("Library/Caches/Newsloom"));
    assertThat(paths.data()).isEqualTo(HOME.resolve("Library/Application Support/Newsloom/data"));
  }

  @Test
  void putsEverythingUnderTheFolderGiven() {
    Path folder = Path.of("profile");
    ProfilePaths paths = ProfilePaths.under(folder);
    assertThat(paths.config()).startsWithRaw(folder);
    assertThat(paths.userDatabase()).startsWithRaw(folder);
    assertThat(paths.cacheDatabase()).startsWithRaw(folder);
    assertThat(paths.logs()).startsWithRaw(folder);
    assertThat(paths.socket()).startsWithRaw(folder);
  }
}
