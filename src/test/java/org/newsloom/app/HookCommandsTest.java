package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;

/** Programs that the command line runs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HookCommandsTest {
  @TempDir Path folder;

  private SampleServer server;

  @BeforeEach
  void start() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchRunsProgramsOnlyWhenItIsTold() throws IOException {
    Path kept = folder.resolve("kept");
    Shell shell = new Shell(folder, "--profile", "p");
    String port = Integer.toString(server.port());
    shell.done(
        "server", "add", "near", "--host", "127.0.0.1", "--port", port, "--security", "none");
    Path config = Files.createDirectories(folder.resolve("p").resolve("config"));
    Files.writeString(
        config.resolve("hooks.json"),
        """
        {"hooks": [{"when": "headers", "command": ["tee", "-a", "%s"]},
                   {"when": "round", "command": ["no-such-program-here"]}]}
        """
            .replace("%s", kept.toString()));
    shell.done("fetch", "misc.test", "comp.misc");
    assertThat(kept).doesNotExist();
    Shell.Result run = shell.done("--json", "fetch", "--hooks", "sci.physics");
    assertThat(run.said()).hasSize(1).allMatch(line -> line.contains("no-such-program-here"));
    assertThat(run.json()).hasSize(1);
    assertThat(JSON.std.mapFrom(kept.toFile()))
        .containsEntry("event", "headers")
        .containsEntry(
            "newsgroups",
            List.of(
                Map.of("server", "near", "group", "sci.physics", "added", run.one().get("added"))));
  }
}
