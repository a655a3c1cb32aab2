package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of one file an article. */
final class FoldersTest {
  @TempDir private Path folder;

  private static List<String> articles(Path folder) throws IOException {
    List<String> articles = new ArrayList<>();
    try (FolderReader reader = new FolderReader(folder)) {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        articles.add(new String(next.get(), StandardCharsets.ISO_8859_1));
      }
      assertThat(reader.defects()).isEmpty();
    }
    return articles;
  }

  private static ArchiveWriter.About about(String subject) {
    return new ArchiveWriter.About("a@x", subject, Instant.ofEpochSecond(7), true, true);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void areReadByNumberAndNameWithoutWhatIsUnfinishedOrHidden() throws IOException {
    write("net/misc/10", "c");
    write("net/misc/9", "b");
    write("cur/1.x:2,S", "a");
    write("tmp/2.x", "unfinished");
    write(".hidden", "hidden");
    assertThat(articles(folder)).containsExactly("a", "b", "c");
  }

  @Test
  void giveBackWhatWasWritten() throws IOException {
    for (String kind : List.of("maildir", "eml")) {
      Path out = folder.resolve(kind);
      try (FolderWriter writer =
          kind.equals("eml") ? FolderWriter.eml(out) : FolderWriter.maildir(out)) {
        writer.add("one\n\u0000\r\n".getBytes(StandardCharsets.ISO_8859_1), about("../Same %d/x"));
        writer.add("two".getBytes(StandardCharsets.ISO_8859_1), about("../Same %d/x"));
        writer.add("three".getBytes(StandardCharsets.ISO_8859_1), about("\ud83d\ude00".repeat(90)));
        writer.finish();
      }
      assertThat(articles(out))
          .as(kind)
          .containsExactlyInAnyOrder("one\n\u0000\r\n", "two", "three");
    }
    assertThat(folder.resolve("eml/000001-same-d-x.eml")).exists();
    assertThat(folder.resolve("maildir/new")).isEmptyDirectory();
    assertThat(folder.resolve("maildir/tmp")).isEmptyDirectory();
    try (var files = Files.list(folder.resolve("maildir/cur"))) {
      assertThat(files).allMatch(file -> file.toString().endsWith(":2,FS"));
    }
  }

  @Test
  void areNotWrittenOver() throws IOException {
    for (int run = 0; run < 2; run++) {
      try (FolderWriter writer = FolderWriter.eml(folder.resolve("out"))) {
        writer.add(("run " + run).getBytes(StandardCharsets.US_ASCII), about("x"));
      }
    }
    assertThat(articles(folder.resolve("out"))).containsExactly("run 0", "run 1");
  }
}
