package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, with a Java that only tells what it was given. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("src/main/launcher/newsloom").toAbsolutePath();

  @TempDir Path folder;

  @BeforeEach
  void makeJava() throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"25\"\n");
    Path java = folder.resolve("bin/java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        exec 8>&2
        {
          if true 3<&0; then echo "input $(wc -c | tr -d ' ')"; fi
          if true 3>&8; then echo "errors go on"; fi
          echo "locale ${LC_ALL:-}"
        } >"$TOLD" 2>&1
        echo "output" 2>/dev/null || echo "output refused" >>"$TOLD"
        """);
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void whatIsClosedIsNotTakenForAFileThatJavaOpens() throws Exception {
    assertThat(told("<&-", Map.of())).contains("input 0");
    assertThat(told("2>&-", Map.of())).contains("errors go on");
  }

  @Test
  void closedOutputStaysOutputThatCannotBeWritten() throws Exception {
    assertThat(told(">&-", Map.of())).contains("output refused");
    assertThat(told(">/dev/null", Map.of())).doesNotContain("output refused");
  }

  @Test
  void inputGoesThrough() throws Exception {
    assertThat(told("<<E\nabc\nE\n", Map.of())).contains("input 4");
  }

  @Test
  void whereThereIsNoLocaleNamesAreInUtf8() throws Exception {
    assertThat(told("</dev/null", Map.of("LC_ALL", "C"))).contains("locale C.UTF-8");
  }

  private List<String> told(String redirection, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path told = folder.resolve("told");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "exec '" + LAUNCHER + "' decode " + redirection);
    shell.environment().put("NEWSLOOM_JAVA", folder.toString());
    shell.environment().put("TOLD", told.toString());
    shell.environment().putAll(environment);
    Process process = shell.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(told).as(said).exists();
    return Files.readAllLines(told);
  }
}
