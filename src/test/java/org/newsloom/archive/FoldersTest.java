package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
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

  @Test
  void ofAMaildirOnlyItsPartsAreRead() throws IOException {
    write("md/cur/1.x:2,", "a");
    write("md/new/2.x", "b");
    write("md/dovecot-uidlist", "3 V1");
    write("md/.Old/cur/3.x", "c");
    write("md/.Old/tmp/4.x", "unfinished");
    write("md/.Old/new/5.x", "d");
    write("md/.Old/maildirfolder", "");
    write("tree/misc/tmp/1", "e");
    assertThat(articles(folder)).containsExactly("c", "d", "a", "b", "e");
  }

  @Test
  void archivesAmongTheFilesGiveAllOfTheirArticles() throws IOException {
    String separator = "From a@x Thu Jan  1 00:00:01 1970\n";
    write("1", "S: 1\n\nplain\n");
    write("2.mbox", separator + "S: 2\n\n\n" + separator + "S: 3\n\nx\n\n");
    write("3.saved", separator + "S: 4\n\n>From me\n");
    write("4.batch", "#! rnews 3\nab\n#! rnews 3\ncd\n");
    assertThat(articles(folder))
        .containsExactly(
            "S: 1\n\nplain\n",
            "S: 2\n\n",
            "S: 3\n\nx\n",
            separator + "S: 4\n\n>From me\n",
            "ab\n",
            "cd\n");
  }

  @Test
  void linksToFoldersLeadNowhereAndAreTold() throws IOException {
    write("real/1", "a");
    Files.createSymbolicLink(folder.resolve("real/loop"), folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("real/2"), folder.resolve("real/1"));
    Files.createSymbolicLink(folder.resolve("real/nowhere"), folder.resolve("gone"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    try (FolderReader reader = new FolderReader(folder.resolve("link"))) {
      assertThat(reader.next()).isPresent();
      assertThat(reader.next()).isPresent();
      assertThat(reader.next()).isEmpty();
      assertThat(reader.defects()).extracting(it -> it.where()).containsExactly("loop");
    }
  }

  @Test
  void ofABrokenCompressedFileIsTakenWhatThereIs() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    Path file = folder.resolve("1.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(noise);
    }
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 150_000));
    Files.write(folder.resolve("2.gz"), new byte[] {0x1f, (byte) 0x8b});
    try (FolderReader reader = new FolderReader(folder)) {
      assertThat(reader.next().orElseThrow().length).isBetween(100_000, 150_000);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.defects()).hasSize(2);
    }
  }
}
