package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What makes starts quick is made once, and never in the way. A script stands for Java. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StartCacheTest {
  @TempDir Path folder;

  /** A Java that does as the script says; {@code $OUT} is where the file is wanted. */
  private List<String> java(String script) throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nfor a in \"$@\"; do case $a in -XX:AOTCacheOutput=*) OUT=${a#*=};; esac; done\n"
            + script
            + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return List.of(java.toString(), "-cp", "x.jar");
  }

  @Test
  void isMadeAndTakesThePlaceOfOlderOnes() throws Exception {
    Path file = folder.resolve("cache/start-2.aot");
    Files.createDirectories(file.getParent());
    Path older = Files.createFile(folder.resolve("cache/start-1.aot"));
    Path other = Files.createFile(folder.resolve("cache/notes"));
    List<String> java = java("echo \"$@\" > " + folder.resolve("asked") + "; echo made > \"$OUT\"");

    assertThat(new StartCache(file, java).make()).isTrue();

    assertThat(file).hasContent("made");
    assertThat(older).doesNotExist();
    assertThat(other).exists();
    String asked = Files.readString(folder.resolve("asked"));
    assertThat(asked)
        .startsWith("-XX:AOTCacheOutput=")
        .contains(" -cp x.jar org.newsloom.app.StartupTraining ");
    Path profile = Path.of(asked.strip().substring(asked.strip().lastIndexOf(' ') + 1));
    assertThat(profile.getParent()).doesNotExist();
  }

  @Test
  void aFailureLeavesEverythingAsItWas() throws Exception {
    Path file = folder.resolve("cache/start-2.aot");
    Files.createDirectories(file.getParent());
    Path older = Files.createFile(folder.resolve("cache/start-1.aot"));

    assertThat(new StartCache(file, java("echo half > \"$OUT\"; exit 1")).make()).isFalse();
    assertThat(new StartCache(file, java("exit 0")).make()).isFalse();
    assertThat(new StartCache(file, List.of(folder.resolve("none").toString())).make()).isFalse();

    assertThat(file).doesNotExist();
    assertThat(older).exists();
  }

  @Test
  void aFolderThatCannotBeMadeIsNoFailureOfTheProgram() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    assertThat(new StartCache(inTheWay.resolve("start-1.aot"), java("exit 0")).make()).isFalse();
  }
}
