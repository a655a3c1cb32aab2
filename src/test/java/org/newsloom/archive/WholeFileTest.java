package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir private Path folder;

  private static void write(Path file, String text) throws IOException {
    try (WholeFile whole = WholeFile.at(file)) {
      whole.out().write(text.getBytes(StandardCharsets.UTF_8));
      whole.finish();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysOneAndLeadsToTheNewFile() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("real", "link");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoFileIsWrittenToAndStaysWhatItIs() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("nothing"), Path.of("/dev/null"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(Path.of("/dev/null").toFile().isFile()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatIsOpenIsNotReplacedByANameOfItsDescriptor() throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "what is appended to");
    try (OutputStream _ = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      Path descriptor = descriptor(file);
      Path link = Files.createSymbolicLink(folder.resolve("link"), descriptor);
      for (Path name : List.of(descriptor, link)) {
        assertThatThrownBy(() -> write(name, "new")).isInstanceOf(AccessDeniedException.class);
      }
    }
    assertThat(file).hasContent("what is appended to");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("open", "link");
  }

  private static Path descriptor(Path file) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(link -> leadsTo(link, file)).findFirst().orElseThrow();
    }
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file.toRealPath());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  @Test
  void somebodyElsesUnfinishedFileStays() throws IOException {
    Path other = Files.writeString(folder.resolve("a.part"), "other");
    write(folder.resolve("a"), "new");
    assertThat(other).hasContent("other");
    assertThat(folder.resolve("a")).hasContent("new");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a", "a.part");
  }

  @Test
  void whatIsNotFinishedLeavesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    try (WholeFile whole = WholeFile.at(file)) {
      whole.out().write('n');
    }
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("a");
  }
}
