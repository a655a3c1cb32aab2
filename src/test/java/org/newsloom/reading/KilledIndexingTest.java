package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.ClassPath;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** A program that is killed while it indexes texts goes on where it was, and finds the same. */
class KilledIndexingTest {
  private static final int ARTICLES = 2_000;
  private static final List<String> WORDS =
      List.of(
          "apple", "boiler", "Café", "无奈", "fence", "garden", "hammer", "Straße", "テスト", "ภาษาไทย");
  private static final List<String> QUERIES =
      List.of(
          "boiler",
          "body:boiler -apple",
          "\"garden hammer\"",
          "\"无奈 fence\"",
          "奈",
          "スト OR ไทย",
          "cafe strasse hammer",
          "fen* subject:17",
          "number100* garden",
          "-body:boiler -garden");

  @TempDir Path folder;

  @Test
  void indexingThatWasKilledGoesOnAndFindsTheSame() throws Exception {
    Path archive = archive();
    Path profile = folder.resolve("killed");
    int waiting = ARTICLES;
    for (int most : List.of(1_700, 1_100, 500)) {
      waiting = killHalfway(profile, archive, most);
    }
    Map<String, List<MessageId>> expected = undisturbed(archive);
    assertThat(expected.values()).noneMatch(List::isEmpty);
    try (Desk desk = Desk.open(profile)) {
      assertThat(await(desk.store.bodies().pending())).isBetween(1L, (long) waiting);
      assertThat(await(desk.reading.integrity().check())).allMatch(IntegrityReport::isOk);
      // Of those that are indexed, each is found: none was taken from the queue and then lost.
      assertThat(found(desk, "body:number*"))
          .hasSize(ARTICLES - Math.toIntExact(await(desk.store.bodies().pending())));
      assertThat(found(desk, "subject:number")).hasSize(ARTICLES);

      await(desk.reading.indexing().finish());

      assertThat(await(desk.store.bodies().pending())).isZero();
      assertThat(found(desk)).isEqualTo(expected);
      assertThat(await(desk.reading.integrity().check())).allMatch(IntegrityReport::isOk);
    }
  }

  private Path archive() throws IOException {
    Random random = new Random(20_261_123);
    StringBuilder mbox = new StringBuilder();
    for (int i = 0; i < ARTICLES; i++) {
      mbox.append(
          """
          From ann@example.org Thu Jan  1 00:00:01 1970
          From: Ann <ann@example.org>
          Subject: number %1$d
          Date: Thu, 1 Jan 2026 %2$02d:%3$02d:00 +0000
          Message-ID: <%4$d@example.org>
          Content-Type: text/plain; charset=UTF-8

          number%4$d
          """
              .formatted(i % 50, i / 60 % 24, i % 60, i));
      for (int word = 0; word < 40; word++) {
        // The later words are the rarer ones.
        int which = random.nextInt(1 + random.nextInt(WORDS.size()));
        mbox.append(random.nextInt(3) == 0 ? WORDS.get(which) : "word" + random.nextInt(5_000));
        mbox.append(word % 10 == 9 ? "\n" : " ");
      }
      mbox.append("\n");
    }
    return Files.writeString(folder.resolve("old.mbox"), mbox);
  }

  private Map<String, List<MessageId>> undisturbed(Path archive) {
    try (Desk desk = Desk.open(folder.resolve("undisturbed"))) {
      var imported =
          await(
              desk.reading
                  .archives()
                  .importAll(Archives.Format.MBOX, archive, new Newsgroup("local.test"), _ -> {}));
      assertThat(imported.added()).isEqualTo(ARTICLES);
      await(desk.reading.indexing().finish());
      return found(desk);
    }
  }

  private static Map<String, List<MessageId>> found(Desk desk) {
    Map<String, List<MessageId>> found = new LinkedHashMap<>();
    QUERIES.forEach(query -> found.put(query, found(desk, query)));
    return found;
  }

  private static List<MessageId> found(Desk desk, String query) {
    Search search = desk.reading.search();
    return await(search.run(search.parse(query), Optional.empty(), ARTICLES)).hits().stream()
        .map(hit -> hit.row().id())
        .toList();
  }

  /** Kills the child once no more than so many wait; returns how many waited at the last word. */
  private int killHalfway(Path profile, Path archive, int most) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ClassPath.ofTests(),
                KilledIndexing.class.getName(),
                profile.toString(),
                archive.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int waiting = Integer.MAX_VALUE;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (waiting > most) {
        String line = lines.readLine();
        assertThat(line).as("the child went on").isNotNull();
        waiting = Integer.parseInt(line);
      }
      child.toHandle().destroyForcibly();
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    return waiting;
  }
}
