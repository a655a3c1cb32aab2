package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Shell.Result;

/** Profiles whose files are not as they should be: a sentence, an exit code, and nothing lost. */
class ProfileTroubleTest {
  @TempDir Path folder;

  private Shell shell;
  private Path data;
  private Path cache;

  @BeforeEach
  void open() {
    shell = new Shell(folder, "--profile", "profile");
    data = folder.resolve("profile/data");
    cache = folder.resolve("profile/cache");
  }

  private void fill() {
    shell.done("identity", "set", "--name", "Ann", "--address", "ann@example.org");
    shell.done("server", "add", "news", "--host", "news.example.org");
    shell.done("server", "list");
  }

  private static void overwrite(Path file) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.write(new byte[4096]);
    }
  }

  @Test
  void whatCanBeFetchedAgainLiesInTheCacheFolder() {
    fill();
    assertThat(data.resolve("user.db")).exists();
    assertThat(cache.resolve("cache.db")).exists();
    assertThat(data.resolve("cache.db")).doesNotExist();
  }

  @Test
  void checkCallsADamagedCacheAProblem() throws IOException {
    fill();
    overwrite(cache.resolve("cache.db"));
    Result result = shell.run("check", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.all("ok")).containsExactly(true, false);
    assertThat(shell.done("check", "--json").all("ok")).containsExactly(true, true);
  }

  @Test
  void aDamagedCacheIsSetAsideWithASentence() throws IOException {
    fill();
    overwrite(cache.resolve("cache.db"));
    Result result = shell.run("identity", "show", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.one()).containsEntry("name", "Ann");
    assertThat(result.said()).hasSize(1);
    assertThat(result.said().getFirst()).contains("set aside", "safe");
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("cache-damaged"));
    }
    assertThat(shell.done("check", "--json").all("ok")).containsExactly(true, true);
  }

  @Test
  void aDamagedUserFileIsReadFromItsBackupAndNotWrittenTo() throws IOException {
    fill();
    Path user = data.resolve("user.db");
    overwrite(user);
    byte[] damaged = Files.readAllBytes(user);

    Result read = shell.run("server", "list", "--json");
    assertThat(read.code()).isZero();
    assertThat(read.all("name")).containsExactly("news");
    assertThat(read.said().getFirst()).contains("damaged");

    Result written = shell.run("identity", "set", "--name", "B", "--address", "b@example.org");
    assertThat(written.code()).isEqualTo(1);
    assertThat(written.out()).isEmpty();
    assertThat(Files.readAllBytes(user)).isEqualTo(damaged);

    Result check = shell.run("check", "--json");
    assertThat(check.code()).isEqualTo(1);
  }

  @Test
  void repairPutsTheBackupInThePlaceOfADamagedUserFile() throws IOException {
    fill();
    Path user = data.resolve("user.db");
    overwrite(user);
    byte[] damaged = Files.readAllBytes(user);

    Result repaired = shell.run("check", "--repair", "--json");
    assertThat(repaired.code()).isZero();
    assertThat(repaired.all("ok")).containsExactly(true, true);
    assertThat(repaired.said().getFirst()).contains("set aside");
    try (Stream<Path> files = Files.list(data)) {
      List<Path> aside =
          files
              .filter(file -> file.getFileName().toString().matches("user-damaged-[0-9-]+\\.db"))
              .toList();
      assertThat(aside).hasSize(1);
      assertThat(Files.readAllBytes(aside.getFirst())).isEqualTo(damaged);
    }
    assertThat(shell.done("identity", "show", "--json").one()).containsEntry("name", "Ann");
    shell.done("identity", "set", "--name", "B", "--address", "b@example.org");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsAPlainFailure() {
    shell.write("profile", "not a folder");
    Result result = shell.run("server", "list");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said()).hasSize(1);
    assertThat(result.said().getFirst()).contains("cannot be written to");
  }

  @Test
  void aFolderWithoutTheRightToWriteIsReadAndNotWritten() throws IOException {
    fill();
    List<Path> folders = List.of(data, cache, folder.resolve("profile"));
    for (Path each : folders) {
      assumeTrue(each.toFile().setWritable(false));
    }
    assumeTrue(!Files.isWritable(data), "this user may write everywhere");
    Result read = shell.run("server", "list", "--json");
    assertThat(read.all("name")).containsExactly("news");
    Result written = shell.run("identity", "set", "--name", "B", "--address", "b@example.org");
    assertThat(written.code()).isEqualTo(1);
    assertThat(written.said()).hasSize(1);
    for (Path each : folders) {
      assertThat(each.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void settingsThatCannotBeReadAreToldOf() throws IOException {
    fill();
    Path config = Files.createDirectories(folder.resolve("profile/config"));
    Files.writeString(config.resolve("network.json"), "{ broken");
    Result result = shell.run("server", "list", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.said()).hasSize(1);
    assertThat(result.said().getFirst()).contains("network.json", "defaults");
  }
}
