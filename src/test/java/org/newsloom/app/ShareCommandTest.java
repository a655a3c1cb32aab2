package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read marks shared with other machines, on the command line. */
class ShareCommandTest {
  @TempDir Path folder;

  private Shell shell(String profile) {
    return new Shell(folder, "--profile", profile);
  }

  private static void addServer(Shell shell) {
    shell.done("server", "add", "home", "--host", "news.example.org");
  }

  @Test
  void twoProfilesShareTheirSubscriptionsByAFolder() throws IOException {
    Files.createDirectory(folder.resolve("carried"));
    Shell desk = shell("desk");
    addServer(desk);
    desk.done("subscribe", "--offline", "misc.test");
    assertThat(desk.done("--json", "share", "--folder", "carried", "--name", "desk").one())
        .containsEntry("machine", "desk")
        .containsEntry("folder", folder.resolve("carried").toString())
        .containsEntry("machines", List.of())
        .containsEntry("problems", List.of());
    Shell laptop = shell("laptop");
    addServer(laptop);
    Map<Object, Object> told =
        Map.copyOf(laptop.done("--json", "share", "--folder", "carried", "--name", "lap").one());
    assertThat(told.get("machines").toString()).contains("name=desk");
    try (Stream<Path> files = Files.list(folder.resolve("carried"))) {
      assertThat(files).hasSize(2);
    }
    assertThat(desk.done("share").out())
        .startsWith("Shared as desk by ")
        .contains("with 1 other machine\n  lap, last written ");
    assertThat(laptop.done("export", "newsrc", "-").out()).startsWith("misc.test:");
  }

  @Test
  void aFolderThatIsNotThereIsAFailureAndNotMade() {
    Shell desk = shell("desk");
    Shell.Result result = desk.run("share", "--folder", "gone");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("gone is not there");
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void withoutAFolderThereIsNothingToExchange() {
    Shell desk = shell("desk");
    assertThat(desk.run("share").code()).isEqualTo(2);
    assertThat(desk.done("share", "--off").out()).isEqualTo("Nothing is shared.\n");
  }
}
